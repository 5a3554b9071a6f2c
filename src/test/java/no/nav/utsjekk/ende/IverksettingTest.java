package no.nav.utsjekk.ende;

import static no.nav.utsjekk.iverksetting.Gitt.aap;
import static no.nav.utsjekk.iverksetting.Gitt.tilsynBarn;
import static no.nav.utsjekk.iverksetting.Gitt.tiltakspenger;
import static no.nav.utsjekk.iverksettinger.Iverksettingsstatus.FEILET_MOT_OPPDRAG;
import static no.nav.utsjekk.iverksettinger.Iverksettingsstatus.IKKE_PÅBEGYNT;
import static no.nav.utsjekk.iverksettinger.Iverksettingsstatus.OK;
import static no.nav.utsjekk.iverksettinger.Iverksettingsstatus.OK_UTEN_UTBETALING;
import static no.nav.utsjekk.iverksettinger.Iverksettingsstatus.SENDT_TIL_OPPDRAG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Gitt;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksettinger.Erstatning;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatus;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatuser;
import no.nav.utsjekk.iverksettinger.Mottakssvar;
import no.nav.utsjekk.iverksettinger.Mottakssvar.AlleredeMottatt;
import no.nav.utsjekk.iverksettinger.Mottakssvar.Avvist;
import no.nav.utsjekk.iverksettinger.Mottakssvar.Mottatt;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;

/** Iverksettinger from the door to the final status (20 §3): the same tables and the same machine as meldinger. */
@EndeTilEnde
class IverksettingTest {

    private static final Mmel AVVIST = Mmel.of("08", "B110005F", "Personen finnes ikke i TPS");

    private final Testsystem system;
    private final Fagsystem fagsystem = Fagsystem.TILTAKSPENGER;
    private final String sakId = nySak();
    private final Andel m1 = tiltakspenger("2024-01-01", "2024-01-14", 300, "M1", "0220");
    private final Andel m2 = tiltakspenger("2024-01-15", "2024-01-28", 300, "M2", "0220");

    IverksettingTest(Testsystem system) {
        this.system = system;
    }

