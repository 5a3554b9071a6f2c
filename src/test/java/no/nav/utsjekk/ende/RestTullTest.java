package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Nonsense for every call of the OpenAPI document, made out of its schemas: whatever comes, the answer is one that the document
 * knows, tells nothing of our insides, and leaves nothing personal in the log. {@code -Dtull.seed=17} repeats a run.
 */
@EndeTilEnde({
    "SIMULERING_VENTETID=PT0.2S",
    "SIMULERING_SJEKK_MS=100",
    "REST_DRYRUN_FRIST=PT2S",
    "ABETAL_FRIST=PT1S",
    "NETT_PERIODE_MS=500"
})
class RestTullTest {

    private static final int RUNDER = Integer.getInteger("tull.runder", 60);
    private static final String PERSON = "01418050051";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An error, a status that is one, what the gateway says of bodies, or nothing when no answer came. */
    private static final String FEILENE =
            "(?s)\\{\"statusCode\":%1$d,\"msg\":\".*|\\{\"status\":\"FEILET\",.*\"error\":\\{\"statusCode\":%1$d,.*"
                    + "|Påkrevd felt mangler eller er null: .*|Fagsystem parameter is required|";

    private final Testsystem system;
    private final long seed = Long.getLong("tull.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    RestTullTest(Testsystem system) {
        this.system = system;
    }

    private record Operasjon(String metode, String sti, Set<String> statuser, JsonNode schema) {}

    @Test
    void RF_E3_RF_E5_no_nonsense_makes_it_fail_or_talk() throws IOException {
        var dokument = JSON.readTree(new File("src/main/resources/schema/openapi.json"));
        var logg = new ListAppender<ILoggingEvent>();
        var rot = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logg.start();
        rot.addAppender(logg);
        try {
            for (var operasjon : operasjoner(dokument)) {
                var tull = new Restutull(dokument, random);
                for (int runde = 0; runde < RUNDER; runde++) {
                    prov(operasjon, tull.innhold(operasjon.schema()));
                }
            }
        } finally {
            rot.detachAppender(logg);
        }
        assertThat(logg.list)
                .as("seed " + seed)
                .extracting(hendelse -> hendelse.getFormattedMessage() + hendelse.getThrowableProxy())
                .noneMatch(linje -> linje.contains(PERSON));
    }

    private void prov(Operasjon operasjon, byte[] innhold) {
        var sti = operasjon.sti().replace("{uid}", uid()).replaceAll("\\{\\w+}", id());
        var hvem = system.rest(List.of("aap", "dagpenger", "test", "ukjent").get(random.nextInt(4)));
        var kall = random.nextInt(4) == 0 ? hvem.medType(type()) : hvem;
        var svar = kall.send(
                operasjon.metode().toUpperCase(java.util.Locale.ROOT), sti, BodyPublishers.ofByteArray(innhold));
        var hva = "seed %d: %s %s %s -> %d %s"
                .formatted(
                        seed,
                        operasjon.metode(),
                        sti,
                        new String(innhold, 0, Math.min(400, innhold.length), java.nio.charset.StandardCharsets.UTF_8),
                        svar.statusCode(),
                        svar.body());
        assertThat(operasjon.statuser()).as(hva).contains(Integer.toString(svar.statusCode()));
        assertThat(svar.statusCode()).as(hva).isNotEqualTo(500);
        if (!operasjon.sti().startsWith("/actuator")) {
            tierStille(svar, hva);
        }
    }

    private static void tierStille(HttpResponse<String> svar, String hva) {
        assertThat(svar.body()).as(hva).doesNotContain("Exception", "no.nav", "java.", "at org.");
        if (svar.statusCode() >= 400 && svar.statusCode() != 401) {
            assertThat(svar.body()).as(hva).matches(FEILENE.formatted(svar.statusCode()));
            assertThat(svar.body()).as(hva).doesNotContain(PERSON);
        }
    }

    private String uid() {
        return switch (random.nextInt(6)) {
            case 0 -> "x";
            case 1 -> "%C3%A6%00";
            case 2 -> "00000000-0000-0000-0000-000000000000";
            default -> UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(5)})
                    .toString();
        };
    }

    private String id() {
        return List.of("SAK-1", "1", "%00", "%C3%A6+%2F", "%FF", "..%2f", "x".repeat(600))
                .get(random.nextInt(7));
    }

    private String type() {
        return List.of(
                        "text/plain",
                        "application/json; charset=utf-16",
                        "application/json; charset=finnesikke",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "tull")
                .get(random.nextInt(7));
    }

    private static List<Operasjon> operasjoner(JsonNode dokument) {
        var operasjoner = new ArrayList<Operasjon>();
        felter(dokument.get("paths")).forEach(sti -> felter(sti.getValue())
                .filter(metode -> Set.of("get", "post", "put", "delete").contains(metode.getKey()))
                .forEach(metode -> operasjoner.add(new Operasjon(
                        metode.getKey(),
                        sti.getKey(),
                        Set.copyOf(felter(metode.getValue().get("responses"))
                                .map(Map.Entry::getKey)
                                .toList()),
                        metode.getValue().at("/requestBody/content/application~1json/schema")))));
        return operasjoner;
    }

    private static Stream<Map.Entry<String, JsonNode>> felter(JsonNode objekt) {
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) objekt::fields).spliterator(), false);
    }
}
