package no.nav.utsjekk.skjema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.status.Feil;
import no.nav.utsjekk.status.StatusWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are schemas, their examples are right, and their lists of names are those of the code. */
class SkjemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> navn() {
        return Skjema.navn();
    }

    @ParameterizedTest
    @MethodSource("navn")
    void a_schema_is_valid_by_its_own_draft(String navn) {
        assertThat(Skjema.fil(navn).get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Skjema.forSkjemaer().avvik(Skjema.fil(navn))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("navn")
    void every_reference_leads_somewhere(String navn) {
        assertThat(Skjema.fil(navn).findValuesAsText("$ref")).allSatisfy(ref -> {
            var deler = ref.split("#");
            var fil = Skjema.fil(deler[0].isEmpty() ? navn : deler[0].replace(".json", ""));
            assertThat(deler.length == 1 || !fil.at(deler[1]).isMissingNode())
                    .as(ref)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("navn")
    void every_schema_and_every_field_is_described(String navn) {
        var skjema = Skjema.fil(navn);
        assertThat(skjema.hasNonNull("title") && skjema.hasNonNull("description"))
                .isTrue();
        assertThat(objekter(skjema))
                .allSatisfy(objekt -> assertThat(objekt.get("properties").properties())
                        .allSatisfy(felt -> assertThat(erForklart(navn, felt.getValue()))
                                .as(felt.getKey())
                                .isTrue()));
    }

    private static boolean erForklart(String navn, JsonNode felt) {
        return felt.hasNonNull("description")
                || felt.has("const")
                || felt.path("oneOf").findValues("description").size()
                                == felt.path("oneOf").size()
                        && felt.has("oneOf")
                || felt.has("properties")
                || felt.has("items");
    }

    /** Those whose fields are listed; conditions are none. */
    private static List<JsonNode> objekter(JsonNode node) {
        var under = StreamSupport.stream(node.spliterator(), false).flatMap(barn -> objekter(barn).stream());
        return Stream.concat(
                        node.has("properties") && node.has("required") && node.has("type")
                                ? Stream.of(node)
                                : Stream.empty(),
                        under)
                .toList();
    }

    /** Those of fields against the fields, those of a whole schema against the whole. */
    @ParameterizedTest
    @MethodSource("navn")
    void every_example_in_a_schema_is_right(String navn) {
        assertThat(medEksempler("", Skjema.fil(navn)).toList()).allSatisfy(peker -> {
            var skjema = peker.isEmpty() ? Skjema.strengt(navn) : Skjema.av(navn + "#" + peker);
            for (var eksempel : Skjema.fil(navn).at(peker).get("examples")) {
                assertThat(skjema.avvik(eksempel)).as(peker).isEmpty();
            }
        });
    }

    private static Stream<String> medEksempler(String peker, JsonNode node) {
        var under = node.properties().stream()
                .filter(felt -> !felt.getKey().equals("examples"))
                .flatMap(felt -> medEksempler(peker + "/" + felt.getKey().replace("/", "~1"), felt.getValue()));
        return Stream.concat(node.path("examples").isArray() ? Stream.of(peker) : Stream.empty(), under);
    }

    @ParameterizedTest
    @MethodSource("navn")
    void a_default_is_something_that_the_field_can_hold(String navn) {
        for (var objekt : objekter(Skjema.fil(navn))) {
            objekt.get("properties").properties().stream()
                    .filter(felt -> felt.getValue().has("default"))
                    .forEach(felt -> assertThat(felt.getValue().get("default").isNull()
                                    || felt.getValue().get("default").isValueNode())
                            .as(felt.getKey())
                            .isTrue());
        }
    }

    static List<Path> eksempler() throws IOException {
        try (var filer = Files.walk(Path.of("examples"))) {
            return filer.filter(Files::isRegularFile)
                    .filter(fil -> !fil.startsWith("examples/rest")) // bodies of calls, no records
                    .toList();
        }
    }

    /** Whose example it is: what the name of the file begins with. */
    private static String produsent(Path fil) {
        return fil.getFileName().toString().split("[-.]")[0];
    }

    @ParameterizedTest
    @MethodSource("eksempler")
    void every_file_of_examples_follows_its_schema_and_names_no_unknown_field(Path fil) throws IOException {
        assertThat(Skjema.strengt(produsent(fil)).avvik(JSON.readTree(fil.toFile())))
                .isEmpty();
    }

    @Test
    void every_producer_has_an_example_and_a_schema() throws IOException {
        assertThat(eksempler().stream().map(SkjemaTest::produsent).distinct())
                .containsExactlyInAnyOrderElementsOf(Skjema.MELDINGER);
        assertThat(Skjema.MELDINGER)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fagsystem.values())
                        .map(Fagsystem::kortnavn)
                        .toList());
    }

    static List<Arguments> lister() {
        return List.of(
                liste("status", "/properties/status/oneOf", StatusWriter.Status.values()),
                liste("status", "/$defs/feil/properties/system/enum", Feil.System.values()),
                liste("utbetaling", "/properties/action/oneOf", Handling.values()),
                liste("utbetaling", "/properties/periodetype/enum", Periodetype.values()),
                liste("ts", "/properties/periodetype/oneOf", Periodetype.values()),
                liste("historisk", "/properties/periodetype/oneOf", Periodetype.values()),
                liste("aap", "/$defs/avvent/properties/årsak/enum", Avvent.Arsak.values()),
                liste("utbetaling", "/$defs/avvent/properties/årsak/enum", Avvent.Arsak.values()),
                liste("dryrun-info", "/properties/fagsystem/enum", Fagsystem.values()),
                Arguments.of("status", "/$defs/detaljer/properties/ytelse/enum", ytelser()),
                Arguments.of("utbetaling", "/properties/fagsystem/enum", ytelser()),
                Arguments.of("dryrun-v2", "/$defs/utbetaling/properties/fagsystem/anyOf/0/enum", ytelser()));
    }

    private static Arguments liste(String navn, String peker, Enum<?>[] konstanter) {
        return Arguments.of(
                navn, peker, Arrays.stream(konstanter).map(Enum::name).toList());
    }

    private static List<String> ytelser() {
        return Arrays.stream(Fagomrade.values()).map(Fagomrade::ytelse).toList();
    }

    @ParameterizedTest
    @MethodSource("lister")
    void a_list_of_names_is_that_of_the_code(String navn, String peker, List<String> koden) {
        assertThat(verdier(Skjema.fil(navn).at(peker))).containsExactlyInAnyOrderElementsOf(koden);
    }

    /** The stønader of a format are an enum of its package, and {@code les} reads names of it alone. */
    @Test
    void the_stonader_of_a_schema_are_those_of_the_code() {
        assertThat(Map.of(
                        "aap", "aap.AapStonad",
                        "dp", "dp.DpStonad",
                        "ts", "ts.TsStonad",
                        "tp", "tp.TpStonad",
                        "historisk", "historisk.HistoriskStonad",
                        "valp", "valp.ValpStonad"))
                .allSatisfy((navn, type) -> assertThat(verdier(Skjema.fil(navn).at("/$defs/stonad/enum")))
                        .containsExactlyInAnyOrderElementsOf(konstanter(type)));
    }

    @Test
    void the_names_of_valp_and_their_stonader_are_those_of_the_code() {
        var felter = Skjema.fil("valp").get("properties");
        var tiltakskoder = verdier(felter.at("/tiltakskode/enum"));
        var tilskuddstyper = verdier(felter.at("/tilskuddstype/enum"));
        assertThat(tiltakskoder).containsExactlyInAnyOrderElementsOf(konstanter("valp.ValpStonad$Tiltakskode"));
        assertThat(tilskuddstyper).containsExactlyInAnyOrderElementsOf(konstanter("valp.ValpStonad$Tilskuddstype"));
        assertThat(verdier(Skjema.fil("valp").at("/$defs/stonad/enum")))
                .containsExactlyInAnyOrderElementsOf(tiltakskoder.stream()
                        .flatMap(tiltak -> tilskuddstyper.stream().map(tilskudd -> tiltak + "_" + tilskudd))
                        .toList());
    }

    private static List<String> verdier(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false)
                .map(verdi -> Optional.ofNullable(verdi.get("const")).orElse(verdi))
                .filter(verdi -> !verdi.isNull())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> konstanter(String type) {
        try {
            return Arrays.stream(Class.forName("no.nav.utsjekk.mottak." + type).getEnumConstants())
                    .map(konstant -> ((Enum<?>) konstant).name())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void strict_schemas_refuse_what_is_not_documented_and_others_do_not() {
        var status = Skjema.fil("status").get("examples").get(1).deepCopy();
        ((ObjectNode) status).set("nytt", JsonNodeFactory.instance.nullNode());

        assertThat(Skjema.av("status").godtar(status)).isTrue();
        assertThat(Skjema.strengt("status").avvik(status))
                .singleElement()
                .asString()
                .contains("nytt");
    }

    @Test
    void statuses_that_cannot_be_are_refused() {
        assertThat(List.of(
                        "{\"status\":\"OK\",\"detaljer\":null,\"error\":null}",
                        "{\"status\":\"FEILET\",\"detaljer\":null,\"error\":null,\"simulering\":false}",
                        "{\"status\":\"MOTTATT\",\"detaljer\":null,\"error\":null,\"simulering\":false}",
                        "{\"status\":\"ok\",\"detaljer\":null,\"error\":null,\"simulering\":false}",
                        "{\"status\":\"FEILET\",\"detaljer\":null,\"error\":{\"statusCode\":200,\"msg\":\"x\",\"doc\":null,"
                                + "\"system\":\"OSUR\"},\"simulering\":false}",
                        "{\"status\":\"FEILET\",\"detaljer\":null,\"error\":{\"statusCode\":400,\"msg\":\"x\",\"doc\":null,"
                                + "\"system\":\"HELVED\"},\"simulering\":false}"))
                .noneMatch(status -> Skjema.av("status").godtar(Mutasjon.json(status)));
    }
}
