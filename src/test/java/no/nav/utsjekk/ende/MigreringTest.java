package no.nav.utsjekk.ende;

import static no.nav.utsjekk.iverksetting.Gitt.tilsynBarn;
import static no.nav.utsjekk.iverksetting.Gitt.tiltakspenger;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Gitt;
import no.nav.utsjekk.iverksetting.NavKontor;
import no.nav.utsjekk.iverksetting.Satstype;
import no.nav.utsjekk.iverksetting.Stonadsdata;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.iverksetting.Tiltakspengestonad;
import no.nav.utsjekk.iverksettinger.Mottakssvar;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.migrering.Migreringsforesporsel;
import no.nav.utsjekk.migrering.Migreringsforesporsel.UidTilStonad;
import no.nav.utsjekk.migrering.Migreringskall;
import no.nav.utsjekk.migrering.Migreringssvar;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;

/** Chains of iverksettinger become utbetalinger that meldinger can change (22 §12). */
@EndeTilEnde
class MigreringTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Testsystem system;
    private final String sakId = "M" + UUID.randomUUID().toString().substring(0, 13);
    private final UUID uid = UUID.randomUUID();

    MigreringTest(Testsystem system) {
        this.system = system;
    }

    // --- refused

    @Test
    void MG_10_a_sak_without_iverksetting() {
        assertThat(avvist(migrer(tp("M1", 1))))
                .isEqualTo(new Avvisning(
                        "IKKE_FUNNET", 404, "iverksetting for (sak=%s fagsystem=TILTAKSPENGER)".formatted(sakId), ""));
    }

    @Test
    void MG_01_to_04_the_variant_must_fit() {
        var uidTilStonad = Optional.of(new UidTilStonad(uid, "TSTBASISP4-OP"));
        assertThat(variant(Fagsystem.TILTAKSPENGER, Optional.empty(), Optional.empty()))
                .isEqualTo("400 mangler en av: 'meldeperiode' eller 'uidToStønad'");
        assertThat(variant(Fagsystem.TILTAKSPENGER, Optional.of("M1"), uidTilStonad))
                .isEqualTo("400 mutual exclusive: 'meldeperiode' and 'uidToStønad'");
        assertThat(variant(Fagsystem.AAP, Optional.of("M1"), Optional.empty()))
                .isEqualTo("501 kan ikke migrere AAP enda");
        assertThat(variant(Fagsystem.TILTAKSPENGER, Optional.empty(), uidTilStonad))
                .isEqualTo("400 feil variant for TILTAKSPENGER");
        assertThat(variant(Fagsystem.TILLEGGSSTØNADER, Optional.of("M1"), Optional.empty()))
                .isEqualTo("400 feil variant for TILLEGGSSTØNADER");
    }

    private String variant(Fagsystem fagsystem, Optional<String> meldeperiode, Optional<UidTilStonad> uidTilStonad) {
        var avvist = avvist(migrer(
                new Migreringsforesporsel(fagsystem, sakId, "B1", Optional.empty(), meldeperiode, uidTilStonad)));
        return avvist.statuskode() + " " + avvist.tekst();
    }

    @Test
    void MG_12_the_result_must_be_there() {
        godta(Fagsystem.TILTAKSPENGER, 1, tiltakspenger("2024-02-05", "2024-02-16", 300, "M1", "0220"));
        system.database()
                .update(
                        """
                        update iverksetting set melding = null
                        where melding in (select id from melding where sak = (select id from sak where sak_id = ?))
                        """,
                        sakId);

        assertThat(avvist(migrer(tp("M1", 1))).kode()).isEqualTo("MANGLER_RESULTAT");
    }

    @Test
    void MG_13_what_OS_has_not_answered_is_not_migrated() {
        iverksett(Fagsystem.TILTAKSPENGER, 1, tiltakspenger("2024-02-05", "2024-02-16", 300, "M1", "0220"));
        system.oppdrag(sakId, 1);

        assertThat(avvist(migrer(tp("M1", 1))))
                .extracting(Avvisning::statuskode)
                .isEqualTo(423);
    }

    @Test
    void MG_11_whoever_asks_has_looked_at_the_last_one() {
        godta(Fagsystem.TILTAKSPENGER, 1, tiltakspenger("2024-02-05", "2024-02-16", 300, "M1", "0220"));

        assertThat(avvist(migrer(tp("M1", 2))))
                .isEqualTo(new Avvisning("FEIL_KILDE", 409, "siste mottatte iverksetting er B1/I1", ""));
    }

    @Test
    void MG_25_and_26_a_chain_that_nobody_asks_for_is_left_alone() {
        godta(Fagsystem.TILTAKSPENGER, 1, tiltakspenger("2024-02-05", "2024-02-16", 300, "M1", "0220"));

        assertThat(avvist(migrer(tp("M2", 1)))).isEqualTo(new Avvisning("INGEN_KJEDE", 404, "ingen kjede matcher", ""));
        assertThat(publiserte()).isEmpty();
    }

    @Test
    void MG_42_an_uid_that_is_in_use_is_refused() {
        var melding = Tilleggsstonader.nySak().med(uid, "LÆREMIDLER_AAP", 500);
        system.godta(melding);
        godta(Fagsystem.TILLEGGSSTØNADER, 1, tilsynBarn("2024-02-01", "2024-02-01", 620));

        assertThat(avvist(migrer(ts(uid, "TSTBASISP4-OP", 1))))
                .isEqualTo(new Avvisning("UID_I_BRUK", 409, "uid er i bruk", ""));
    }

    // --- done

    @Test
    void MG_21_to_36_tilleggsstonader_only_the_stonad_that_is_asked_for() {
        var laremidler = new Andel(
                900,
                Satstype.DAGLIG,
                LocalDate.parse("2024-02-05"),
                LocalDate.parse("2024-02-05"),
                new Stonadsdata.Tilleggsstonader(Tilleggsstonad.LÆREMIDLER_AAP, Optional.empty()));
        godta(Fagsystem.TILLEGGSSTØNADER, 1, tilsynBarn("2024-02-01", "2024-02-01", 620), laremidler);

        var provd = utfort(system.kall("direct:migrering-prov", ts(uid, "TSTBASISP4-OP", 1), Migreringssvar.class));
        assertThat(publiserte()).as("MT-18: a trial publishes nothing").isEmpty();
        var migrert = utfort(migrer(ts(uid, "TSTBASISP4-OP", 1)));

        assertThat(migrert).isEqualTo(provd).hasSize(1);
        var post = publisert(uid);
        assertThat(post.hode("migrated").orElseThrow()).contains(sakId);
        var utbetaling = post.json();
        assertThat(utbetaling).isEqualTo(migrert.get(0));
        assertThat(utbetaling.get("action").asText()).isEqualTo("CREATE");
        assertThat(utbetaling.get("originalKey").asText()).isEqualTo("I1");
        assertThat(utbetaling.get("fagsystem").asText()).isEqualTo("TILLEGGSSTØNADER");
        assertThat(utbetaling.get("stønad").asText()).isEqualTo("TILSYN_BARN_AAP");
        assertThat(utbetaling.get("lastPeriodeId").asText()).isEqualTo(sakId + "#0");
        assertThat(utbetaling.get("periodetype").asText()).isEqualTo("UKEDAG");
        assertThat(utbetaling.get("førsteUtbetalingPåSak").asBoolean()).isFalse();
        assertThat(utbetaling.get("avvent").isNull()).isTrue();
        assertThat(utbetaling.get("perioder")).singleElement().satisfies(periode -> {
            assertThat(periode.get("fom").asText()).isEqualTo("2024-02-01");
            assertThat(periode.get("beløp").asInt()).isEqualTo(620);
            assertThat(periode.get("betalendeEnhet").isNull()).isTrue();
            assertThat(periode.get("vedtakssats").isNull()).isTrue();
        });

        // MG-72: on that stønad iverksettinger have had their say, on the other one they go on
        assertThat(avvist(iverksett(Fagsystem.TILLEGGSSTØNADER, 2, tilsynBarn("2024-02-01", "2024-02-01", 620))))
                .isEqualTo(new Avvisning("SAKEN_ER_MIGRERT", 423, "saken er migrert til kafka", ""));
        iverksett(Fagsystem.TILLEGGSSTØNADER, 2);
        var oppdrag = system.oppdrag(sakId, 2);
        assertThat(oppdrag.linje().text("delytelseId")).isEqualTo(sakId + "#1");
        system.svar(oppdrag, Mmel.OK);
        stemmer(Fagsystem.TILLEGGSSTØNADER);
    }

    @Test
    void MG_41_and_50_to_54_tiltakspenger_go_on_from_the_line_that_OS_has() {
        godta(
                Fagsystem.TILTAKSPENGER,
                1,
                tiltakspenger("2024-02-05", "2024-02-18", 300, "mp1", "1234"),
                tiltakspenger("2024-02-19", "2024-02-23", 300, "mp2", "1234"));
        godta(
                Fagsystem.TILTAKSPENGER,
                2,
                tiltakspenger("2024-02-05", "2024-02-16", 300, "mp1", "1234"),
                tiltakspenger("2024-02-19", "2024-02-23", 300, "mp2", "1234"));
        var forste = utfort(migrer(tp("mp1", 2))).get(0);
        assertThat(forste.get("lastPeriodeId").asText()).isEqualTo(sakId + "#0");
        assertThat(forste.at("/perioder/0/tom").asText()).as("MG-31").isEqualTo("2024-02-16");
        assertThat(forste.at("/perioder/0/betalendeEnhet").asText()).isEqualTo("1234");
        assertThat(forste.at("/sistePeriode/tom").asText()).as("MG-33").isEqualTo("2024-02-18");
        publisert(UUID.fromString(forste.get("uid").asText()));

        var forTidlig = system.send(melding("2024-02-16", 300));
        assertThat(system.ventStatuser(forTidlig, "FEILET")
                        .get(0)
                        .json()
                        .at("/error/code")
                        .asText())
                .as("MG-45: half a sak")
                .isEqualTo("SAK_IKKE_MIGRERT");
        utfort(migrer(tp("mp2", 2)));

        // MG-93: the same picture is no change
        system.ventStatuser(system.send(melding("2024-02-16", 300)), "OK");
        // MG-94: what is shortened is the line as OS has it
        var kortere = system.send(melding("2024-02-15", 300));
        var opphor = system.oppdrag(sakId, 3);
        assertThat(opphor.linje().text("delytelseId")).isEqualTo(sakId + "#0");
        assertThat(opphor.linje().text("datoStatusFom")).startsWith("2024-02-16");
        assertThat(opphor.linje().text("datoVedtakTom")).startsWith("2024-02-18");
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(kortere, "MOTTATT", "HOS_OPPDRAG", "OK");
        var mer = system.send(melding("2024-02-15", 320));
        var oppdrag = system.oppdrag(sakId, 4);
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(oppdrag.linje().text("refDelytelseId")).isEqualTo(sakId + "#0");
        assertThat(oppdrag.linje().text("delytelseId")).hasSize(24);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(mer, "MOTTATT", "HOS_OPPDRAG", "OK");
        stemmer(Fagsystem.TILTAKSPENGER);

        // MG-70, MG-72
        assertThat(avvist(migrer(tp("mp1", 2))).kode()).isEqualTo("ENDRET_ETTER_MIGRERING");
        assertThat(utfort(migrer(tp("mp2", 2)))).hasSize(1);
        assertThat(avvist(iverksett(Fagsystem.TILTAKSPENGER, 3)).kode()).isEqualTo("SAKEN_ER_MIGRERT");
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from migrering where sak = (select id from sak where sak_id = ?) and hvem = 'Z999999'",
                                Integer.class,
                                sakId))
                .isEqualTo(2);
    }

    /** Two meldeperioder of tiltakspenger, the first until a day and with a beløp. */
    private Innmelding melding(String tom, int belop) {
        var periode =
                """
                {"meldeperiode": "%s", "fom": "%s", "tom": "%s", "beløp": %d, "stønad": "ARBEIDSTRENING",
                 "betalendeEnhet": "1234"}""";
        var mal = new Tiltakspenger(
                sakId,
                List.of(
                        periode.formatted("mp1", "2024-02-05", tom, belop),
                        periode.formatted("mp2", "2024-02-19", "2024-02-23", 300)));
        return new OmPersonen(mal);
    }

    @Test
    void MG_20_and_22_two_tiltak_on_a_meldekort_become_two_utbetalinger() {
        var barn = new Andel(
                55,
                Satstype.DAGLIG,
                LocalDate.parse("2024-02-05"),
                LocalDate.parse("2024-02-16"),
                new Stonadsdata.Tiltakspenger(
                        Tiltakspengestonad.ARBEIDSTRENING, true, new NavKontor("0220", Optional.empty()), "M1"));
        godta(Fagsystem.TILTAKSPENGER, 1, tiltakspenger("2024-02-05", "2024-02-16", 300, "M1", "0220"), barn);

        assertThat(utfort(migrer(tp("M1", 1))))
                .extracting(u -> u.get("stønad").asText())
                .containsExactly("ARBEIDSTRENING", "ARBEIDSTRENING_BARN");
    }

    @Test
    void MG_25_and_70_an_ended_chain_is_known_and_can_be_brought_back_by_a_melding() {
        var dag = tilsynBarn("2026-01-01", "2026-01-01", 620);
        var engangs = new Andel(dag.belop(), Satstype.ENGANGS, dag.fom(), dag.tom(), dag.stonadsdata());
        godta(Fagsystem.TILLEGGSSTØNADER, 1, engangs);
        godta(Fagsystem.TILLEGGSSTØNADER, 2);

        var migrert = utfort(migrer(ts(uid, "TSTBASISP4-OP", 2)));
        assertThat(utfort(migrer(ts(uid, "TSTBASISP4-OP", 2)))).as("again").isEqualTo(migrert);
        assertThat(avvist(migrer(ts(UUID.randomUUID(), "TSTBASISP4-OP", 2))).kode())
                .isEqualTo("UID_I_BRUK");

        assertThat(migrert.get(0).get("action").asText()).isEqualTo("DELETE");
        assertThat(migrert.get(0).get("perioder")).isEmpty();
        publisert(uid);
        assertThat(publiserte()).hasSize(1);
        var tilbake = new Tilleggsstonader(sakId, List.of()).medTillst(uid, "TILSYN_BARN_AAP", 640);
        var nokkel = system.send(new OmPersonen(tilbake));
        var oppdrag = system.oppdrag(sakId, 3);
        assertThat(oppdrag.kodeEndring()).isEqualTo("ENDR");
        assertThat(oppdrag.linje().text("refDelytelseId")).isEqualTo(sakId + "#0");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        stemmer(Fagsystem.TILLEGGSSTØNADER);
    }

    @Test
    void MG_30_neighbours_that_pay_the_same_are_published_as_one_periode() {
        godta(
                Fagsystem.TILTAKSPENGER,
                1,
                tiltakspenger("2024-02-05", "2024-02-09", 500, "M1", "0220"),
                tiltakspenger("2024-02-12", "2024-02-16", 500, "M1", "0220"));

        var perioder = utfort(migrer(tp("M1", 1))).get(0).get("perioder");

        assertThat(perioder).singleElement().satisfies(periode -> {
            assertThat(periode.get("fom").asText()).isEqualTo("2024-02-05");
            assertThat(periode.get("tom").asText()).isEqualTo("2024-02-16");
        });
    }

    // --- in words

    private Mottakssvar iverksett(Fagsystem fagsystem, int nr, Andel... andeler) {
        return system.iverksett(Gitt.iverksetting(fagsystem, sakId, nr, List.of(andeler)));
    }

    private void godta(Fagsystem fagsystem, int nr, Andel... andeler) {
        var svar = iverksett(fagsystem, nr, andeler);
        assertThat(svar).isInstanceOf(Mottakssvar.Mottatt.class);
        system.svar(system.oppdrag(sakId, nr), Mmel.OK);
        system.ventStatuser(((Mottakssvar.Mottatt) svar).nokkel().toString(), "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    private Migreringsforesporsel tp(String meldeperiode, int nr) {
        return new Migreringsforesporsel(
                Fagsystem.TILTAKSPENGER,
                sakId,
                "B" + nr,
                Optional.of("I" + nr),
                Optional.of(meldeperiode),
                Optional.empty());
    }

    private Migreringsforesporsel ts(UUID ny, String klassekode, int nr) {
        return new Migreringsforesporsel(
                Fagsystem.TILLEGGSSTØNADER,
                sakId,
                "B" + nr,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new UidTilStonad(ny, klassekode)));
    }

    private Migreringssvar migrer(Migreringsforesporsel foresporsel) {
        return system.kall(
                "direct:migrering", new Migreringskall(foresporsel, "Z999999", "over på kafka"), Migreringssvar.class);
    }

    private static Avvisning avvist(Migreringssvar svar) {
        assertThat(svar).isInstanceOf(Migreringssvar.Avvist.class);
        return ((Migreringssvar.Avvist) svar).avvisning();
    }

    private static Avvisning avvist(Mottakssvar svar) {
        assertThat(svar).isInstanceOf(Mottakssvar.Avvist.class);
        return ((Mottakssvar.Avvist) svar).avvisning();
    }

    private static List<JsonNode> utfort(Migreringssvar svar) {
        assertThat(svar).isInstanceOf(Migreringssvar.Utfort.class);
        return ((Migreringssvar.Utfort) svar)
                .utbetalinger().stream().map(MigreringTest::les).toList();
    }

    private static JsonNode les(String json) {
        try {
            return JSON.readTree(json);
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
                && post.json().get("sakId").asText().equals(sakId);
    }

    private void stemmer(Fagsystem fagsystem) {
        Testsystem.ventPa("bok som stemmer", () -> system.bean("hovedboker", Hovedboker.class)
                .av(fagsystem, sakId)
                .stemmer());
    }
}
