package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators migrate many saker at a time, and are told of each (22 §8.1, §10). */
@EndeTilEnde({"DRIFT_PASSORD=hemmelig", "MIGRERING_PERIODE_MS=100", "MIGRERING_PORSJON=2", "FEIL_GIFTIG_VENTETID_MS=10"
})
@Isolated("stops the product")
class MigreringskjoringTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MIGRERING = "/drift/api/migrering";

    private final Testsystem system;
    private final Restklient tp;
    private final Restklient ts;

    MigreringskjoringTest(Testsystem system) {
        this.system = system;
        this.tp = system.rest("tiltakspenger");
        this.ts = system.rest("tilleggsstonader");
    }

    @Test
    void MG_60_to_MG_63_first_a_trial_then_it_is_done_and_again_there_is_nothing_to_do() {
        var bra = Restiverksetting.nySak();
        godta(
                tp,
                bra.arbeidstrening("2024-02-05", "2024-02-18", 300, "mp1")
                        .arbeidstrening("2024-02-19", "2024-02-23", 400, "mp2"));
        godta(tp, bra.neste().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1"));
        var underveis = Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1");
        tp.post(Restiverksetting.STI, underveis.json());
        system.oppdrag(underveis.sakId(), 1);
        var ukjent = Restiverksetting.nySak();

        var prove = prov(saker(bra, underveis, ukjent));

        assertThat(prove.get("modus").asText()).isEqualTo("PRØVE");
        assertThat(prove.get("saker")).hasToString("{\"AVVIST\":2,\"MIGRERT\":1}");
        assertThat(prove.get("kjeder")).hasToString("{\"CREATE\":1,\"DELETE\":1}");
        assertThat(prove.get("avvisninger")).hasToString("{\"IKKE_FUNNET\":1,\"PÅGÅENDE_ELLER_FEILET\":1}");
        assertThat(prove.get("uidKollisjoner").asInt()).isZero();
        assertThat(prove.get("stemmer").asBoolean()).isTrue();
        assertThat(antallMigrert(bra)).as("a trial changes nothing").isZero();

        var utfort = utfor(prove);

        assertThat(utfort.get("saker")).isEqualTo(prove.get("saker"));
        assertThat(utfort.get("kjeder")).isEqualTo(prove.get("kjeder"));
        var klassekode = utfort.get("klassekoder").get(0);
        assertThat(klassekode.get("kronerFør").asLong()).isEqualTo(10 * 300);
        assertThat(klassekode.get("kronerEtter").asLong()).isEqualTo(10 * 300);
        assertThat(klassekode.get("enheterEtter").asLong()).isEqualTo(10);
        var levende = linje(utfort, "CREATE");
        assertThat(levende.get("meldekortId").asText()).as("MG-44").isEqualTo("mp1");
        assertThat(levende.get("lastPeriodeId").asText()).isEqualTo(bra.sakId() + "#0");
        assertThat(levende.get("sisteTom").asText()).isEqualTo("2024-02-18");
        assertThat(levende.get("resultat").asText()).isEqualTo("ADVARSEL");
        assertThat(levende.get("advarsler").asText()).isEqualTo("siste linje hos OS er en annen enn siste andel");
        assertThat(levende.get("status").asText()).isEqualTo("OK");
        assertThat(antallMigrert(bra)).isEqualTo(2);
        Testsystem.ventPa("publisert", () -> publiserte(bra).size() == 2);
        assertThat(system.antallOppdrag(bra.sakId())).as("MG-92").isEqualTo(2);
        assertThat(system.bean("hovedboker", Hovedboker.class)
                        .av(Fagsystem.TILTAKSPENGER, bra.sakId())
                        .stemmer())
                .isTrue();
        // MG-90: what is stored is what was published
        assertThat(system.database()
                        .queryForObject(
                                """
                                select count(*) from migrering m join utbetaling u on u.uid = m.uid
                                where m.versjon::text = u.versjon::text and m.sak = (select id from sak where sak_id = ?)
                                """,
                                Integer.class,
                                bra.sakId()))
                .isEqualTo(2);

        var igjen = prov(saker(bra));
        assertThat(igjen.get("saker")).hasToString("{\"HOPPET_OVER\":1}");
        assertThat(igjen.get("kjeder")).hasToString("{\"ALLEREDE_MIGRERT\":2}");
        assertThat(system.database()
                        .queryForList(
                                "select handling from drift_handling where utfall = 'UTFORT' and handling like '%MIGRERING' and resultat like ?",
                                String.class, "Migrering " + utfort.get("id").asLong() + " %"))
                .as("OPS-41")
                .containsExactly("UTFOR_MIGRERING");
    }

    @Test
    void MG_60_MG_26_tilleggsstonader_with_the_uids_of_their_producer() {
        var sak = Restiverksetting.nySak();
        var laremidler = """
                {"stønadstype": "LÆREMIDLER_AAP"}""";
        godta(
                ts,
                sak.tilsynBarn("2024-02-01", "2024-02-02", 620)
                        .med("DAGLIG", "2024-02-05", "2024-02-05", 900, laremidler));
        var uid = UUID.randomUUID();

        var utfort = utfor(prov(uider(sak.sakId(), "TILSYN_BARN_AAP", uid)));

        assertThat(utfort.get("kjeder")).hasToString("{\"CREATE\":1,\"IKKE_BEDT_OM\":1}");
        assertThat(linje(utfort, "CREATE").get("uid").asText()).isEqualTo(uid.toString());
        assertThat(linje(utfort, "CREATE").get("uidEr").asText()).isEqualTo("OPPGITT");
        assertThat(antallMigrert(sak)).isEqualTo(1);
        // MG-65
        var opptatt = prov(uider(sak.sakId(), "LÆREMIDLER_AAP", uid));
        assertThat(opptatt.get("avvisninger")).hasToString("{\"UID_I_BRUK\":1}");
        assertThat(opptatt.get("uidKollisjoner").asInt()).isEqualTo(1);
    }

    @Test
    void MG_61_a_sak_that_has_changed_since_the_trial() {
        var sak = Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1");
        godta(tp, sak);
        var prove = prov(saker(sak));
        godta(tp, sak.neste().arbeidstrening("2024-02-05", "2024-02-16", 310, "mp1"));

        var utfort = utfor(prove);

        assertThat(utfort.get("avvisninger")).hasToString("{\"FEIL_KILDE\":1}");
        assertThat(antallMigrert(sak)).isZero();
    }

    @Test
    void MG_61_only_what_a_young_trial_has_told_of_is_done() {
        var prove = prov(saker(Restiverksetting.nySak()));
        var id = prove.get("id").asLong();
        var utfort = utfor(prove).get("id").asLong();

        assertThat(bestill(MIGRERING + "/" + utfort + "/utfor", ""))
                .isEqualTo("409 Migrering %d er ingen prøve".formatted(utfort));
        assertThat(bestill(MIGRERING + "/999999/utfor", "")).isEqualTo("404 Migrering 999999 finnes ikke");
        system.database()
                .update(
                        "update migreringssak set ferdig = ? where kjoring = ?",
                        Timestamp.from(Instant.now().minus(Duration.ofHours(25))),
                        id);
        assertThat(bestill(MIGRERING + "/" + id + "/utfor", "")).isEqualTo("409 Prøven er eldre enn 24 timer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fagsystem\": \"AAP\", \"alle\": true | fagsystem må være TILTAKSPENGER eller TILLEGGSSTØNADER",
                "\"fagsystem\": \"TILTAKSPENGER\" | Må oppgi enten saker eller alle",
                "\"fagsystem\": \"TILTAKSPENGER\", \"alle\": true, \"saker\": [\"1\"] | Må oppgi enten saker eller alle",
                "\"fagsystem\": \"TILTAKSPENGER\", \"saker\": [1] | saker må være tekst",
                "\"fagsystem\": \"TILLEGGSSTØNADER\", \"alle\": true | Må oppgi uider (sakId, stønad, uid) for tilleggsstønader",
                "\"fagsystem\": \"TILLEGGSSTØNADER\", \"uider\": [{\"sakId\": \"1\", \"stønad\": \"X\"}] | Ukjent stønad i uider",
                "\"fagsystem\": \"TILLEGGSSTØNADER\", \"uider\": [{\"sakId\": \"1\", \"stønad\": \"BOUTGIFTER_AAP\", \"uid\": \"1-1-1-1-1\"}] | uider.uid må være UUID",
                "\"fagsystem\": \"TILLEGGSSTØNADER\", \"uider\": [{\"sakId\": \"1\", \"stønad\": \"BOUTGIFTER_AAP\", \"uid\": \"7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11\"},"
                        + " {\"sakId\": \"2\", \"stønad\": \"BOUTGIFTER_AAP\", \"uid\": \"7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11\"}] | Flere stønader har samme uid"
            })
    void MG_60_MG_65_what_makes_no_sense(String innhold, String feil) {
        assertThat(bestill(MIGRERING, innhold)).isEqualTo("400 " + feil);
    }

    @Test
    void OPS_42_who_and_why_must_be_told_and_nobody_comes_in_without_the_key() {
        assertThat(drift().post(MIGRERING, "{\"fagsystem\": \"TILTAKSPENGER\", \"alle\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(system.rest("tiltakspenger").get(MIGRERING).statusCode()).isEqualTo(401);
    }

    @Test
    void MG_63_a_run_goes_on_after_a_restart_and_on_two_instances_and_does_each_sak_once() {
        var saker = IntStream.range(0, 8)
                .mapToObj(nr -> Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300 + nr, "mp1"))
                .toList();
        saker.forEach(sak -> godta(tp, sak));
        var prove = prov(saker(saker.toArray(Restiverksetting[]::new)));
        try (var enTil = system.startEnTil()) {
            var id = bestilt(MIGRERING + "/" + prove.get("id").asLong() + "/utfor", "");
            system.stoppProduktet();
            system.startProduktet();
            assertThat(ferdig(id).get("saker")).hasToString("{\"MIGRERT\":8}");
        }
        Testsystem.ventPa("publisert", () -> saker.stream()
                .allMatch(sak -> publiserte(sak).size() == 1));
        assertThat(saker).allSatisfy(sak -> {
            assertThat(antallMigrert(sak)).isEqualTo(1);
            assertThat(publiserte(sak)).hasSize(1);
        });
    }

    @Test
    void design_4_a_sak_that_cannot_be_migrated_does_not_hold_up_the_others() {
        var gift = Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1");
        var bra = Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1");
        godta(tp, gift);
        godta(tp, bra);
        var prove = prov(saker(gift, bra));
        try (var feil = system.feil("migrering", "new.siste_linje = '" + gift.sakId() + "#0'", "22000")) {
            var utfort = utfor(prove);
            assertThat(utfort.get("avvisninger")).hasToString("{\"UVENTET_FEIL\":1}");
        }
        assertThat(antallMigrert(bra)).isEqualTo(1);
        assertThat(antallMigrert(gift)).isZero();
        assertThat(utfor(prov(saker(gift))).get("saker")).hasToString("{\"MIGRERT\":1}");
    }

    @Test
    void MG_44_the_report_as_CSV_and_as_a_page_holds_no_personident() {
        var sak = Restiverksetting.nySak().arbeidstrening("2024-02-05", "2024-02-16", 300, "=1;<b>");
        godta(tp, sak);
        var sti = MIGRERING + "/" + prov(saker(sak)).get("id").asLong();

        var csv = drift().get(sti + "/csv");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body()).startsWith("fagsystem;sakId;sak;").contains("TPTPATT;\"'=1;<b>\";OK");
        var side = drift().get(sti + "/html");
        assertThat(side.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(side.body())
                .contains("<h1>Migrering", "<td>=1;&lt;b&gt;</td>")
                .doesNotContain("<b>");
        assertThat(Stream.of(csv, side, drift().get(sti), drift().get(MIGRERING)))
                .allSatisfy(svar -> assertThat(svar.body()).doesNotContain(Restiverksetting.PERSON));
    }

    @Test
    void IV_G2_an_operator_takes_a_failed_iverksetting_out_of_the_way() {
        var sak = Restiverksetting.nySak().tilsynBarn("2024-02-01", "2024-02-01", 620);
        godta(ts, sak);
        var feilet = sak.neste().tilsynBarn("2024-02-01", "2024-02-01", 700);
        ts.post(Restiverksetting.STI, feilet.json());
        system.svar(system.oppdrag(sak.sakId(), 2), Mmel.of("08", "B110006F", "noe er galt"));
        ventStatus(ts, feilet, "FEILET_MOT_OPPDRAG");
        var hvilken =
                """
                "fagsystem": "TILLEGGSSTØNADER", "sakId": "%s", "behandlingId": "B%d", "iverksettingId": "I%d\"""";

        assertThat(bestill("/drift/api/iverksettinger/erstatt", hvilken.formatted(sak.sakId(), 1, 1)))
                .isEqualTo("409 Iverksettingen er ikke den siste på saken");
        assertThat(bestill("/drift/api/iverksettinger/erstatt", hvilken.formatted(sak.sakId(), 3, 3)))
                .isEqualTo("404 Iverksettingen finnes ikke");
        assertThat(bestill("/drift/api/iverksettinger/erstatt", hvilken.formatted(sak.sakId(), 2, 2)))
                .startsWith("200");

        var igjen = feilet.json().replace("\"B2\"", "\"B3\"").replace("\"I2\"", "\"I3\"");
        assertThat(ts.post(Restiverksetting.STI, igjen).statusCode()).isEqualTo(202);
        system.svar(system.oppdrag(sak.sakId(), 3), Mmel.OK);
    }

    // --- in words

    private Restklient drift() {
        var nokkel = Base64.getEncoder().encodeToString("drift:hemmelig".getBytes(UTF_8));
        return new Restklient(system.httpPort(), Optional.empty()).med("Authorization", "Basic " + nokkel);
    }

    private static String saker(Restiverksetting... saker) {
        return "\"fagsystem\": \"TILTAKSPENGER\", \"saker\": ["
                + Stream.of(saker).map(sak -> "\"" + sak.sakId() + "\"").collect(Collectors.joining(", "))
                + "]";
    }

    private static String uider(String sakId, String stonad, UUID uid) {
        return "\"fagsystem\": \"TILLEGGSSTØNADER\", \"uider\": [{\"sakId\": \"%s\", \"stønad\": \"%s\", \"uid\": \"%s\"}]"
                .formatted(sakId, stonad, uid);
    }

    private JsonNode prov(String innhold) {
        return ferdig(bestilt(MIGRERING, innhold));
    }

    private JsonNode utfor(JsonNode prove) {
        return ferdig(bestilt(MIGRERING + "/" + prove.get("id").asLong() + "/utfor", ""));
    }

    private HttpResponse<String> send(String sti, String innhold) {
        var felter = Stream.of(innhold, "\"ident\": \"Z999999\"", "\"grunn\": \"over på kafka nå\"")
                .filter(felt -> !felt.isBlank())
                .collect(Collectors.joining(", "));
        return drift().post(sti, "{" + felter + "}");
    }

    private String bestill(String sti, String innhold) {
        var svar = send(sti, innhold);
        return svar.statusCode() + " " + json(svar).path("feil").asText();
    }

    private long bestilt(String sti, String innhold) {
        var svar = send(sti, innhold);
        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        return json(svar).get("id").asLong();
    }

    private JsonNode ferdig(long id) {
        Testsystem.ventPa("migrering " + id, () -> !json(drift().get(MIGRERING + "/" + id))
                .path("ferdig")
                .asText()
                .isEmpty());
        return json(drift().get(MIGRERING + "/" + id));
    }

    private static JsonNode json(HttpResponse<String> svar) {
        try {
            return JSON.readTree(svar.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(svar.body(), e);
        }
    }

    private static JsonNode linje(JsonNode rapport, String handling) {
        for (var linje : rapport.get("linjer")) {
            if (linje.get("handling").asText().equals(handling)) {
                return linje;
            }
        }
        throw new AssertionError("Ingen linje er " + handling + ": " + rapport);
    }

    private void godta(Restklient klient, Restiverksetting iverksetting) {
        var svar = klient.post(Restiverksetting.STI, iverksetting.json());
        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(202);
        system.svar(system.oppdrag(iverksetting.sakId(), iverksetting.nr()), Mmel.OK);
        ventStatus(klient, iverksetting, "OK");
    }

    private static void ventStatus(Restklient klient, Restiverksetting iverksetting, String status) {
        Testsystem.ventPa(
                "status " + status,
                () -> klient.get(iverksetting.statusSti()).body().equals("\"" + status + "\""));
    }

    private int antallMigrert(Restiverksetting sak) {
        return Optional.ofNullable(system.database()
                        .queryForObject(
                                "select count(*) from migrering where sak = (select id from sak where sak_id = ?)",
                                Integer.class,
                                sak.sakId()))
                .orElseThrow();
    }

    private List<Post> publiserte(Restiverksetting sak) {
        return system.poster()
                .hvor(post -> post.topic().equals(LokalKafka.UTBETALINGER)
                        && post.json().get("sakId").asText().equals(sak.sakId()));
    }
}
