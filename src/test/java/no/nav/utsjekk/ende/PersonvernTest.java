package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.logstash.logback.encoder.LogstashEncoder;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.Mmel;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A fødselsnummer in every place where one can come, and none in any log line, number, trace, alarm, health or error over HTTP
 * (OPS-50, OPS-51; 09 §9). Each place has a number of its own, all with the same beginning.
 */
class PersonvernTest {

    private static final String MERKE = "019999000";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger ROT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private static final Logg<String> LINJER = new Logg<>();
    private static final Logg<String> UT = new Logg<>();
    private static final Level NIVA = ROT.getLevel();
    private static HttpServer mottaker;
    private static Testsystem system;
    private static Lytter lytter;

    private final List<String> svar = new ArrayList<>();

    /** Hears every line, with all that an appender could write of it. */
    private static final class Lytter extends AppenderBase<ILoggingEvent> {

        private final LogstashEncoder json = new LogstashEncoder();

        Lytter(LoggerContext context) {
            setContext(context);
            json.setContext(context);
            json.start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            LINJER.leggTil(new String(json.encode(event), UTF_8)
                    + event.getFormattedMessage()
                    + Arrays.toString(event.getArgumentArray())
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        mottaker = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        mottaker.createContext("/", exchange -> {
            try (exchange) {
                UT.leggTil(exchange.getRequestURI()
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        mottaker.start();
        var adresse = "http://localhost:" + mottaker.getAddress().getPort();
        lytter = new Lytter(ROT.getLoggerContext());
        lytter.start();
        ROT.addAppender(lytter);
        system = Testsystem.start(Map.of(
                "ALARM_WEBHOOK", adresse + "/chat",
                "ALARM_SJEKK_MS", "300",
                "OTEL_EXPORTER_OTLP_ENDPOINT", adresse,
                "SPORING_PERIODE_MS", "100",
                "FEIL_GIFTIG_VENTETID_MS", "20",
                "drift.mbean.alarmer", "no.nav.utsjekk:type=Alarmer,test=personvern"));
        ROT.setLevel(Level.INFO);
    }

    @AfterAll
    static void stopp() {
        ROT.setLevel(NIVA);
        ROT.detachAppender(lytter);
        system.close();
        mottaker.stop(0);
    }

    private static String nr(int sted) {
        return MERKE + "%02d".formatted(sted);
    }

    private static String publiser(String nokkel, String json) {
        var record = new ProducerRecord<>("aap.utbetaling.v1", nokkel.getBytes(UTF_8), json.getBytes(UTF_8));
        record.headers()
                .add(
                        "traceparent",
                        "00-%s-00f067aa0ba902b7-01"
                                .formatted(UUID.randomUUID().toString().replace("-", ""))
                                .getBytes(UTF_8));
        system.publiser(record);
        return nokkel;
    }

    private static String nokkel() {
        return UUID.randomUUID().toString();
    }

    private static Aap sak() {
        return Aap.nySak().med("2026-01-05", 100);
    }

    /** With numbers of their own for the person, who has handled it, and who has decided it. */
    private static String merket(Aap melding, int sted) {
        return melding.json()
                .replace("12345678910", nr(sted))
                .replace("Z123456", nr(sted + 1))
                .replace("Z654321", nr(sted + 2));
    }

    @Test
    void OPS_50_no_fodselsnummer_from_anywhere_reaches_a_log_a_number_a_trace_an_alarm_or_an_error() {
        gjennomHeleSystemet();
        uleseligeMeldinger();
        giftigeMeldinger();
        kvitteringer();
        overHttp();
        system.ventTilAltErBehandlet();
        UT.vent(1, "alarm", sagt -> sagt.startsWith("/chat") && sagt.contains("ALM-4"));
        UT.vent(1, "alarm", sagt -> sagt.startsWith("/chat") && sagt.contains("ALM-7"));
        UT.vent(3, "spor", sagt -> sagt.startsWith("/v1/traces"));

        assertThat(LINJER.hvor(linje -> linje.contains("Varsel "))).isNotEmpty();
        assertThat(LINJER.hvor(linje -> linje.contains(MERKE))).as("logg").isEmpty();
        assertThat(UT.hvor(sagt -> sagt.contains(MERKE))).as("alarmer og spor").isEmpty();
        assertThat(svar).as("svar over HTTP").isNotEmpty().noneMatch(tekst -> tekst.contains(MERKE));
        assertThat(tall()).as("tall").doesNotContain(MERKE);
        assertThat(HealthCheckHelper.invoke(system.context()).toString()).doesNotContain(MERKE);
    }

    private void gjennomHeleSystemet() {
        var melding = sak();
        var nokkel = publiser(nokkel(), merket(melding, 10));
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.of("08", "B110008F", "Oppdraget er feil"));
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        publiser(nr(13), merket(sak(), 14)); // as the key
        var somSak = sak();
        publiser(nokkel(), merket(somSak, 17).replace(somSak.sakId(), nr(20))); // as the sakId
        publiser(nokkel(), merket(sak().behandling(nr(21)), 22));
        var dryrun = publiser(nokkel(), merket(sak().somDryrun(), 25));
        system.simulert(dryrun, 1);
    }

    private void uleseligeMeldinger() {
        for (var json : List.of(
                "hei " + nr(30),
                "{\"ident\": \"" + nr(31),
                "{\"ident\": " + nr(32) + "}",
                sak().json().replace("\"12345678910\"", "\"" + nr(33) + " \""),
                sak().json().replace("2026-01-05", nr(34)),
                sak().json().replace("\"sakId\"", "\"" + nr(35) + "\""),
                sak().json().replace("\"utbetalinger\": [", "\"utbetalinger\": [" + nr(36) + ","),
                "[\"" + nr(37) + "\"]")) {
            system.ventStatuser(publiser(nokkel(), json), "FEILET");
        }
    }

    private void giftigeMeldinger() {
        var melding = sak();
        try (var feil = system.feil("oppdrag", "new.fagsystem_id = '%s'".formatted(melding.sakId()), "P0001")) {
            system.ventStatuser(publiser(nokkel(), merket(melding, 40)), "FEILET");
        }
        var nokkel = nr(43);
        try (var feil = system.feil("melding", "new.nokkel = '%s'".formatted(nokkel), "P0001")) {
            publiser(nokkel, merket(sak(), 44));
            feil.ventPaForsok(3);
        }
    }

    private void kvitteringer() {
        var melding = sak();
        publiser(nokkel(), merket(melding, 50));
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.kvittering("hei " + nr(53));
        system.kvittering("<oppdrag><mmel>" + nr(54) + "</mmel>");
        system.kvittering(
                ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"" + nr(55) + "\">]><a>&b;</a>").getBytes(UTF_8));
        var kvittering = Kvitteringstekst.av(oppdrag.xml(), Mmel.of("99", "B999999", "Person " + nr(56)));
        system.kvittering(kvittering);
        system.kvittering(kvittering.replace(melding.sakId(), nr(57)));
        system.kvittering(kvittering.replaceAll("<satsLinje>|<sats>", "<sats>" + nr(58)));
        system.svar(oppdrag, Mmel.of("08", "B110008F", "Person " + nr(59)));
        system.backout().vent(4, "parkerte", parkert -> true);
    }

    private void overHttp() {
        var klient = system.rest("aap");
        var uid = UUID.randomUUID();
        for (var innhold : List.of(
                "hei " + nr(60),
                "{\"personident\": " + nr(61) + "}",
                "{\"personident\": \"" + nr(62) + "\", \"sakId\": \"" + nr(63) + "\"}",
                "{\"" + nr(64) + "\": 1}")) {
            for (var sti : List.of(
                    "/utbetalinger/" + uid,
                    "/utbetalinger/" + nr(65),
                    "/api/iverksetting/v2",
                    "/api/simulering/v2",
                    "/api/dryrun/aap")) {
                svar.add(klient.post(sti, innhold).body());
                svar.add(klient.put(sti, innhold).body());
            }
        }
        svar.add(klient.med("Authorization", "Bearer " + nr(66))
                .get("/utbetalinger/" + uid)
                .body());
        svar.add(klient.med("traceparent", nr(67))
                .med("Fagsystem", nr(68))
                .get("/utbetalinger/" + uid)
                .body());
        svar.add(klient.post("/drift/api/dodbrev/1/send", "{\"ident\":\"A\",\"grunn\":\"" + nr(69) + "\"}")
                .body());
    }

    private static String tall() {
        return ((PrometheusMeterRegistry) system.bean("metricsRegistry", MeterRegistry.class)).scrape();
    }

    @Test
    void the_line_of_a_varsel_is_found_by_trace_key_and_sakId() throws IOException {
        var melding = sak();
        var nokkel = publiser(nokkel(), melding.json());
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.kvittering(Kvitteringstekst.av(oppdrag.xml(), Mmel.of("99", "B999999", "hva?")));
        var linje = LINJER.vent(1, "varsel", en -> en.contains("KVITTERING_I_STRID") && en.contains(nokkel))
                .get(0);
        var json = JSON.readTree(linje.substring(0, linje.indexOf('\n') + 1));
        assertThat(json.path("key").asText()).isEqualTo(nokkel);
        assertThat(json.path("sakId").asText()).isEqualTo(melding.sakId());
        assertThat(json.path("trace").asText()).matches("[0-9a-f]{32}");
        assertThat(json.path("level").asText()).isEqualTo("WARN");
    }
}
