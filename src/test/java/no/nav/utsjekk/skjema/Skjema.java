package no.nav.utsjekk.skjema;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the JSON Schemas that producers get, as a validator of JSON Schema 2020-12 understands it. */
public final class Skjema {

    public static final Path MAPPE = Path.of("src/main/resources/schema/json");

    /** Producers' messages, by the short name of the fagsystem. */
    public static final List<String> MELDINGER = List.of("aap", "dp", "ts", "tp", "historisk", "valp");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROT = "https://skjema.test/";
    private static final String STRENG_ROT = "https://strengt.test/";
    private static final JsonSchemaFactory FACTORY = factory();

    /** As the specification has it: 1.0 is an integer, and $ is the end of the text (Java's is also before a last line feed). */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .losslessNarrowing(true)
            .regularExpressionFactory(monster ->
                    Pattern.compile(monster.replaceAll("\\$$", "\\\\z")).asPredicate()::test)
            .build();

    private final JsonSchema skjema;

    private Skjema(JsonSchema skjema) {
        this.skjema = skjema;
    }

    /** @param navn file name without {@code .json}, perhaps with a pointer, as in {@code felles#/$defs/dato} */
    public static Skjema av(String navn) {
        return new Skjema(FACTORY.getSchema(SchemaLocation.of(ROT + adresse(navn)), CONFIG));
    }

    /** The same without the freedom to have fields that the schema does not name: for what we publish ourselves. */
    public static Skjema strengt(String navn) {
        return new Skjema(FACTORY.getSchema(SchemaLocation.of(STRENG_ROT + adresse(navn)), CONFIG));
    }

    /** A schema that is no file of its own. */
    public static Skjema av(JsonNode skjema) {
        return new Skjema(FACTORY.getSchema(skjema, CONFIG));
    }

    private static String adresse(String navn) {
        return navn.contains("#") ? navn.replace("#", ".json#") : navn + ".json";
    }

    /** The schema of schemas. */
    static Skjema forSkjemaer() {
        return new Skjema(FACTORY.getSchema(
                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"),
                SchemaValidatorsConfig.builder().build()));
    }

    /** Everything that is wrong with the instance; empty when the schema accepts it. */
    public List<String> avvik(JsonNode instans) {
        return skjema.validate(instans).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    public boolean godtar(JsonNode instans) {
        return skjema.validate(instans).isEmpty();
    }

    /** The names of all schemas. */
    public static List<String> navn() {
        try (var filer = Files.list(MAPPE)) {
            return filer.map(fil -> fil.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema as it stands in its file. */
    public static JsonNode fil(String navn) {
        try {
            return JSON.readTree(MAPPE.resolve(navn + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchemaFactory factory() {
        var tekster = Stream.concat(
                        navn().stream().map(navn -> Map.entry(ROT + navn + ".json", fil(navn))),
                        navn().stream().map(navn -> Map.entry(STRENG_ROT + navn + ".json", lukket(fil(navn)))))
                .collect(toMap(Map.Entry::getKey, skjema -> skjema.getValue().toString()));
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(tekster)));
    }

    /** Closes every object whose fields are listed; what a condition says of an object is no such list. */
    private static JsonNode lukket(JsonNode skjema) {
        if (skjema.isObject()
                && skjema.path("type").asText().equals("object")
                && skjema.has("required")
                && skjema.has("properties")) {
            ((ObjectNode) skjema).put("additionalProperties", false);
        }
        skjema.forEach(Skjema::lukket);
        return skjema;
    }
}
