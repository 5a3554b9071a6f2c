package no.nav.utsjekk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.drift.Driftssystem.medNokkel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalMq;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.UnderTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The operators' actions over HTTP: who gets in, what is answered, what is written down (OPS-14, OPS-20 to OPS-22, OPS-41). */
class DriftsapiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IDENT = "12345678910";

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static Omgivelser omgivelser;
    private static Driftssystem system;

    @BeforeAll
    static void start() {
        omgivelser = Omgivelser.start(data);
        system = Driftssystem.start(omgivelser, Map.of("DRIFT_SVARFRIST", "PT1H"));
    }

    @AfterAll
    static void stop() {
        system.close();
        omgivelser.close();
    }

    static Stream<String> actions() {
        return Stream.of(
                "/drift/api/dodbrev/%d/innhold",
                "/drift/api/dodbrev/%d/send",
                "/drift/api/dodbrev/%d/forkast",
                "/drift/api/kvitteringer/%d/innhold",
                "/drift/api/kvitteringer/%d/prov",
                "/drift/api/kvitteringer/%d/knytt",
                "/drift/api/kvitteringer/%d/forkast",
                "/drift/api/oppdrag/%d/send",
                "/drift/api/oppdrag/%d/kvittering");
    }

    static Stream<String> views() {
        return Stream.of("/drift/api/dodbrev", "/drift/api/kvitteringer", "/drift/api/oppdrag")
                .flatMap(path -> Stream.of(path, path + "/1"));
    }

    @ParameterizedTest
    @MethodSource({"actions", "views"})
    void nobody_gets_in_without_a_key(String path) {
        var uten = system.http(path.formatted(1));
        assertThat(system.send(uten.GET()).statusCode()).isEqualTo(401);
        assertThat(system.send(uten.POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void a_link_can_do_nothing(String path) {
        assertThat(system.send(medNokkel(system.http(path.formatted(1))).GET()).statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void unknown_ids_are_404_and_what_makes_no_sense_400(String path) {
        svar(post(path.formatted(999_999), gyldig()), 404, "Det er");
        svar(post(path.replace("%d", "abc"), gyldig()), 400, "id må være et helt tall");
        svar(post(path.replace("%d", "-1"), gyldig()), 400, "id må være et helt tall");
        svar(post(path.replace("%d", "99999999999999999999"), gyldig()), 400, "id må være et helt tall");
        svar(post(path.formatted(999_999), ""), 400, "Må sende et JSON-objekt");
        svar(post(path.formatted(999_999), "{"), 400, "Må sende et JSON-objekt");
        svar(post(path.formatted(999_999), "[]"), 400, "Må sende et JSON-objekt");
        svar(post(path.formatted(999_999), "{} {}"), 400, "Må sende et JSON-objekt");
        svar(post(path.formatted(999_999), "{\"grunn\":\"" + "x".repeat(20_000) + "\"}"), 400, "for stort");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};Må oppgi ident",
                "{\"ident\":\"A123456\"};Må oppgi grunn",
                "{\"ident\":\"A123456\",\"grunn\":null};Må oppgi grunn",
                "{\"ident\":\"A123456\",\"grunn\":\"\"};Må oppgi grunn",
                "{\"ident\":\"A123456\",\"grunn\":\"for kort\"};Må oppgi grunn",
                "{\"ident\":\"\",\"grunn\":\"lang nok, ja\"};Må oppgi ident",
                "{\"ident\":\"A123456\",\"grunn\":\"gjelder 12345678910\"};Grunn kan ikke inneholde fødselsnummer",
                "{\"ident\":\"A123456\",\"grunn\":42};grunn må være tekst",
                "{\"ident\":{},\"grunn\":\"lang nok, ja\"};ident må være tekst"
            })
    void OPS_42_without_ident_and_reason_nothing_is_done(String json, String feil) {
        var id = brev("{}");
        for (var path : List.of("innhold", "send", "forkast")) {
            svar(post("/drift/api/dodbrev/%d/%s".formatted(id, path), json), 400, feil);
        }
        svar(post("/drift/api/dodbrev/%d/send".formatted(id), tooLong()), 400, "Må oppgi grunn (10 til 1000 tegn)");
        assertThat(get("/drift/api/dodbrev/" + id).has("avslutning")).isFalse();
    }

    private static String tooLong() {
        return "{\"ident\":\"A123456\",\"grunn\":\"%s\"}".formatted("x".repeat(1001));
    }

    @Test
    void OPS_21_a_dead_letter_is_sent_once_and_tells_what_became_of_it() throws Exception {
        var sakId = "S" + UUID.randomUUID().toString().substring(0, 10);
        var id = brev(eksempel(sakId));

        var sendt = svar(post("/drift/api/dodbrev/%d/send".formatted(id), gyldig()), 200, "Tatt inn som melding");
        svar(
                post("/drift/api/dodbrev/%d/send".formatted(id), gyldig()),
                409,
                "Dødbrev %d er sendt av A123456".formatted(id));
        svar(post("/drift/api/dodbrev/%d/forkast".formatted(id), gyldig()), 409, "er sendt av A123456");

        var melding = Long.parseLong(sendt.get("resultat").asText().replaceAll("\\D", ""));
        await().untilAsserted(() -> assertThat(
                        get("/drift/api/dodbrev/" + id).get("utfall").asText())
                .isEqualTo("melding %d: UTLEDET".formatted(melding)));
        assertThat(database().queryForObject("select nokkel from melding where id = ?", String.class, melding))
                .isEqualTo("nøkkel " + id);
        assertThat(handlinger("dodbrev", id)).containsExactly("UTFORT", "NEKTET", "NEKTET");
    }

    @Test
    void OPS_41_content_is_shown_to_who_says_why_and_that_is_noted() {
        var id = brev("{\"ident\":\"" + IDENT + "\"}");

        assertThat(get("/drift/api/dodbrev/" + id).toString()).doesNotContain(IDENT, "nøkkel " + id, "at no.nav");
        assertThat(get("/drift/api/dodbrev?antall=1000&alle=true").toString()).doesNotContain(IDENT);
        var innhold = svar(post("/drift/api/dodbrev/%d/innhold".formatted(id), gyldig()), 200, "");

        assertThat(innhold.get("innhold").asText()).contains(IDENT);
        assertThat(innhold.get("nokkel").asText()).isEqualTo("nøkkel " + id);
        assertThat(innhold.get("detaljer").asText()).contains("at no.nav");
        assertThat(database()
                        .queryForList(
                                "select handling || ' ' || hvem || ' ' || resultat from drift_handling where dodbrev = ?",
                                String.class,
                                id))
                .containsExactly("LES_DODBREV A123456 Vist");
    }

    @Test
    void OPS_14_lists_are_bounded_and_go_on_where_they_ended() {
        var forste = brev("{}");
        database()
                .update(
                        """
                        insert into dodbrev (kilde, rute, arsak, detaljer)
                        select 'mange ' || gen_random_uuid(), 'mottak', 'Test', '' from generate_series(1, 250)
                        """);

        assertThat(get("/drift/api/dodbrev?etter=" + forste)).hasSize(200);
        assertThat(get("/drift/api/dodbrev?antall=100000&etter=" + forste)).hasSize(200);
        var to = get("/drift/api/dodbrev?antall=2&etter=" + (forste - 1));
        assertThat(to).hasSize(2);
        assertThat(to.get(0).get("id").asLong()).isEqualTo(forste);
        assertThat(get("/drift/api/dodbrev?antall=1&etter=" + forste).get(0).get("id"))
                .isEqualTo(to.get(1).get("id"));
        assertThat(get("/drift/api/kvitteringer?antall=0")).isEmpty();
        svar(
                system.send(medNokkel(system.http("/drift/api/dodbrev?antall=mange"))),
                400,
                "antall må være et helt tall");
        svar(system.send(medNokkel(system.http("/drift/api/dodbrev?etter=-1"))), 400, "etter må være et helt tall");
        database().update("delete from dodbrev where kilde like 'mange %'");
    }

    @Test
    void what_has_nothing_to_send_is_409() {
        var id = database()
                .queryForObject(
                        "insert into dodbrev (kilde, rute, arsak, detaljer) values ('test tom', 'utled', 'Test', '') returning id",
                        Long.class);

        svar(post("/drift/api/dodbrev/%d/send".formatted(id), gyldig()), 409, "har ingenting som kan sendes");
    }

    @Test
    void OPS_14_a_parked_kvittering_is_looked_at_tried_and_put_away() {
        var tekst = "ikke XML " + UUID.randomUUID();
        try (var context = omgivelser.mq().connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue(LokalMq.KVITTERING), tekst);
        }
        await().until(() -> !parkerte(tekst).isEmpty());
        long id = parkerte(tekst).get(0);

        assertThat(get("/drift/api/kvitteringer/" + id).get("grunn").asText()).isEqualTo("kan ikke leses");
        assertThat(svar(post("/drift/api/kvitteringer/%d/innhold".formatted(id), gyldig()), 200, "")
                        .get("innhold")
                        .asText())
                .isEqualTo(tekst);
        svar(post("/drift/api/kvitteringer/%d/prov".formatted(id), gyldig()), 409, "er fortsatt parkert");
        svar(post("/drift/api/kvitteringer/%d/knytt".formatted(id), gyldig()), 404, "Det er ikke noe oppdrag");
        svar(
                post("/drift/api/kvitteringer/%d/knytt".formatted(id), "{\"oppdrag\":\"1\"}"),
                400,
                "oppdrag må være et helt tall");
        svar(post("/drift/api/kvitteringer/%d/forkast".formatted(id), gyldig()), 200, "Forkastet: kvittering " + id);
        svar(post("/drift/api/kvitteringer/%d/forkast".formatted(id), gyldig()), 409, "er ikke parkert lenger");
        assertThat(handlinger("kvittering", id)).containsExactly("UTFORT", "NEKTET", "NEKTET", "UTFORT", "NEKTET");
    }

    @Test
    void OPS_20_OPS_22_OS_gets_an_hour_of_its_opening_time_to_answer() throws Exception {
        var sakId = "O" + UUID.randomUUID().toString().substring(0, 10);
        var brev = brev(eksempel(sakId));
        svar(post("/drift/api/dodbrev/%d/send".formatted(brev), gyldig()), 200, "");
        await().until(() -> !database()
                .queryForList("select id from oppdrag where fagsystem_id = ? and tilstand = 'SENDT'", sakId)
                .isEmpty());
        var id = database().queryForObject("select id from oppdrag where fagsystem_id = ?", Long.class, sakId);

        assertThat(get("/drift/api/oppdrag/" + id).toString())
                .contains("SENDT", sakId)
                .doesNotContain(IDENT);
        assertThat(get("/drift/api/oppdrag").toString()).contains(sakId);
        svar(post("/drift/api/oppdrag/%d/send".formatted(id), bekreftet("")), 409, "OS må få tid til å svare");
        svar(
                post("/drift/api/oppdrag/%d/kvittering".formatted(id), bekreftet(",\"alvorlighetsgrad\":\"00\"")),
                409,
                "OS må få tid til å svare");
        svar(post("/drift/api/oppdrag/%d/send".formatted(id), gyldig()), 400, "Må bekrefte");
        svar(
                post("/drift/api/oppdrag/%d/send".formatted(id), gyldig().replace("}", ",\"bekreftet\":\"ja\"}")),
                400,
                "bekreftet må være true eller false");

        database().update("update oppdrag set sist_overlevert = now() - interval '10 days' where id = ?", id);
        svar(post("/drift/api/oppdrag/%d/send".formatted(id), bekreftet("")), 200, "Sendes på nytt: oppdrag " + id);
        await().until(() ->
                database().queryForObject("select overleveringer from oppdrag where id = ?", Integer.class, id) == 2);
        database().update("update oppdrag set sist_overlevert = now() - interval '10 days' where id = ?", id);
        svar(
                post("/drift/api/oppdrag/%d/kvittering".formatted(id), bekreftet(",\"alvorlighetsgrad\":\"00\"")),
                200,
                "Besvart for hånd");
        svar(
                post("/drift/api/oppdrag/%d/kvittering".formatted(id), bekreftet(",\"alvorlighetsgrad\":\"00\"")),
                409,
                "er besvart: GODTATT");
    }

    @Test
    void the_same_is_there_as_operations_of_MBeans_for_those_who_have_the_key() throws Exception {
        var id = brev("{}");

        var liste = jolokia("exec", "no.nav.utsjekk:type=Dodbrev", "list()", "");
        assertThat(liste.at("/value").toString()).contains("\"id\":" + id);
        var forkastet = jolokia(
                "exec",
                "no.nav.utsjekk:type=Dodbrev",
                "forkast(long,java.lang.String,java.lang.String)",
                id + ",\"A123456\",\"Bare en prøve\"");
        assertThat(forkastet.path("value").asText()).isEqualTo("Forkastet: dødbrev " + id);
        var igjen = jolokia(
                "exec",
                "no.nav.utsjekk:type=Dodbrev",
                "send(long,java.lang.String,java.lang.String)",
                id + ",\"A123456\",\"Bare en prøve\"");
        assertThat(igjen.path("error").asText()).contains("er forkastet av A123456");
        assertThat(jolokia("exec", "no.nav.utsjekk:type=ParkerteKvitteringer", "list()", "")
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        assertThat(jolokia("exec", "no.nav.utsjekk:type=Oppdrag", "list()", "")
                        .path("status")
                        .asInt())
                .isEqualTo(200);
    }

    // --- helpers

    private static String gyldig() {
        return "{\"ident\":\"A123456\",\"grunn\":\"Avklart med produsenten\",\"oppdrag\":999999}";
    }

    private static String bekreftet(String mer) {
        return gyldig().replace("}", ",\"bekreftet\":true" + mer + "}");
    }

    /** AAP's example for a sak and with uids of its own. */
    private static String eksempel(String sakId) throws IOException {
        return Files.readString(Path.of("examples/aap.json"))
                .replaceAll("\"sakId\": *\"[^\"]*\"", "\"sakId\":\"" + sakId + "\"")
                .replace("11111111-2222-4333", UUID.randomUUID().toString().substring(0, 18));
    }

    /** Gives the id of a letter of AAP's, such as the intake leaves it. */
    private static long brev(String innhold) {
        long id = database().queryForObject("select nextval(pg_get_serial_sequence('dodbrev', 'id'))", Long.class);
        database()
                .update(
                        """
                        insert into dodbrev (id, kilde, rute, topic, partisjon, posisjon, nokkel, innhold, hoder, arsak, detaljer)
                        overriding system value
                        values (?, ?, 'mottak', 'aap.utbetaling.v1', 0, ?, ?, ?, '{}', 'Test', 'Test\n\tat no.nav.Test')
                        """,
                        id,
                        "test " + id,
                        id,
                        ("nøkkel " + id).getBytes(UTF_8),
                        innhold.getBytes(UTF_8));
        return id;
    }

    private static JdbcTemplate database() {
        return new JdbcTemplate(
                new DriverManagerDataSource(omgivelser.postgres().jdbcUrl(), LokalPostgres.NAVN, LokalPostgres.NAVN));
    }

    private static List<String> handlinger(String om, long id) {
        return database()
                .queryForList("select utfall from drift_handling where " + om + " = ? order by id", String.class, id);
    }

    private static List<Long> parkerte(String tekst) {
        return database()
                .queryForList("select id from kvittering where innhold = ? and utfall = 'PARKERT'", Long.class, (Object)
                        tekst.getBytes(UTF_8));
    }

    private static HttpResponse<String> post(String path, String json) {
        return system.send(medNokkel(system.http(path)).POST(BodyPublishers.ofString(json)));
    }

    private static JsonNode get(String path) {
        var answer = system.send(medNokkel(system.http(path)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode svar(HttpResponse<String> answer, int status, String tekst) {
        assertThat(answer.body()).contains(tekst);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.headers().map()).doesNotContainKey("authorization");
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static JsonNode jolokia(String type, String mbean, String operation, String arguments) throws IOException {
        var request = "{\"type\":\"%s\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}"
                .formatted(type, mbean, operation, arguments);
        return JSON.readTree(
                system.send(medNokkel(system.management("/observe/jolokia")).POST(BodyPublishers.ofString(request)))
                        .body());
    }
}
