package no.nav.utsjekk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.drift.Driftssystem.medNokkel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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

/** The ledger of a sak over HTTP, for those who have the key. */
class HovedbokHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MBEAN = "no.nav.utsjekk:type=Hovedbok,test=http";
    private static final String PERSONIDENT = "12345678910";

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static Omgivelser omgivelser;
    private static OsStandin os;
    private static Driftssystem system;

    private final String sakId = "H " + UUID.randomUUID().toString().substring(0, 8) + "/æ+1";

    @BeforeAll
    static void start() {
        omgivelser = Omgivelser.start(data);
        os = OsStandin.start(omgivelser.mq().connectionFactory(), data.resolve("os/bok"));
        system = Driftssystem.start(omgivelser, Map.of("drift.mbean.hovedbok", MBEAN));
    }

    @AfterAll
    static void stop() {
        system.close();
        os.close();
        omgivelser.close();
    }

    @Test
    void tells_operators_what_OS_will_pay() throws Exception {
        betal(1);

        var answer = hent("AAP", sakId);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        var bok = JSON.readTree(answer.body());
        assertThat(bok.at("/sakId").asText()).isEqualTo(sakId);
        assertThat(bok.at("/stemmer").asBoolean()).as(answer.body()).isTrue();
        assertThat(bok.at("/fagomrader/0/utbetalinger/0/osBetaler").toString())
                .isEqualTo("[{\"fom\":\"2026-01-05\",\"tom\":\"2026-01-16\",\"belop\":750,\"satstype\":\"DAG\"}]");
        assertThat(answer.body()).doesNotContain(PERSONIDENT);
    }

    @Test
    void nothing_of_the_request_comes_back_in_the_headers() {
        var answer = hent("AAP", sakId);

        assertThat(answer.headers().map()).doesNotContainKeys("authorization", "sakid", "fagsystem", "user-agent");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void a_sak_that_nobody_knows_is_not_found_and_the_answer_says_so() throws Exception {
        var answer = hent("AAP", sakId);

        assertThat(answer.statusCode()).isEqualTo(404);
        var bok = JSON.readTree(answer.body());
        assertThat(bok.at("/kjent").asBoolean()).isFalse();
        assertThat(bok.at("/merknad").asText()).isEqualTo("Ingen har bedt om noe på saken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAP",
                "DAGPENGER",
                "DP",
                "TILLEGGSSTØNADER",
                "TILLST",
                "TILLSTFL",
                "TILTPENG",
                "HELSREF",
                "TILSOPP"
            })
    void every_name_that_operators_use_is_known_OC_40(String fagsystem) {
        assertThat(hent(fagsystem, sakId).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"UFØRE,S1", "aap,S1", "' ',S1", "AAP,' '", "AAP,' S1'", "AAP,S123456789012345678901234567890"})
    void bad_input_is_refused_with_a_reason_and_without_repeating_it(String fagsystem, String sakId) throws Exception {
        var answer = hent(fagsystem, sakId);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/feil").asText()).matches("(Ukjent fagsystem|Ugyldig sakId);.*");
        assertThat(answer.body()).doesNotContain("UFØRE", "S1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S%00", "S%0A1", "%09"})
    void characters_that_no_sak_has_are_refused(String sakId) throws Exception {
        var answer = system.send(medNokkel(system.http("/drift/api/saker/AAP/%s/hovedbok".formatted(sakId))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void it_can_only_be_read(String method) {
        var answer =
                system.send(medNokkel(system.http(path("AAP", sakId))).method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/drift/api/saker/AAP/hovedbok",
                "/drift/api/saker/AAP//hovedbok",
                "/drift/api/saker/AAP/S1/hovedbok/mer",
                "/drift/api/saker/AAP/S1/",
                "/drift/api/saker"
            })
    void there_is_nothing_beside_it(String path) {
        assertThat(system.send(medNokkel(system.http(path))).statusCode()).isEqualTo(404);
    }

    @Test
    void parameters_and_headers_of_the_same_name_do_not_choose_the_sak() throws Exception {
        betal(1);

        var answer = system.send(medNokkel(system.http(path("AAP", "S-UKJENT") + "?sakId=" + encoded(sakId)))
                .header("fagsystem", "AAP"));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("osBetaler");
    }

    @Test
    void many_at_a_time_get_their_answer_and_the_work_goes_on() throws Exception {
        betal(1);
        var svar = IntStream.range(0, 40)
                .mapToObj(nr -> CompletableFuture.supplyAsync(() -> hent("AAP", sakId)))
                .toList();
        betal(2);

        assertThat(svar).allSatisfy(ett -> assertThat(ett.get().statusCode()).isEqualTo(200));
    }

    @Test
    void however_large_the_sak_is_the_answer_is_not() throws Exception {
        betal(1);
        var uid = database()
                .queryForObject(
                        "select uid from utbetaling join sak on sak.id = utbetaling.sak where sak_id = ?",
                        UUID.class,
                        sakId);
        database()
                .update(
                        """
                        update utbetaling set versjon = jsonb_set(versjon::jsonb, '{perioder}',
                          (select jsonb_agg(jsonb_build_object('fom', dag, 'tom', dag, 'beløp', 100 + nr,
                                                               'betalendeEnhet', null, 'vedtakssats', null))
                           from (select to_char(date '2000-01-03' + 7 * nr, 'YYYY-MM-DD') as dag, nr
                                 from generate_series(1, 1000) as nr) as dager))::json
                        where uid = ?
                        """,
                        uid);

        var answer = hent("AAP", sakId);

        var konto = JSON.readTree(answer.body()).at("/fagomrader/0/utbetalinger/0");
        assertThat(konto.at("/skalBetale")).hasSize(100);
        assertThat(konto.at("/skalBetaleUtelatt").asInt()).isEqualTo(900);
        assertThat(konto.at("/skalBetale/99/belop").asLong())
                .as("the newest are shown")
                .isEqualTo(1100);
        assertThat(konto.at("/avvik")).hasSize(50);
        assertThat(konto.at("/avvikUtelatt").asInt()).isGreaterThan(900);
        assertThat(answer.body().length()).isLessThan(50_000);
    }

    @Test
    void operators_can_ask_in_Hawtio_too() throws Exception {
        betal(1);
        var request = JSON.writeValueAsString(
                Map.of("type", "exec", "mbean", MBEAN, "operation", "vis", "arguments", List.of("AAP", sakId)));

        var answer = JSON.readTree(
                system.send(medNokkel(system.http("/hawtio/jolokia")).POST(BodyPublishers.ofString(request)))
                        .body());

        assertThat(answer.path("status").asInt()).as("%s", answer).isEqualTo(200);
        assertThat(answer.at("/value"))
                .isEqualTo(JSON.readTree(hent("AAP", sakId).body()));
    }

    private static HttpResponse<String> hent(String fagsystem, String sakId) {
        return system.send(medNokkel(system.http(path(fagsystem, sakId))));
    }

    private static String path(String fagsystem, String sakId) {
        return "/drift/api/saker/%s/%s/hovedbok".formatted(encoded(fagsystem), encoded(sakId));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Has the sak pay 750 kroner a day, or some more, by its so manyeth oppdrag. */
    private void betal(int oppdrag) throws Exception {
        var melding =
                """
                {"dryrun": false, "sakId": "%s", "behandlingId": "b1", "ident": "%s",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-16", "sats": 2000, "utbetaltBeløp": %d}]}"""
                        .formatted(sakId, PERSONIDENT, UUID.nameUUIDFromBytes(sakId.getBytes(UTF_8)), 749 + oppdrag);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", omgivelser.kafka().brokers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            "aap.utbetaling.v1", UUID.randomUUID().toString(), melding))
                    .get();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> godtatte() == oppdrag);
    }

    private int godtatte() {
        return database()
                .queryForObject(
                        "select count(*) from oppdrag where fagsystem_id = ? and tilstand = 'GODTATT'",
                        Integer.class,
                        sakId);
    }

    private static JdbcTemplate database() {
        return new JdbcTemplate(
                new DriverManagerDataSource(omgivelser.postgres().jdbcUrl(), LokalPostgres.NAVN, LokalPostgres.NAVN));
    }
}
