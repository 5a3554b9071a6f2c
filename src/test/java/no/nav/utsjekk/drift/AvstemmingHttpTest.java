package no.nav.utsjekk.drift;

import static no.nav.utsjekk.drift.Driftssystem.medNokkel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.OsStandin;
import no.nav.utsjekk.lokal.UnderTarget;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Avstemming over HTTP, for those who have the key, and what OS makes of it. */
class AvstemmingHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSONIDENT = "12345678910";
    private static final String IDENT = "\"ident\": \"A123456\", \"grunn\": \"avtalt med økonomienheten\"";
    private static final String MBEAN = "no.nav.utsjekk:type=Avstemming,test=http";

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static Omgivelser omgivelser;
    private static OsStandin os;
    private static Driftssystem system;

    private final String sakId = "A" + UUID.randomUUID().toString().substring(0, 8) + "5";
    private final String idag = LocalDate.now(ZoneId.of("Europe/Oslo")).toString();

    @BeforeAll
    static void start() {
        omgivelser = Omgivelser.start(data);
        os = OsStandin.start(omgivelser.mq().connectionFactory(), data.resolve("os/bok"));
        system = Driftssystem.start(
                omgivelser,
                Map.of(
                        "AVSTEMMING_TIDSPUNKT",
                        "",
                        "drift.mbean.avstemming",
                        MBEAN,
                        "drift.mbean.konsistens",
                        "no.nav.utsjekk:type=Konsistens,test=http"));
    }

    @AfterAll
    static void stop() {
        system.close();
        os.close();
        omgivelser.close();
    }

    // --- what is shown

    @Test
    void OPS_13_a_run_is_shown_with_its_numbers_and_what_was_done_about_it_and_without_personal_data()
            throws Exception {
        betal();
        var id = kjorPeriode();

        var kjoring = levert(id);

        assertThat(kjoring.at("/slag").asText()).isEqualTo("MANUELL");
        assertThat(kjoring.at("/fom").asText()).isEqualTo(idag);
        assertThat(kjoring.at("/fagomrader/0/fagomrade").asText()).isEqualTo("AAP");
        assertThat(kjoring.at("/fagomrader/0/total/antall").asInt()).isPositive();
        assertThat(kjoring.at("/fagomrader/0/avstemmingId").asText()).hasSize(22);
        assertThat(kjoring.at("/handlinger/0/handling").asText()).isEqualTo("KJOR_AVSTEMMING_PERIODE");
        assertThat(kjoring.at("/handlinger/0/hvem").asText()).isEqualTo("A123456");
        assertThat(hent("").findValuesAsText("id")).contains(String.valueOf(id));
        assertThat(kjoring.toString() + hent("")).doesNotContain(PERSONIDENT, "<");
    }

    @Test
    void OPS_13_the_last_day_that_was_reconciled_is_shown_with_what_was_said_last_of_each_fagomrade() throws Exception {
        var status = lest(system.send(medNokkel(system.http("/drift/api/avstemmingsstatus"))));

        assertThat(status.at("/idag").asText()).isEqualTo(idag);
        assertThat(status.at("/garsdagenErAvstemt").asBoolean())
                .isEqualTo(status.at("/sisteDag")
                        .asText()
                        .equals(LocalDate.parse(idag).minusDays(1).toString()));
        assertThat(status.at("/fagomrader").isArray()).isTrue();
    }

    @Test
    void OS_has_what_it_is_told_of() throws Exception {
        betal();
        var id = levert(kjorPeriode()).at("/fagomrader/0/avstemmingId").asText();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(os.avstemte())
                .filteredOn(avstemt -> avstemt.avstemmingId().equals(id))
                .singleElement()
                .satisfies(avstemt -> assertThat(avstemt.avvik()).isEmpty())
                .satisfies(avstemt -> assertThat(avstemt.antall()).isPositive()));
    }

    @Test
    void OC_80_a_run_can_be_held_against_what_has_been_sent() throws Exception {
        betal();
        var id = kjorPeriode();

        assertThat(hent("/%d/kontroll".formatted(id)).at("/stemmer").asBoolean())
                .isTrue();
    }

    @Test
    void the_next_range_is_told_in_the_form_that_the_trigger_knows() throws Exception {
        var svar = JSON.readTree(gjor("/neste", "{\"date\": \"2040-01-10\"}").body());

        assertThat(svar.fieldNames()).toIterable().containsExactly("today", "fom", "tom");
        assertThat(svar.at("/today").asText()).isEqualTo("2040-01-10");
        assertThat(svar.at("/fom").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT00:00");
        assertThat(svar.at("/tom").asText()).isEqualTo("2040-01-09T23:59:59.999999999");
    }

    // --- dry runs

    @Test
    void CT_15_a_dry_run_shows_numbers_and_sends_and_stores_nothing() throws Exception {
        betal();
        var tidligere = antall("avstemming");

        var svar = gjor("/provekjor", periode(""));

        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        assertThat(JSON.readTree(svar.body()).at("/0/godkjent/antall").asInt()).isPositive();
        assertThat(svar.body()).doesNotContain(PERSONIDENT, "<");
        assertThat(antall("avstemming")).isEqualTo(tidligere);
    }

    @Test
    void OC_75_its_messages_are_shown_to_who_says_who_he_is_and_that_is_written_down() throws Exception {
        betal();
        var tidligere = antall("drift_handling where handling = 'LES_AVSTEMMING' and utfall = 'UTFORT'");

        assertThat(gjor("/provekjor", periode(", \"meldinger\": true")).statusCode())
                .isEqualTo(400);
        var svar = gjor("/provekjor", periode(", \"meldinger\": true, " + IDENT));

        assertThat(JSON.readTree(svar.body()).at("/0/meldinger/0").asText()).contains("<aksjonType>START<");
        assertThat(antall("drift_handling where handling = 'LES_AVSTEMMING' and utfall = 'UTFORT'"))
                .isEqualTo(tidligere + 1);
    }

    @Test
    void OC_77_numbers_can_be_had_as_CSV() throws Exception {
        betal();

        var svar = gjor("/provekjor/csv", periode(""));

        assertThat(svar.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(svar.body().lines().toList().get(0)).startsWith("fagomrade;fom;tom;totalAntall;totalBelop;");
        assertThat(svar.body().lines().toList().get(1)).startsWith("AAP;%s;%s;".formatted(idag, idag));
    }

    // --- runs

    @Test
    void CT_16_the_run_of_the_day_can_be_made_by_hand_once_and_on_virkedager_only() throws Exception {
        var virkedag = new Apningstid().isVirkedag(LocalDate.parse(idag));

        var forste = gjor("/kjor", "{" + IDENT + "}");
        var andre = gjor("/kjor", "{" + IDENT + "}");

        assertThat(List.of(forste.statusCode(), andre.statusCode()))
                .isEqualTo(virkedag ? List.of(200, 409) : List.of(423, 423));
        assertThat(JSON.readTree(andre.body()).at("/feil").asText())
                .isEqualTo(
                        virkedag
                                ? "Already avstemt today (" + idag + ")"
                                : "Today is a holiday or weekend, no avstemming");
        assertThat(antall("drift_handling where handling = 'KJOR_AVSTEMMING' and utfall = 'NEKTET'"))
                .isEqualTo(virkedag ? 1 : 2);
    }

    @Test
    void the_run_of_the_day_is_refused_when_its_period_is_another_than_the_operator_has_seen() throws Exception {
        var svar = gjor("/kjor", "{\"fom\": \"2020-01-01\", \"tom\": \"2020-01-02\", " + IDENT + "}");

        assertThat(svar.statusCode()).as(svar.body()).isIn(400, 409, 423);
        assertThat(antall("avstemming where fom = '2020-01-01'")).isZero();
    }

    @Test
    void OPS_42_CT_10_nothing_is_run_without_ident_and_reason_and_that_it_was_tried_is_written_down() throws Exception {
        var tidligere = antall("avstemming");
        for (var uten : List.of(
                "{\"fom\": \"%1$s\", \"tom\": \"%1$s\"}",
                "{\"fom\": \"%1$s\", \"tom\": \"%1$s\", \"ident\": \"A123456\"}",
                "{\"fom\": \"%1$s\", \"tom\": \"%1$s\", \"ident\": \" \", \"grunn\": \"avtalt med noen\"}",
                "{\"fom\": \"%1$s\", \"tom\": \"%1$s\", \"ident\": \"A123456\", \"grunn\": \"kort\"}")) {
            var nektet = antall("drift_handling where utfall = 'NEKTET'");
            assertThat(gjor("/periode", uten.formatted(idag)).statusCode()).isEqualTo(400);
            assertThat(antall("drift_handling where utfall = 'NEKTET'")).isEqualTo(nektet + 1);
        }
        assertThat(antall("avstemming")).isEqualTo(tidligere);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-12 | 2026-01-11 | tom kan ikke være før fom",
                "i går      | 2026-01-11 | fom må være en dato",
                "2026-01-12T10:00 | 2026-01-13 | fom må være en dato",
                "2026-01-12 | 2026-01-13T10:00 | tom må være en dato",
                "2026-02-30 | 2026-03-01 | fom må være en dato",
                "2026-01-12 | 2999-01-01 | Perioden kan ikke slutte etter i dag",
                "2020-01-01 | 2022-01-01 | Perioden kan ikke være lengre enn 366 dager",
                "'' | 2022-01-01 | fom må være en dato",
            })
    void bad_periods_are_refused_with_a_reason(String fom, String tom, String grunn) throws Exception {
        var innhold = "{\"fom\": \"%s\", \"tom\": \"%s\", %s}".formatted(fom, tom, IDENT);
        for (var sti : List.of("/provekjor", "/provekjor/csv", "/periode")) {
            var svar = gjor(sti, innhold);
            assertThat(svar.statusCode()).as(sti).isEqualTo(400);
            assertThat(JSON.readTree(svar.body()).at("/feil").asText()).startsWith(grunn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-01-12T00:00", "2021-01-12T00:00:00", "2021-01-12"})
    void a_period_may_be_given_as_the_moments_that_it_begins_and_ends_with(String fom) {
        assertThat(gjor("/provekjor", "{\"fom\": \"%s\", \"tom\": \"2021-01-12T23:59:59.999999999\"}".formatted(fom))
                        .body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tull", "[]", "{\"fom\": 1, \"tom\": 2}", "{\"fom\": null}", "{} {}"})
    void what_is_no_order_is_refused(String innhold) {
        assertThat(gjor("/periode", innhold).statusCode()).isEqualTo(400);
        assertThat(gjor("/provekjor", innhold).statusCode()).isEqualTo(400);
    }

    @Test
    void runs_that_are_not_there_are_not_found() throws Exception {
        assertThat(system.send(medNokkel(system.http("/drift/api/avstemming/999999")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(system.send(medNokkel(system.http("/drift/api/avstemming/999999/kontroll")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(system.send(medNokkel(system.http("/drift/api/avstemming/en")))
                        .statusCode())
                .isEqualTo(400);
        for (var sti : List.of("/999999/innhold", "/999999/notat", "/999999/avklar")) {
            assertThat(gjor(sti, "{\"levert\": true, \"notat\": \"et langt notat\", " + IDENT + "}")
                            .statusCode())
                    .as(sti)
                    .isEqualTo(404);
        }
    }

    // --- what is done with a run

    @Test
    void OC_79_a_note_stays_with_the_run() throws Exception {
        var id = kjorPeriode();

        assertThat(gjor(
                                "/%d/notat".formatted(id),
                                "{\"ident\": \"A123456\", \"notat\": \"økonomi har rettet tallene\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(hent("/" + id).at("/handlinger/1/grunn").asText()).isEqualTo("økonomi har rettet tallene");
    }

    @Test
    void OC_06_the_messages_of_a_run_are_shown_to_who_says_who_he_is() throws Exception {
        betal();
        var id = kjorPeriode();

        assertThat(gjor("/%d/innhold".formatted(id), "{}").statusCode()).isEqualTo(400);
        var svar = JSON.readTree(
                gjor("/%d/innhold".formatted(id), "{" + IDENT + "}").body());

        assertThat(svar.at("/0/meldinger/0").asText()).contains("<aksjonType>START<");
        assertThat(hent("/" + id).at("/handlinger").findValuesAsText("handling"))
                .contains("LES_AVSTEMMING");
    }

    @Test
    void FM_13_messages_in_doubt_are_sent_again_when_an_operator_says_so() throws Exception {
        betal();
        var id = kjorPeriode();
        levert(id);
        assertThat(gjor("/%d/avklar".formatted(id), "{\"levert\": false, " + IDENT + "}")
                        .statusCode())
                .isEqualTo(409);
        database().update("update avstemming_melding set levert = null where avstemming = ? and nr > 1", id);
        database().update("update avstemming set levert = null, i_tvil = now() where id = ?", id);
        assertThat(hent("/" + id).at("/tilstand").asText()).isEqualTo("I_TVIL");

        assertThat(gjor("/%d/avklar".formatted(id), "{" + IDENT + "}").statusCode())
                .isEqualTo(400);
        var svar = gjor("/%d/avklar".formatted(id), "{\"levert\": false, " + IDENT + "}");

        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        assertThat(levert(id).at("/handlinger").findValuesAsText("handling")).contains("AVKLAR_AVSTEMMING");
    }

    // --- konsistensavstemming

    @Test
    void what_we_believe_is_running_at_OS_is_shown_page_by_page() throws Exception {
        betal();

        var side = konsistens("/AAP?dag=2026-01-01&antall=1");
        assertThat(side.at("/lopende")).hasSize(1);
        assertThat(side.at("/neste").isTextual()).isTrue();

        var rad = konsistens("/AAP?dag=2026-01-01&etter=" + forrige(sakId)).at("/lopende/0");
        assertThat(rad.at("/sakId").asText()).isEqualTo(sakId);
        assertThat(rad.at("/fom").asText()).isEqualTo("2026-01-05");
        assertThat(rad.at("/tom").asText()).isEqualTo("2026-01-16");
        assertThat(rad.at("/belop").asInt()).isEqualTo(750);
        assertThat(rad.at("/stemmer").asBoolean()).isTrue();
        assertThat(rad.at("/sisteLinje").asText()).isNotEmpty();
        assertThat(konsistens("/AAP?dag=2026-01-17&etter=" + forrige(sakId)).at("/lopende"))
                .as("det som er over")
                .isEmpty();
    }

    @Test
    void the_same_as_CSV() throws Exception {
        betal();

        var svar = system.send(
                medNokkel(system.http("/drift/api/konsistens/AAP?csv=true&dag=2026-01-01&etter=" + forrige(sakId))));

        assertThat(svar.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(svar.body().lines().toList().get(1))
                .startsWith("AAP;%s;".formatted(sakId))
                .endsWith(";2026-01-05;2026-01-16;750;DAG;true");
        assertThat(svar.body()).doesNotContain(PERSONIDENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FINNES_IKKE", "/AAP?dag=i-dag", "/AAP?antall=0", "/AAP?antall=1001", "/AAP?antall=x"})
    void bad_questions_about_konsistens_are_refused(String sti) {
        assertThat(system.send(medNokkel(system.http("/drift/api/konsistens" + sti)))
                        .statusCode())
                .isEqualTo(400);
    }

    // --- the door

    @ParameterizedTest
    @ValueSource(strings = {"/drift/api/avstemming", "/drift/api/avstemming/1", "/drift/api/konsistens/AAP"})
    void without_the_key_nothing_is_shown(String sti) {
        assertThat(system.send(system.http(sti)).statusCode()).isEqualTo(401);
        assertThat(system.send(system.http(sti).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nothing_of_the_request_comes_back_in_the_headers() {
        var svar = system.send(medNokkel(system.http("/drift/api/avstemming")));

        assertThat(svar.headers().map()).doesNotContainKeys("authorization", "user-agent");
        assertThat(svar.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private long kjorPeriode() throws IOException {
        var svar = gjor("/periode", periode(", " + IDENT));
        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        return JSON.readTree(svar.body()).at("/id").asLong();
    }

    private String periode(String mer) {
        return "{\"fom\": \"%1$s\", \"tom\": \"%1$s\"%2$s}".formatted(idag, mer);
    }

    private static JsonNode levert(long id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hent("/" + id).at("/tilstand").asText().equals("LEVERT"));
        return hent("/" + id);
    }

    private static JsonNode hent(String sti) {
        return lest(system.send(medNokkel(system.http("/drift/api/avstemming" + sti))));
    }

    private static JsonNode konsistens(String sti) {
        return lest(system.send(medNokkel(system.http("/drift/api/konsistens" + sti))));
    }

    private static JsonNode lest(HttpResponse<String> svar) {
        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        try {
            return JSON.readTree(svar.body());
        } catch (IOException e) {
            throw new AssertionError(svar.body(), e);
        }
    }

    private static HttpResponse<String> gjor(String sti, String innhold) {
        return system.send(medNokkel(system.http("/drift/api/avstemming" + sti))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(innhold)));
    }

    /** A text that sorts just before a sakId. */
    private static String forrige(String sakId) {
        return sakId.substring(0, sakId.length() - 1) + "4";
    }

    private static int antall(String hva) {
        return database().queryForObject("select count(*) from " + hva, Integer.class);
    }

    /** Has OS accept 750 kroner a day. */
    private void betal() throws Exception {
        var melding =
                """
                {"dryrun": false, "sakId": "%s", "behandlingId": "b1", "ident": "%s",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-16", "sats": 2000, "utbetaltBeløp": 750}]}"""
                        .formatted(sakId, PERSONIDENT, UUID.randomUUID());
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", omgivelser.kafka().brokers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            "aap.utbetaling.v1", UUID.randomUUID().toString(), melding))
                    .get();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> antall("oppdrag where tilstand = 'GODTATT' and fagsystem_id = '" + sakId + "'") == 1);
    }

    private static JdbcTemplate database() {
        return new JdbcTemplate(
                new DriverManagerDataSource(omgivelser.postgres().jdbcUrl(), LokalPostgres.NAVN, LokalPostgres.NAVN));
    }
}