    private static String nySak() {
        return "I" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    void IV_43_and_53_an_iverksetting_goes_all_the_way_and_the_next_one_is_chained_on_it() {
        var nokkel = mottatt(iverksett(1, m1));
        var forste = system.oppdrag(sakId, 1);
        assertThat(forste.kodeEndring()).isEqualTo("NY");
        assertThat(forste.linje().text("delytelseId")).isEqualTo(sakId + "#0");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        assertThat(status(1)).contains(SENDT_TIL_OPPDRAG);

        system.svar(forste, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(status(1)).contains(OK);

        var neste = mottatt(iverksett(2, m1, m2));
        var andre = system.oppdrag(sakId, 2);
        assertThat(andre.kodeEndring()).isEqualTo("ENDR");
        assertThat(andre.linje().text("delytelseId")).isEqualTo(sakId + "#1");
        assertThat(andre.linje().optionalText("refDelytelseId")).isEmpty();
        system.svar(andre, Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.bean("hovedboker", Hovedboker.class).av(fagsystem, sakId))
                .satisfies(bok -> {
                    assertThat(bok.stemmer()).as("%s", bok).isTrue();
                    assertThat(bok.fagomrader().get(0).kontoer()).hasSize(2);
                });
    }

    @Test
    void IV_35_no_change_is_OK_UTEN_UTBETALING_and_nothing_is_sent() {
        godta(1, m1);
        var nokkel = mottatt(iverksett(2, m1));

        system.ventStatuser(nokkel, "OK");

        assertThat(status(2)).contains(OK_UTEN_UTBETALING);
        assertThat(system.antallOppdrag(sakId)).isEqualTo(1);
        mottatt(iverksett(3));
        assertThat(system.oppdrag(sakId, 2).linje().text("kodeStatusLinje")).isEqualTo("OPPH");
    }

    @Test
    void IV_43_what_is_accepted_is_not_published_as_an_utbetaling() {
        var nokkel = godta(1, m1);

        system.ventTilAltErBehandlet();

        assertThat(system.poster()
                        .hvor(post -> post.topic().equals(LokalKafka.UTBETALINGER)
                                && post.hode("original-key")
                                        .filter(nokkel::equals)
                                        .isPresent()))
                .isEmpty();
    }

    @Test
    void IV_S1_and_IV_52_the_same_again_is_accepted_and_has_no_effect() {
        var nokkel = UUID.fromString(mottatt(iverksett(1, m1)));

        assertThat(iverksett(1, m1)).isEqualTo(new AlleredeMottatt(nokkel, false));
        assertThat(iverksett(1, m2)).isEqualTo(new AlleredeMottatt(nokkel, true));

        assertThat(varsler()).singleElement().asString().contains("B1/I1").doesNotContain(Gitt.PERSON);
        system.svar(system.oppdrag(sakId, 1), Mmel.OK);
        system.ventStatuser(nokkel.toString(), "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.antallOppdrag(sakId)).isEqualTo(1);
    }

    private List<String> varsler() {
        return system.database()
                .queryForList(
                        "select tekst from varsel where type = 'ULIK_GJENTAKELSE' and tekst like ?",
                        String.class,
                        "%" + sakId + "%");
    }

    @Test
    void IV_S1_without_iverksettingId_the_behandling_is_the_identity() {
        var uten = new Behandling("B1", Optional.empty());
        mottatt(system.iverksett(med(uten, Optional.empty(), m1)));

        assertThat(system.iverksett(med(uten, Optional.empty(), m1))).isInstanceOf(AlleredeMottatt.class);
        // another identity, so it is not a repeat
        assertThat(avvist(system.iverksett(med(new Behandling("B1", Optional.of("I1")), Optional.empty(), m1)))
                        .kode())
                .isEqualTo("FORRIGE_ER_IKKE_SISTE");
    }

    @Test
    void IV_S2_forrige_must_be_known() {
        assertThat(avvist(iverksett(2, m1)))
                .extracting(Avvisning::statuskode, Avvisning::tekst)
                .containsExactly(
                        400,
                        "Fant ikke iverksetting med sakId %s \nog behandlingId B1 \nog iverksettingId I1"
                                .formatted(sakId));
    }

    @Test
    void IV_S3_and_IV_50_forrige_must_be_the_last_received() {
        godta(1, m1);
        mottatt(iverksett(2, m1));
        var paaFeil = med(Gitt.behandling(3), Optional.of(Gitt.behandling(1)), m1);

        assertThat(avvist(system.iverksett(paaFeil)))
                .extracting(Avvisning::statuskode, Avvisning::tekst)
                .containsExactly(
                        400,
                        "Forrige iverksetting stemmer ikke med siste mottatte iverksetting på saken. \n"
                                + "BehandlingId/IverksettingId forrige iverksetting: B1/I1, \n"
                                + "behandlingId/iverksettingId siste mottatte iverksetting: B2/I2");
        assertThat(avvist(system.iverksett(med(Gitt.behandling(3), Optional.empty(), m1)))
                        .tekst())
                .contains("forrige iverksetting: null/null");
    }

    @Test
    void IV_S5_and_IV_51_forrige_must_have_ended_well() {
        mottatt(iverksett(1, m1));
        system.oppdrag(sakId, 1);

        assertThat(avvist(iverksett(2, m1)))
                .isEqualTo(new Avvisning(
                        "FORRIGE_IKKE_FERDIG",
                        423,
                        "Forrige iverksetting er ikke ferdig iverksatt mot Oppdragssystemet",
                        ""));
    }

    @Test
    void IV_V1_what_can_be_seen_to_be_wrong_is_refused_and_leaves_nothing() {
        assertThat(avvist(iverksett(1, tiltakspenger("2024-01-02", "2024-01-01", 1, "M1", "0220")))
                        .kode())
                .isEqualTo("UGYLDIG_PERIODE");
        assertThat(status(1)).isEmpty();
        assertThat(system.database().queryForList("select id from sak where sak_id = ?", sakId))
                .isEmpty();
    }

    @Test
    void IV_G2_one_that_OS_refused_is_in_the_way_until_an_operator_replaces_it() {
        godta(1, m1);
        var nokkel = mottatt(iverksett(2, m1, m2));
        system.svar(system.oppdrag(sakId, 2), AVVIST);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        assertThat(status(2)).contains(FEILET_MOT_OPPDRAG);
        assertThat(avvist(iverksett(3, m1)).kode()).isEqualTo("FORRIGE_IKKE_FERDIG");

        assertThat(erstatt(1)).isEqualTo(Erstatning.Utfall.IKKE_SISTE);
        assertThat(erstatt(4)).isEqualTo(Erstatning.Utfall.FINNES_IKKE);
        assertThat(erstatt(2)).isEqualTo(Erstatning.Utfall.ERSTATTET);
        assertThat(erstatt(1)).isEqualTo(Erstatning.Utfall.IKKE_FEILET);

        var riktig = med(Gitt.behandling(3), Optional.of(Gitt.behandling(1)), m1, m2);
        var nyNokkel = mottatt(system.iverksett(riktig));
        var oppdrag = system.oppdrag(sakId, 3);
        assertThat(oppdrag.linje().text("delytelseId"))
                .as("OS never had the other one")
                .isEqualTo(sakId + "#1");
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nyNokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.bean("hovedboker", Hovedboker.class)
                        .av(fagsystem, sakId)
                        .stemmer())
                .isTrue();
    }

    private Erstatning.Utfall erstatt(int nr) {
        return system.bean("iverksettingserstatning", Erstatning.class)
                .erstatt(fagsystem, sakId, Gitt.behandling(nr), "Z999999", "avvist av OS");
    }

    @Test
    void IV_36_saker_of_two_fagsystemer_may_have_the_same_name() {
        var tp = mottatt(iverksett(1, m1));
        var aap = mottatt(system.iverksett(
                Gitt.iverksetting(Fagsystem.AAP, sakId, 1, List.of(aap("2024-01-01", "2024-01-14", 400)))));

        var oppdrag = Stream.of(system.oppdrag(sakId, 1), system.oppdrag(sakId, 2));
        oppdrag.forEach(o -> system.svar(o, Mmel.OK));

        system.ventStatuser(tp, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(aap, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void RF_L2_of_two_that_come_at_once_only_one_follows() {
        godta(1, m1);
        var svar = Stream.of(2, 3)
                .map(nr -> med(Gitt.behandling(nr), Optional.of(Gitt.behandling(1)), m1, m2))
                .map(en -> CompletableFuture.supplyAsync(() -> system.iverksett(en)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(svar).hasAtLeastOneElementOfType(Mottatt.class).hasAtLeastOneElementOfType(Avvist.class);
        system.svar(system.oppdrag(sakId, 2), Mmel.OK);
    }

    @Test
    void D3_an_iverksetting_waits_while_a_melding_of_its_sak_is_in_flight() {
        var melding = Tilleggsstonader.nySak().med(UUID.randomUUID(), "LÆREMIDLER_AAP", 500);
        var forst = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        var iverksetting = Gitt.iverksetting(
                Fagsystem.TILLEGGSSTØNADER, melding.sakId(), 1, List.of(tilsynBarn("2024-02-01", "2024-02-01", 620)));

        var nokkel = mottatt(system.iverksett(iverksetting));
        var statuser = system.bean("iverksettingsstatuser", Iverksettingsstatuser.class);
        assertThat(statuser.status(Fagsystem.TILLEGGSSTØNADER, melding.sakId(), "B1", "I1"))
                .contains(IKKE_PÅBEGYNT);

        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(forst, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(statuser.status(Fagsystem.TILLEGGSSTØNADER, melding.sakId(), "B1"))
                .contains(OK);

        // what no iverksetting has paid goes on, what one has paid would be paid twice
        var igjen = system.send(melding);
        system.ventStatuser(igjen, "OK");
        var dobbelt = system.send(melding.med(UUID.randomUUID(), "TILSYN_BARN_AAP", 620));
        assertThat(system.ventStatuser(dobbelt, "FEILET")
                        .get(0)
                        .json()
                        .at("/error/statusCode")
                        .asInt())
                .isEqualTo(423);
    }

    @Test
    void MG_45_a_melding_on_a_sak_with_iverksettinger_waits_for_the_migration() {
        godta(1, m1);
        var melding = new Tiltakspenger(sakId, List.of()).med("ARBEIDSTRENING", false, 300);

        var nokkel = system.send(melding);

        var feil = system.ventStatuser(nokkel, "FEILET").get(0).json().get("error");
        assertThat(feil.get("statusCode").asInt()).isEqualTo(423);
        assertThat(feil.get("code").asText()).isEqualTo("SAK_IKKE_MIGRERT");
    }

    @Test
    void design_4_an_iverksetting_goes_on_after_a_fault_while_it_is_derived() {
        try (var feil = system.feil("oppdrag", "new.fagsystem_id = '" + sakId + "'", "40001")) {
            mottatt(iverksett(1, m1));
            feil.ventPaForsok(1);
        }
        system.svar(system.oppdrag(sakId, 1), Mmel.OK);
        Testsystem.ventPa("statusen", () -> status(1).equals(Optional.of(OK)));
    }

    // --- in words

    private Mottakssvar iverksett(int nr, Andel... andeler) {
        return system.iverksett(Gitt.iverksetting(fagsystem, sakId, nr, List.of(andeler)));
    }

    private String godta(int nr, Andel... andeler) {
        var nokkel = mottatt(iverksett(nr, andeler));
        system.svar(system.oppdrag(sakId, nr), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        return nokkel;
    }

    private Iverksetting med(Behandling behandling, Optional<Behandling> forrige, Andel... andeler) {
        return new Iverksetting(
                fagsystem, sakId, behandling, forrige, Gitt.PERSON, Gitt.NA, "A100001", "B200002", List.of(andeler));
    }

    private static String mottatt(Mottakssvar svar) {
        assertThat(svar).isInstanceOf(Mottatt.class);
        return ((Mottatt) svar).nokkel().toString();
    }

    private static Avvisning avvist(Mottakssvar svar) {
        assertThat(svar).isInstanceOf(Avvist.class);
        return ((Avvist) svar).avvisning();
    }

    private Optional<Iverksettingsstatus> status(int nr) {
        return system.bean("iverksettingsstatuser", Iverksettingsstatuser.class)
                .status(fagsystem, sakId, "B" + nr, "I" + nr);
    }
}
