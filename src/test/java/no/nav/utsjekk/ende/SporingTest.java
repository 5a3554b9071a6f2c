package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace from the producer to its last status (TOP-11), told to a collector over HTTP. */
class SporingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUSENTENS_SPAN = "00f067aa0ba902b7";

    private static HttpServer samler;
    private static Testsystem system;
    private static final Logg<JsonNode> SPANS = new Logg<>();
    private static volatile int svar = 200;

    @BeforeAll
    static void start() throws IOException {
        samler = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        samler.createContext("/v1/traces", exchange -> {
            try (exchange) {
                var json = JSON.readTree(exchange.getRequestBody().readAllBytes());
                if (svar == 200) {
                    json.findValues("spans").forEach(spans -> spans.forEach(SPANS::leggTil));
                }
                exchange.sendResponseHeaders(svar, -1);
            }
        });
        samler.start();
        system = Testsystem.start(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + samler.getAddress().getPort() + "/",
                "SPORING_PERIODE_MS",
                "100",
                "FEIL_VENTETID_MS",
                "50"));
    }

    @AfterAll
    static void stopp() {
        system.close();
        samler.stop(0);
    }

    private static String nyTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String send(Innmelding melding, String nokkel, String traceparent) {
        var record = new ProducerRecord<>(
                melding.topic(), nokkel.getBytes(UTF_8), melding.json().getBytes(UTF_8));
        record.headers().add("traceparent", traceparent.getBytes(UTF_8));
        system.publiser(record);
        return nokkel;
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + PRODUSENTENS_SPAN + "-01";
    }

    private static List<JsonNode> vent(String trace, int antall) {
        return SPANS.vent(
                antall, "spans i " + trace, span -> span.get("traceId").asText().equals(trace));
    }

    private static JsonNode span(List<JsonNode> spans, String navn) {
        return spans.stream()
                .filter(span -> span.get("name").asText().equals(navn))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void TOP_11_a_melding_is_one_trace_from_its_producer_through_MQ_and_kvittering_to_its_last_status() {
        var trace = nyTrace();
        var melding = Aap.nySak().med("2026-01-05", 100);
        var nokkel = send(melding, UUID.randomUUID().toString(), traceparent(trace));
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
        var statuser = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        assertThat(statuser)
                .allSatisfy(status -> assertThat(status.hode("traceparent")).contains(traceparent(trace)));
        var spans = vent(trace, 4);
        assertThat(spans)
                .extracting(span -> span.get("name").asText())
                .containsExactlyInAnyOrder("melding", "utled", "oppdrag-ut", "kvittering");
        var rot = span(spans, "melding");
        assertThat(rot.get("parentSpanId").asText()).isEqualTo(PRODUSENTENS_SPAN);
        assertThat(spans.stream().filter(span -> span != rot))
                .allSatisfy(span -> assertThat(span.get("parentSpanId")).isEqualTo(rot.get("spanId")));
        assertThat(spans).extracting(span -> span.get("spanId").asText()).doesNotHaveDuplicates();
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.get("endTimeUnixNano").asLong())
                        .isGreaterThanOrEqualTo(span.get("startTimeUnixNano").asLong()));
        assertThat(rot.get("attributes").toString()).contains(nokkel, melding.sakId(), "\"AAP\"", "\"OK\"");
        assertThat(spans.toString()).doesNotContain("12345678910");
    }

    @Test
    void TOP_11_what_waits_through_a_restart_is_in_the_same_trace() {
        var trace = nyTrace();
        var melding = Aap.nySak().med("2026-01-05", 100);
        var nokkel = send(melding, UUID.randomUUID().toString(), traceparent(trace));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        vent(trace, 2);

        system.stoppProduktet();
        system.startProduktet();
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.of("08", "B110008F", "Oppdraget er feil"));

        var spans = vent(trace, 4);
        var rot = span(spans, "melding");
        assertThat(spans.stream().filter(span -> span != rot))
                .allSatisfy(span -> assertThat(span.get("parentSpanId")).isEqualTo(rot.get("spanId")));
        assertThat(rot.at("/status/code").asInt()).isEqualTo(2);
        assertThat(span(spans, "kvittering").at("/status/message").asText()).isEqualTo("08");
    }

    @Test
    void TOP_11_a_melding_that_is_refused_at_once_has_a_span_and_a_key_that_is_a_fodselsnummer_is_not_told() {
        var trace = nyTrace();
        var record = new ProducerRecord<>(
                "aap.utbetaling.v1", "12345678910".getBytes(UTF_8), "hei 12345678910".getBytes(UTF_8));
        record.headers().add("traceparent", traceparent(trace).getBytes(UTF_8));
        system.publiser(record);
        var spans = vent(trace, 1);
        assertThat(spans.get(0).at("/status/message").asText()).isEqualTo("FEILET");
        assertThat(spans.toString()).contains("***").doesNotContain("12345678910");
    }

    @Test
    void TOP_11_what_its_producer_does_not_want_to_be_kept_is_not_told() {
        var uonsket = nyTrace();
        var onsket = nyTrace();
        send(
                Aap.nySak().med("2026-01-05", 100),
                UUID.randomUUID().toString(),
                traceparent(uonsket).replaceAll("01$", "00"));
        system.ventTilAltErBehandlet();
        send(Aap.nySak().med("2026-01-05", 100), UUID.randomUUID().toString(), traceparent(onsket));
        vent(onsket, 2);
        assertThat(SPANS.hvor(span -> span.get("traceId").asText().equals(uonsket)))
                .isEmpty();
    }

    @Test
    void TOP_11_a_collector_that_refuses_holds_nothing_up_and_what_it_did_not_take_is_counted() {
        svar = 500;
        try {
            var melding = Aap.nySak().med("2026-01-05", 100);
            var nokkel = send(melding, UUID.randomUUID().toString(), traceparent(nyTrace()));
            system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);
            system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
            var meters = system.bean("metricsRegistry", io.micrometer.core.instrument.MeterRegistry.class);
            Testsystem.ventPa(
                    "tapte spor",
                    () -> meters.get("utsjekk.spor.mistet").functionCounter().count() > 0);
        } finally {
            svar = 200;
        }
    }
}
