package no.nav.utsjekk.skjema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code asyncapi.yaml} says of topics and of what is on them. */
public final class Asyncapi {

    static final Path FIL = Path.of("src/main/resources/schema/asyncapi.yaml");

    private static final Asyncapi DOKUMENT = new Asyncapi(les());

    private final JsonNode rot;

    private Asyncapi(JsonNode rot) {
        this.rot = rot;
    }

    public static Asyncapi dokument() {
        return DOKUMENT;
    }

    private static JsonNode les() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(FIL.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode rot() {
        return rot;
    }

    /** @param navn the channel's name in the document, without a meaning to others */
    public record Kanal(String navn, String topic, String beskrivelse, List<Melding> meldinger) {}

    /**
     * @param skjema name of the schema of its value; absent for what is passed on as it came
     * @param hoder all its headers as one JSON Schema
     * @param svar whether it has the key of the melding that it answers
     */
    public record Melding(String navn, Optional<String> skjema, JsonNode hoder, boolean svar) {}

    public List<Kanal> kanaler() {
        return rot.get("channels").properties().stream()
                .map(kanal -> new Kanal(
                        kanal.getKey(),
                        kanal.getValue().get("address").asText(),
                        kanal.getValue().get("description").asText(),
                        kanal.getValue().get("messages").properties().stream()
                                .map(melding -> melding(melding.getKey(), folg(melding.getValue())))
                                .toList()))
                .toList();
    }

    public Optional<Kanal> kanal(String topic) {
        return kanaler().stream().filter(kanal -> kanal.topic().equals(topic)).findFirst();
    }

    private Melding melding(String navn, JsonNode melding) {
        var deler = Stream.concat(
                        Stream.of(melding),
                        StreamSupport.stream(melding.path("traits").spliterator(), false)
                                .map(this::folg))
                .toList();
        return new Melding(
                navn,
                Optional.of(melding.at("/payload/schema/$ref"))
                        .filter(JsonNode::isTextual)
                        .map(ref -> ref.asText().replace("json/", "").replace(".json", "")),
                hoder(deler.stream().map(del -> del.path("headers")).toList()),
                deler.stream().anyMatch(del -> del.has("correlationId")));
    }

    private JsonNode hoder(List<JsonNode> deler) {
        ObjectNode hoder = JsonNodeFactory.instance.objectNode().put("additionalProperties", false);
        deler.forEach(del -> {
            del.path("required").forEach(hoder.withArray("required")::add);
            // AsyncAPI's own schemas are of an older draft, in which this has another name
            if (del.has("dependencies")) {
                hoder.set("dependentRequired", del.get("dependencies"));
            }
            del.path("properties").fields().forEachRemaining(hode -> hoder.withObject("/properties")
                    .set(hode.getKey(), folg(hode.getValue())));
        });
        return hoder;
    }

    private JsonNode folg(JsonNode node) {
        return node.has("$ref") ? rot.at(node.get("$ref").asText().substring(1)) : node;
    }
}
