package no.nav.utsjekk.skjema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.skjema.Asyncapi.Kanal;
import no.nav.utsjekk.skjema.Asyncapi.Melding;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares what the product publishes with what it says that it publishes: topics, keys, headers and values. */
public final class Publisert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<Krav>> KRAV = Asyncapi.dokument().kanaler().stream()
            .collect(toMap(Kanal::topic, kanal -> kanal.meldinger().stream()
                    .map(melding -> new Krav(melding, Skjema.av(melding.hoder())))
                    .toList()));

    /** One of the messages that a topic can carry. */
    private record Krav(Melding melding, Skjema hoder) {}

    private Publisert() {}

    /**
     * Everything in a record that the contract does not have; empty when the record keeps it.
     *
     * @param nokkel the record's key as text
     */
    public static List<String> avvik(String nokkel, ConsumerRecord<?, byte[]> post) {
        var krav = KRAV.get(post.topic());
        if (krav == null) {
            return List.of(post.topic() + " står ikke i asyncapi.yaml");
        }
        var avvik = krav.stream().map(ett -> avvik(ett, nokkel, post)).toList();
        return avvik.stream().anyMatch(List::isEmpty)
                ? List.of()
                : List.of("%s, posisjon %d på partisjon %d: %s"
                        .formatted(post.topic(), post.offset(), post.partition(), avvik));
    }

    private static List<String> avvik(Krav krav, String nokkel, ConsumerRecord<?, byte[]> post) {
        var avvik = new ArrayList<String>();
        var hoder = JsonNodeFactory.instance.objectNode();
        post.headers().forEach(hode -> {
            if (hoder.has(hode.key())) {
                avvik.add("hodet " + hode.key() + " er der to ganger (TOP-9)");
            }
            hoder.put(hode.key(), new String(hode.value(), UTF_8));
        });
        avvik.addAll(krav.hoder().avvik(hoder));
        krav.melding().skjema().ifPresent(skjema -> avvik.addAll(innholdsavvik(skjema, nokkel, post.value())));
        if (krav.melding().svar() && !nokkel.equals(hoder.path("original-key").asText())) {
            avvik.add("nøkkelen er ikke meldingens");
        }
        return avvik;
    }

    private static List<String> innholdsavvik(String skjema, String nokkel, byte[] innhold) {
        try {
            var json = JSON.readTree(innhold);
            var avvik = new ArrayList<>(Skjema.strengt(skjema).avvik(json));
            if (skjema.equals("utbetaling") && !nokkel.equals(json.path("uid").asText())) {
                avvik.add("nøkkelen er ikke utbetalingens uid");
            }
            var feil = json.path("error");
            if (feil.has("code") && !erKjent(feil)) {
                avvik.add("feilen står ikke i regelboka: " + feil);
            }
            return avvik;
        } catch (IOException e) {
            return List.of("innholdet er ikke JSON");
        }
    }

    private static boolean erKjent(JsonNode feil) {
        return Regelbok.kjenner(
                feil.path("code").asText(),
                feil.path("statusCode").asInt(),
                feil.path("msg").asText());
    }
}
