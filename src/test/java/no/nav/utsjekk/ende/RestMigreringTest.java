package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Hovedbok;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.hovedbok.Konto;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of iverksettinger become utbetalinger over HTTP, and go on over Kafka (22 §2 to §8, §12). */
@EndeTilEnde
class RestMigreringTest {

    private static final String MIGRER = "/api/iverksetting/v2/migrate";
    private static final String PROV = MIGRER + "/dryrun";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Testsystem system;
    private final Restklient ts;
    private final Restklient tp;
    private final Restiverksetting sak = Restiverksetting.nySak();
    private final UUID uid = UUID.randomUUID();

    RestMigreringTest(Testsystem system) {
        this.system = system;
        this.ts = system.rest("tilleggsstonader");
        this.tp = system.rest("tiltakspenger");
    }

    // --- from the first iverksetting to the end on Kafka, in one chain

    @Test
    void MT_16_MG_54_MG_94_a_sak_of_tiltakspenger_goes_from_HTTP_to_kafka_in_one_chain() {
        godta(tp, sak.arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1"));
        betaler(Fagsystem.TILTAKSPENGER, "2024-02-05..2024-02-16 300");
        var kortere = sak.neste().arbeidstrening("2024-02-05", "2024-02-14", 300, "mp1");
        godta(tp, kortere);
        betaler(Fagsystem.TILTAKSPENGER, "2024-02-05..2024-02-14 300");

        erTomt(tp.post(MIGRER, meldekort(2, "mp1")), 200);
        betaler(Fagsystem.TILTAKSPENGER, "2024-02-05..2024-02-14 300");
        assertThat(system.antallOppdrag(sak.sakId())).as("MG-92").isEqualTo(2);

        // MG-93: the same picture is no change
        system.ventStatuser(system.send(melding("2024-02-14", 300)), "OK");
        // MG-94: what is shortened once more is the line as OS was sent it
        var opphor = sendt(3, melding("2024-02-13", 300));
        assertThat(opphor.linjer()).singleElement().satisfies(linje -> {
            assertThat(linje.delytelseId()).isEqualTo(sak.sakId() + "#0");
            assertThat(linje.datoStatusFom()).hasToString("Optional[2024-02-14]");
            assertThat(linje.tom()).hasToString("2024-02-16");
        });
        betaler(Fagsystem.TILTAKSPENGER, "2024-02-05..2024-02-13 300");

        var endring = sendt(4, melding("2024-02-13", 320));
        assertThat(endring.kodeEndring()).isEqualTo("ENDR");
        var nyLinje = endring.linjer().get(0);
        assertThat(nyLinje.refDelytelseId()).contains(sak.sakId() + "#0");
        assertThat(nyLinje.refFagsystemId()).contains(sak.sakId());
        betaler(Fagsystem.TILTAKSPENGER, "2024-02-05..2024-02-13 320");

        var slutt = sendt(5, new OmPersonen(new Tiltakspenger(sak.sakId(), List.of())));
        assertThat(slutt.linjer()).singleElement().satisfies(linje -> {
            assertThat(linje.delytelseId()).isEqualTo(nyLinje.delytelseId());
            assertThat(linje.kodeStatusLinje()).contains("OPPH");
        });
        betaler(Fagsystem.TILTAKSPENGER);
        assertThat(konto(Fagsystem.TILTAKSPENGER).kjede())
                .as("one chain, unbroken")
                .containsExactly(sak.sakId() + "#0", nyLinje.delytelseId());
    }

    @Test
    void MT_12_MG_43_a_sak_of_tilleggsstonader_goes_from_HTTP_to_kafka_in_one_chain() {
        var engangs = """
                {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": null}""";
        godta(ts, sak.med("ENGANGS", "2026-01-01", "2026-01-15", 620, engangs));
        betaler(Fagsystem.TILLEGGSSTØNADER, "2026-01-01..2026-01-15 620");

        erTomt(ts.post(MIGRER, stonad(1, uid)), 200);
        betaler(Fagsystem.TILLEGGSSTØNADER, "2026-01-01..2026-01-15 620");
        assertThat(konto(Fagsystem.TILLEGGSSTØNADER).uid()).isEqualTo(uid);

        var mal = new Tilleggsstonader(sak.sakId(), List.of());
        var endring = sendt(2, new OmPersonen(mal.medTillst(uid, "TILSYN_BARN_AAP", 700)));
        assertThat(endring.kodeFagomraade()).isEqualTo("TILLST");
        assertThat(endring.linjer().get(0).refDelytelseId()).contains(sak.sakId() + "#0");
        betaler(Fagsystem.TILLEGGSSTØNADER, "2026-01-01..2026-01-15 700");

        var slutt = sendt(3, new OmPersonen(mal.utenTillst(uid, "TILSYN_BARN_AAP")));
        assertThat(slutt.linjer().get(0).kodeStatusLinje()).contains("OPPH");
        betaler(Fagsystem.TILLEGGSSTØNADER);

        var tilbake = sendt(4, new OmPersonen(mal.medTillst(uid, "TILSYN_BARN_AAP", 710)));
        assertThat(tilbake.linjer().get(0).refDelytelseId())
                .contains(endring.linjer().get(0).delytelseId());
        betaler(Fagsystem.TILLEGGSSTØNADER, "2026-01-01..2026-01-15 710");
        assertThat(konto(Fagsystem.TILLEGGSSTØNADER).kjede()).hasSize(3);
    }

    // --- refused

    @Test
    void MT_1_MG_10_a_sak_without_iverksetting() {
        erFeil(
                ts.post(MIGRER, stonad(1, uid)),
                404,
                "iverksetting for (sak=%s fagsystem=TILLEGGSSTØNADER)".formatted(sak.sakId()),
                "");
    }

    @Test
    void MT_2_MT_3_MG_01_to_MG_04_one_variant_and_the_right_one() {
        var ingen = "{\"sakId\": \"1\", \"behandlingId\": \"B1\"}";
        var begge = stonad(1, uid).replace("\"meldeperiode\": null", "\"meldeperiode\": \"mp1\"");
        for (var sti : List.of(MIGRER, PROV)) {
            erFeil(ts.post(sti, ingen), 400, "mangler en av: 'meldeperiode' eller 'uidToStønad'", "");
            erFeil(ts.post(sti, begge), 400, "mutual exclusive: 'meldeperiode' and 'uidToStønad'", "");
            erFeil(ts.post(sti, meldekort(1, "mp1")), 400, "feil variant for TILLEGGSSTØNADER", "");
            erFeil(tp.post(sti, stonad(1, uid)), 400, "feil variant for TILTAKSPENGER", "");
            erFeil(system.rest("aap").post(sti, meldekort(1, "mp1")), 501, "kan ikke migrere AAP enda", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sakId\"", "\"behandlingId\"", "\"first\"", "\"second\"", "TILSYN_BARN_AAP", "-"})
    void RF_E1_RF_04_what_cannot_be_read(String felt) {
        Restsvar.erUleselig(ts.post(MIGRER, stonad(1, uid).replace(felt, felt.replaceAll("[a-zA-Z-]+", "x"))));
    }

    @Test
    void RF_A7_nobody_knows_whose_it_is() {
        erFeil(
                system.rest("ukjent").post(MIGRER, stonad(1, uid)),
                403,
                "mangler mapping mellom appname (ukjent) og fagsystem-enum",
                "/kom_i_gang");
    }

    @Test
    void MT_4_MG_12_the_result_must_be_there() {
        godta(ts, sak.tilsynBarn("2024-02-01", "2024-02-01", 620));
        system.database()
                .update(
                        "update iverksetting set melding = null where sak = (select id from sak where sak_id = ?)",
                        sak.sakId());

        erFeil(
                ts.post(MIGRER, stonad(1, uid)),
                404,
                "iverksettingsresultat for (sak=%s fagsystem=TILLEGGSSTØNADER)".formatted(sak.sakId()),
                "");
    }

    @Test
    void MT_5_MG_13_what_OS_has_not_answered() {
        erTomt(
                ts.post(
                        Restiverksetting.STI,
                        sak.tilsynBarn("2024-02-01", "2024-02-01", 620).json()),
                202);
        system.oppdrag(sak.sakId(), 1);

        erFeil(
                ts.post(MIGRER, stonad(1, uid)),
                423,
                "iverksetting for (sak=%s fagsystem=TILLEGGSSTØNADER)".formatted(sak.sakId()),
                "");
    }

    @Test
    void MG_11_MG_25_another_source_and_no_chain() {
        godta(ts, sak.tilsynBarn("2024-02-01", "2024-02-01", 620));

        erFeil(ts.post(MIGRER, stonad(2, uid)), 409, "siste mottatte iverksetting er B1/I1", "");
        erFeil(
                ts.post(MIGRER, stonad(1, uid).replace("TILSYN_BARN_AAP", "BOUTGIFTER_AAP")),
                404,
                "ingen kjede matcher",
                "");
        assertThat(publiserte()).isEmpty();
    }

    @Test
    void MG_15_nobody_changes_the_sak_meanwhile() throws Exception {
        godta(ts, sak.tilsynBarn("2024-02-01", "2024-02-01", 620));
        try (var las = system.las("select from sak where sak_id = ? for update", sak.sakId())) {
            assertThat(ts.post(MIGRER, stonad(1, uid)).statusCode()).isEqualTo(423);
        }
        erTomt(ts.post(MIGRER, stonad(1, uid)), 200);
    }

    // --- done

    @Test
    void MT_6_MT_7_MT_18_tilleggsstonader_only_the_stonad_that_is_asked_for() {
        var laremidler = """
                {"stønadstype": "LÆREMIDLER_AAP"}""";
        godta(
                ts,
                sak.med("DAGLIG", "2024-02-05", "2024-02-05", 900, laremidler)
                        .tilsynBarn("2024-02-04", "2024-02-04", 500));

        var provd = utbetalinger(ts.post(PROV, stonad(1, uid)));
        assertThat(publiserte()).as("MT-18").isEmpty();
        erTomt(ts.post(MIGRER, stonad(1, uid)), 200);

        assertThat(provd).hasSize(1);
        var post = publisert(uid);
        assertThat(post.json()).isEqualTo(provd.get(0));
        assertThat(post.hode("migrated")).isPresent();
        var utbetaling = post.json();
        assertThat(utbetaling.get("action").asText()).isEqualTo("CREATE");
        assertThat(utbetaling.get("originalKey").asText()).isEqualTo("I1");
        assertThat(utbetaling.get("lastPeriodeId").asText()).isEqualTo(sak.sakId() + "#1");
        assertThat(utbetaling.get("periodetype").asText()).isEqualTo("UKEDAG");
        assertThat(utbetaling.get("avvent").isNull()).isTrue();
        assertThat(utbetaling.get("perioder")).hasSize(1);
        assertThat(utbetaling.at("/perioder/0/betalendeEnhet").isNull()).isTrue();
        assertThat(utbetaling.at("/perioder/0/vedtakssats").isNull()).isTrue();
        assertThat(system.database().queryForMap("select hvem, siste_linje from migrering where uid = ?", uid))
                .as("MG-74")
                .containsEntry("hvem", "tilleggsstonader")
                .containsEntry("siste_linje", sak.sakId() + "#1");
    }

    @Test
    void MT_8_MT_10_MT_11_tiltakspenger_all_of_one_meldekort() {
        var annetTiltak =
                """
                {"stønadstype": "JOBBKLUBB", "brukersNavKontor": "0220", "meldekortId": "mp1"}""";
        godta(
                tp,
                sak.arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1")
                        .med("DAGLIG", "2024-02-05", "2024-02-09", 55, annetTiltak)
                        .arbeidstrening("2024-02-19", "2024-02-23", 300, "mp2"));
        godta(
                tp,
                sak.neste()
                        .arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1")
                        .med("DAGLIG", "2024-02-05", "2024-02-09", 55, annetTiltak));

        var forste = utbetalinger(tp.post(PROV, meldekort(2, "mp1")));
        assertThat(forste).extracting(u -> u.get("stønad").asText()).containsExactly("ARBEIDSTRENING", "JOBBKLUBB");
        assertThat(forste).extracting(u -> u.get("uid").asText()).doesNotHaveDuplicates();
        assertThat(forste.get(0).at("/perioder/0/betalendeEnhet").asText()).isEqualTo("0220");
        assertThat(forste.get(0).get("lastPeriodeId").asText()).isEqualTo(sak.sakId() + "#0");

        var opphort = utbetalinger(tp.post(PROV, meldekort(2, "mp2")));
        assertThat(opphort).singleElement().satisfies(u -> {
            assertThat(u.get("action").asText()).isEqualTo("DELETE");
            assertThat(u.get("lastPeriodeId").asText()).isEqualTo(sak.sakId() + "#2");
        });
    }

    @Test
    void MG_45_a_chain_that_was_ended_on_the_meldekort_is_not_left_behind() {
        var annetTiltak =
                """
                {"stønadstype": "JOBBKLUBB", "brukersNavKontor": "0220", "meldekortId": "mp1"}""";
        godta(
                tp,
                sak.arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1")
                        .med("DAGLIG", "2024-02-05", "2024-02-09", 55, annetTiltak));
        godta(tp, sak.neste().arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1"));

        erTomt(tp.post(MIGRER, meldekort(2, "mp1")), 200);

        assertThat(system.poster().vent(2, "utbetalinger", this::erAvSaken))
                .extracting(post -> post.json().get("action").asText())
                .containsExactlyInAnyOrder("CREATE", "DELETE");
        system.ventStatuser(system.send(melding("2024-02-16", 300)), "OK");
    }

    @Test
    void MT_9_MG_30_neighbours_become_one_periode() {
        godta(
                tp,
                sak.arbeidstrening("2024-02-01", "2024-02-14", 500, "mp1")
                        .arbeidstrening("2024-02-15", "2024-02-28", 500, "mp1"));

        var perioder = utbetalinger(tp.post(PROV, meldekort(1, "mp1"))).get(0).get("perioder");

        assertThat(perioder).singleElement().satisfies(periode -> {
            assertThat(periode.get("fom").asText()).isEqualTo("2024-02-01");
            assertThat(periode.get("tom").asText()).isEqualTo("2024-02-28");
        });
    }

    @Test
    void MT_13_MT_14_MG_70_MG_72_a_repeat_and_an_iverksetting_afterwards() {
        godta(tp, sak.arbeidstrening("2024-02-05", "2024-02-16", 300, "mp1"));
        erTomt(tp.post(MIGRER, meldekort(1, "mp1")), 200);
        erTomt(tp.post(MIGRER, meldekort(1, "mp1")), 200);
        assertThat(utbetalinger(tp.post(PROV, meldekort(1, "mp1")))).hasSize(1);

        erFeil(
                tp.post(
                        Restiverksetting.STI,
                        sak.neste()
                                .arbeidstrening("2024-02-05", "2024-02-16", 310, "mp1")
                                .json()),
                423,
                "saken er migrert til kafka",
                "");
        sendt(2, melding("2024-02-16", 320));
        erFeil(tp.post(MIGRER, meldekort(1, "mp1")), 409, "utbetalingen er endret etter migrering", "");
        assertThat(publiserte()).as("the migration and the change").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "MÅNEDLIG, 2024-02-01, 2024-02-29, MND",
        "ENGANGS, 2024-02-01, 2024-02-29, EN_GANG",
        "DAGLIG_INKL_HELG, 2024-02-01, 2024-02-29, DAG",
        "DAGLIG, 2024-02-01, 2024-02-29, UKEDAG"
    })
    void MT_15_MG_34_the_satstype_tells_the_periodetype(String satstype, String fom, String tom, String periodetype) {
        var barn = """
                {"stønadstype": "TILSYN_BARN_AAP"}""";
        godta(ts, sak.med(satstype, fom, tom, 500, barn));

        assertThat(utbetalinger(ts.post(PROV, stonad(1, uid)))
                        .get(0)
                        .get("periodetype")
                        .asText())
                .isEqualTo(periodetype);
    }

    @Test
    void MT_15_MG_34_several_satstyper_in_a_chain() {
        var barn = """
                {"stønadstype": "TILSYN_BARN_AAP"}""";
        godta(
                ts,
                sak.med("ENGANGS", "2024-01-01", "2024-01-31", 500, barn)
                        .med("DAGLIG", "2024-02-01", "2024-02-29", 500, barn));

        assertThat(ts.post(MIGRER, stonad(1, uid)).statusCode()).isEqualTo(422);
    }

    // --- in words

    private void godta(Restklient klient, Restiverksetting iverksetting) {
        erTomt(klient.post(Restiverksetting.STI, iverksetting.json()), 202);
        system.svar(system.oppdrag(sak.sakId(), iverksetting.nr()), Mmel.OK);
        Testsystem.ventPa(
                "status OK", () -> klient.get(iverksetting.statusSti()).body().equals("\"OK\""));
    }

    /** What OS is told because of a melding, once it has accepted it. */
    private Oppdragsdokument sendt(int nr, Innmelding melding) {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(sak.sakId(), nr);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        return OppdragXml.read(oppdrag.xml());
    }

    /** The whole sak of tiltakspenger: one meldeperiode. */
    private Innmelding melding(String tom, int belop) {
        var periode =
                """
                {"meldeperiode": "mp1", "fom": "2024-02-05", "tom": "%s", "beløp": %d, "stønad": "ARBEIDSTRENING",
                 "betalendeEnhet": "0220"}"""
                        .formatted(tom, belop);
        return new OmPersonen(new Tiltakspenger(sak.sakId(), List.of(periode)));
    }

    private String meldekort(int nr, String meldeperiode) {
        return """
                {"sakId": "%s", "behandlingId": "B%d", "iverksettingId": "I%d", "meldeperiode": "%s", "uidToStønad": null}"""
                .formatted(sak.sakId(), nr, nr, meldeperiode);
    }

    private String stonad(int nr, UUID ny) {
        return """
                {"sakId": "%s", "behandlingId": "B%d", "iverksettingId": "I%d", "meldeperiode": null,
                 "uidToStønad": {"first": "%s", "second": "TILSYN_BARN_AAP"}}"""
                .formatted(sak.sakId(), nr, nr, ny);
    }

    /** What OS pays on the sak, which must be what was asked for. */
    private void betaler(Fagsystem fagsystem, String... betalinger) {
        Testsystem.ventPa(
                "bok som stemmer",
                () -> bok(fagsystem).stemmer() && bok(fagsystem).ubesvarte().isEmpty());
        assertThat(konto(fagsystem).osBetaler())
                .extracting(b -> b.fom() + ".." + b.tom() + " "
                        + b.belop().stripTrailingZeros().toPlainString())
                .containsExactly(betalinger);
    }

    private Konto konto(Fagsystem fagsystem) {
        var kontoer = bok(fagsystem).fagomrader().get(0).kontoer();
        assertThat(kontoer).hasSize(1);
        return kontoer.get(0);
    }

    private Hovedbok bok(Fagsystem fagsystem) {
        return system.bean("hovedboker", Hovedboker.class).av(fagsystem, sak.sakId());
    }

    private static List<JsonNode> utbetalinger(HttpResponse<String> svar) {
        assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
        try {
            return List.of(JSON.readValue(svar.body(), JsonNode[].class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private List<Post> publiserte() {
        return system.poster().hvor(this::erAvSaken);
    }

    private Post publisert(UUID ny) {
        return system.poster()
                .vent(
                        1,
                        "utbetaling " + ny,
                        post -> erAvSaken(post) && post.nokkel().equals(ny.toString()))
                .get(0);
    }

    private boolean erAvSaken(Post post) {
        return post.topic().equals(LokalKafka.UTBETALINGER)
                && post.json().get("sakId").asText().equals(sak.sakId());
    }
}
