package no.nav.utsjekk.skjema;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.skjema.Asyncapi.Kanal;
import no.nav.utsjekk.skjema.Asyncapi.Melding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code asyncapi.yaml} is an AsyncAPI document, and has the topics that the product has. */
class AsyncapiTest {

    private static final Path STRUKTUR = Path.of("src/test/resources/asyncapi/asyncapi-3.0.schema.json");
    private static final Path INNSTILLINGER = Path.of("src/main/resources/application.properties");
    private static final Pattern TOPIC = Pattern.compile("(?m)^topic\\.(\\S+) = \\{\\{\\w+:(.+)}}$");
    private static final Set<String> IKKE_INN = Set.of("status", "utbetaling", "dryrun.prefix");

    private final Asyncapi asyncapi = Asyncapi.dokument();

    @Test
    void it_is_an_asyncapi_document() throws IOException {
        var struktur = new ObjectMapper().readTree(STRUKTUR.toFile());
        assertThat(Skjema.forSkjemaer().avvik(struktur)).isEmpty();
        assertThat(Skjema.av(struktur).avvik(asyncapi.rot())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"asyncapi\": \"2.6.0\"}",
                "{\"channels\": {\"x\": {\"adresse\": \"aap.utbetaling.v1\"}}}",
                "{\"operations\": {\"x\": {\"action\": \"publish\"}}}",
                "{\"components\": {\"schemas\": {\"x\": {\"type\": \"string\", \"description\": \"Delt\", \"i to.\": null}}}}"
            })
    void the_check_of_its_structure_can_fail(String feil) throws IOException {
        var json = new ObjectMapper();
        var struktur = json.readTree(STRUKTUR.toFile());
        var galt = json.readerForUpdating(asyncapi.rot().deepCopy()).readTree(feil);
        assertThat(Skjema.av(struktur).godtar(galt)).isFalse();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(asyncapi.rot().findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> {
            if (ref.startsWith("#")) {
                assertThat(asyncapi.rot().at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse();
            } else {
                assertThat(Asyncapi.FIL.resolveSibling(ref)).exists();
            }
        });
    }

    @Test
    void its_channels_are_the_topics_of_the_product() throws IOException {
        var topics = topics();
        var inn = topics.entrySet().stream()
                .filter(topic -> !IKKE_INN.contains(topic.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var ut = Stream.concat(
                Stream.of(topics.get("status"), topics.get("utbetaling")),
                Arrays.stream(Fagsystem.values()).map(f -> topics.get("dryrun.prefix") + f.kortnavn() + ".v1"));

        assertThat(inn).containsExactlyInAnyOrderElementsOf(LokalKafka.INNTOPICS);
        assertThat(asyncapi.kanaler().stream().map(Kanal::topic))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(inn.stream(), inn.stream().map(topic -> topic + ".dlt"), ut)
                                .flatMap(s -> s)
                                .toList());
    }

    @Test
    void what_is_on_a_topic_in_is_the_message_of_its_fagsystem() throws IOException {
        topics().forEach((navn, topic) -> {
            if (!IKKE_INN.contains(navn)) {
                var kortnavn = navn.replace(".intern", "");
                assertThat(skjemaer(topic)).containsExactly(kortnavn);
                assertThat(asyncapi.kanal(topic)).map(Kanal::navn).contains(navn.replace(".intern", "-intern"));
            }
        });
    }

    /** SIM-7, D32. */
    @Test
    void SIM7_dry_runs_are_answered_in_the_form_of_their_fagsystem() throws IOException {
        var prefiks = topics().get("dryrun.prefix");
        assertThat(Skjema.MELDINGER).allSatisfy(kortnavn -> assertThat(skjemaer(prefiks + kortnavn + ".v1"))
                .containsExactly(Set.of("aap", "dp").contains(kortnavn) ? "dryrun-v2" : "dryrun-v1", "dryrun-info"));
    }

    private List<String> skjemaer(String topic) {
        return asyncapi.kanal(topic).orElseThrow().meldinger().stream()
                .flatMap(melding -> melding.skjema().stream())
                .toList();
    }

    @Test
    void every_schema_is_on_some_topic() {
        assertThat(asyncapi.kanaler().stream()
                        .flatMap(kanal -> kanal.meldinger().stream())
                        .map(Melding::skjema)
                        .flatMap(skjema -> skjema.stream())
                        .collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(Skjema.navn().stream()
                        .filter(navn -> !navn.equals("felles"))
                        .toList());
    }

    /** Utsjekk receives what comes in and sends everything else. */
    @Test
    void every_channel_has_one_operation() {
        var operasjoner = asyncapi.rot().get("operations").properties().stream()
                .collect(toMap(
                        operasjon -> operasjon.getValue().at("/channel/$ref").asText(),
                        operasjon -> operasjon.getValue().get("action").asText()));
        assertThat(operasjoner).hasSameSizeAs(asyncapi.kanaler());
        assertThat(asyncapi.kanaler()).allSatisfy(kanal -> assertThat(operasjoner.get("#/channels/" + kanal.navn()))
                .isEqualTo(LokalKafka.INNTOPICS.contains(kanal.topic()) ? "receive" : "send"));
    }

    private static Map<String, String> topics() throws IOException {
        return TOPIC.matcher(Files.readString(INNSTILLINGER))
                .results()
                .collect(toMap(treff -> treff.group(1), treff -> treff.group(2)));
    }
}
