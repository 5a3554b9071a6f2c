package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alarms of a running system: to a chat that does not always want them, and to operators (09 §5). */
class AlarmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSORD = "hemmelig";
    private static final String GRUNN = "Avklart med produsenten";

    private static Chat chat;
    private static Testsystem system;

    @BeforeAll
    static void start() {
        chat = new Chat();
        system = Testsystem.start(Map.of(
                "ALARM_WEBHOOK", chat.adresse(),
                "ALARM_WEBHOOK_FRIST_MS", "400",
                "ALARM_SJEKK_MS", "300",
                "FEIL_VENTETID_MS", "50",
                "FEIL_VENTETID_MAKS_MS", "300",
                "VAKT_TALL_PAUSE", "PT0.3S",
                "MQ_OPPDRAG_KVITTERING_BOQ", "INGEN.LESER",
                "DRIFT_PASSORD", PASSORD,
                "drift.mbean.alarmer", "no.nav.utsjekk:type=Alarmer,test=ende"));
    }

    @AfterAll
    static void stopp() {
        system.close();
        chat.close();
    }

    @AfterEach
    void chatErSomFor() {
        chat.svarer(200);
        chat.blirRask();
    }

    /** A melding that is refused; gives its id. */
    private static long feilet() {
        var nokkel = UUID.randomUUID().toString();
        system.publiser("aap.utbetaling.v1", nokkel, "{ \"personident\": 12345678910");
        system.ventStatuser(nokkel, "FEILET");
        return system.database().queryForObject("select id from melding where nokkel = ?", Long.class, nokkel);
    }

    private static String tekst(long melding) {
        return "melding " + melding;
    }

    private static void ventSagt(long melding) {
        chat.tatt().vent(1, "alarm om " + tekst(melding), sagt -> sagt.endsWith(tekst(melding)));
    }

    @Test
    void ALM_4_is_said_in_the_chat_at_once_with_ids_only() {
        var melding = feilet();
        ventSagt(melding);
        assertThat(chat.tatt().hvor(sagt -> sagt.endsWith(tekst(melding))))
                .containsExactly("ALM-4 Utbetaling feilet (advarsel, 1): AAP: melding " + melding);
    }

    @Test
    void FM_43_a_chat_that_refuses_is_told_until_it_has_taken_it() {
        chat.svarer(500);
        var melding = feilet();
        chat.forsokt().vent(5, "forsøk på " + tekst(melding), sagt -> sagt.endsWith(tekst(melding)));
        assertThat(chat.tatt().hvor(sagt -> sagt.endsWith(tekst(melding)))).isEmpty();
        chat.svarer(404);
        chat.forsokt().vent(9, "forsøk på " + tekst(melding), sagt -> sagt.endsWith(tekst(melding)));
        chat.svarer(200);
        ventSagt(melding);
    }

    @Test
    void FM_43_a_chat_that_is_slow_is_given_up_and_told_again() {
        chat.blirTreg();
        var melding = feilet();
        chat.forsokt().vent(4, "forsøk på " + tekst(melding), sagt -> sagt.endsWith(tekst(melding)));
        chat.blirRask();
        ventSagt(melding);
    }

    @Test
    void FM_43_a_chat_that_is_away_is_told_when_it_is_back() {
        chat.close();
        var melding = feilet();
        Testsystem.ventPa(
                "forsøk",
                () -> system.database()
                                .queryForList(
                                        "select 1 from alarm_melding where tekst like ? and forsok > 1 and levert is null",
                                        "%" + tekst(melding))
                                .size()
                        == 1);
        chat.start();
        ventSagt(melding);
    }

    @Test
    void FM_43_what_was_not_said_before_a_restart_is_said_after_it() {
        chat.svarer(500);
        var melding = feilet();
        chat.forsokt().vent(1, "forsøk på " + tekst(melding), sagt -> sagt.endsWith(tekst(melding)));
        system.stoppProduktet();
        chat.svarer(200);
        system.startProduktet();
        ventSagt(melding);
    }

    @Test
    void ALM_7_ALM_11_a_parked_kvittering_and_what_lies_on_the_backout_queue() {
        system.kvittering("hei 12345678910");
        chat.tatt().vent(1, "ALM-7", sagt -> sagt.startsWith("ALM-7 ") && sagt.contains("kvitteringer: kvittering "));
        chat.tatt().vent(1, "ALM-11", sagt -> sagt.startsWith("ALM-11 ") && sagt.contains("INGEN.LESER"));
        assertThat(chat.forsokt().hvor(sagt -> sagt.contains("12345678910"))).isEmpty();
    }

    @Test
    void OPS_31_an_operator_handles_an_alarm_over_HTTP_and_the_audit_has_it() throws Exception {
        var melding = feilet();
        ventSagt(melding);
        var alarm = apen(melding);
        assertThat(alarm.get("regel").asText()).isEqualTo("ALM-4");
        var id = alarm.get("id").asLong();

        assertThat(post("alarmer/" + id + "/handter", "{\"ident\":\"A123456\"}"))
                .contains("Må oppgi grunn");
        assertThat(post("alarmer/" + id + "/handter", "{\"ident\":\"A123456\",\"grunn\":\"%s\"}".formatted(GRUNN)))
                .contains("Håndtert: alarm [" + id + "]");
        assertThat(post(
                        "alarmer/handter",
                        "{\"ider\":[%d],\"ident\":\"A123456\",\"grunn\":\"%s\"}".formatted(id, GRUNN)))
                .contains("Alarmen er ikke åpen");
        assertThat(post("alarmer/999999/handter", "{\"ident\":\"A123456\",\"grunn\":\"%s\"}".formatted(GRUNN)))
                .contains("Det er ikke noen alarm 999999");

        assertThat(get("alarmer/" + id).get("handtertAv").asText()).isEqualTo("A123456");
        assertThat(StreamSupport.stream(get("alarmer").spliterator(), false)
                        .map(rad -> rad.get("id").asLong()))
                .doesNotContain(id);
        assertThat(system.database()
                        .queryForList(
                                "select utfall from drift_handling where handling = 'HANDTER_ALARM' and "
                                        + "(resultat like ? or utfall = 'NEKTET') order by id",
                                String.class,
                                "%[" + id + "]"))
                .containsExactly("NEKTET", "UTFORT", "NEKTET", "NEKTET");
    }

    @Test
    void OPS_7_an_operator_judges_a_double_payment_over_HTTP() throws Exception {
        var kall = "{\"behandlingId\":\"B1\",\"klassekode\":\"AAPOR\",\"fom\":\"2026-01-05\",\"tom\":\"2026-01-09\","
                + "\"vurdering\":\"UFARLIG\",\"ident\":\"A123456\",\"grunn\":\"" + GRUNN + "\"}";
        assertThat(get("dobbeltutbetalinger?timer=24").isArray()).isTrue();
        assertThat(post("dobbeltutbetalinger", kall)).contains("UFARLIG");
        assertThat(post("dobbeltutbetalinger", kall)).contains("UFARLIG");
        assertThat(post("dobbeltutbetalinger", kall.replace("\"behandlingId\":\"B1\",", "")))
                .contains("behandlingId er påkrevd");
        assertThat(post("dobbeltutbetalinger", kall.replace(GRUNN, ""))).contains("Må oppgi grunn");
    }

    @Test
    void ALM_9_ALM_11_and_the_job_itself_are_in_the_metrics() {
        var meters = system.bean("metricsRegistry", io.micrometer.core.instrument.MeterRegistry.class);
        Testsystem.ventPa(
                "alarmer i tallene",
                () -> meters.find("utsjekk.alarmer").tag("regel", "ALM-9").gauge() != null);
        assertThat(meters.get("utsjekk.alarmrunde.alder.sekunder").gauge().value())
                .isBetween(0.0, 7_200.0);
    }

    private static JsonNode apen(long melding) throws Exception {
        return StreamSupport.stream(get("alarmer").spliterator(), false)
                .filter(rad -> rad.get("tekst").asText().equals(tekst(melding)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String sti) throws Exception {
        return JSON.readTree(send(kall(sti).GET()));
    }

    private static String post(String sti, String json) throws Exception {
        return send(kall(sti).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder kall(String sti) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + system.httpPort() + "/drift/api/" + sti))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("drift:" + PASSORD).getBytes(UTF_8)));
    }

    private static String send(HttpRequest.Builder kall) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(kall.build(), BodyHandlers.ofString())
                .body();
    }
}
