package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.A;
import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.U3;
import static no.nav.utsjekk.sak.Gitt.avvist;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.liksomOpphor;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.periode;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tekst;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Full opphør, asked for or by not being mentioned (03 §7). */
class OpphorTest {

    private static final Utbetaling LAGRET = utbetaling(U1, "2-13@100/100").lagret();

    @ParameterizedTest
    @EnumSource(Onske.Opphorsform.class)
    void worked_example_of_03_7(Onske.Opphorsform form) {
        var oppdrag = oppdrag(sak(LAGRET), melding().med(new Onske.Opphor(U1, form)));

        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag.linjer())
                .containsExactly(new Oppdragslinje(
                        U1,
                        Optional.of(dag("2")),
                        LocalDate.of(2024, 9, 1),
                        A,
                        "AAPOR",
                        dag("2"),
                        dag("13"),
                        100,
                        Periodetype.UKEDAG,
                        "B2",
                        Optional.empty(),
                        Optional.of(100L)));

        var igjen = oppdrag(
                sak(oppdrag.versjoner().get(0)), melding().behandlingId("B3").med(utbetal(U1, "2-13@100/100")));

        assertThat(igjen.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(tekst(igjen.linjer())).isEqualTo("NY B 2-13 @100 ->A");
        assertThat(igjen.versjoner().get(0).handling()).isEqualTo(Handling.CREATE);
    }

    @Test
    void FM_15_the_new_version_is_the_committed_one_ended_by_this_melding() {
        var versjon =
                oppdrag(sak(LAGRET), melding().med(opphor(U1))).versjoner().get(0);

        assertThat(versjon)
                .isEqualTo(new Utbetaling(
                        U1,
                        "T2",
                        Fagomrade.AAP,
                        Handling.DELETE,
                        false,
                        "SAK-1",
                        "B2",
                        A,
                        Optional.of(periode("2-13@100/100")),
                        Gitt.PERSON,
                        LocalDateTime.of(2024, 6, 1, 9, 0),
                        Gitt.AAP,
                        "Y1",
                        "Z1",
                        Periodetype.UKEDAG,
                        Optional.empty(),
                        LAGRET.perioder()));
    }

    @Test
    void FM_16_opphor_over_new_year_meets_no_rule_about_perioder() {
        var overNyttaar = utbetaling(U1, "30.12-30.12@100, 2.1.25-2.1.25@100")
                .periodetype(Periodetype.EN_GANG)
                .lagret();

        for (var onske : new Onske[] {opphor(U1), liksomOpphor(U1)}) {
            assertThat(oppdrag(sak(overNyttaar), melding().med(onske)).linjer())
                    .extracting(Oppdragslinje::opphorFom)
                    .containsExactly(Optional.of(dag("30.12")));
        }
    }

    /** On the last day of the year, of what is paid over the turn of the year: nothing made up takes part in any rule. */
    @ParameterizedTest
    @EnumSource(Fagomrade.class)
    void FM_16_opphor_on_the_last_day_of_the_year_is_accepted_for_every_fagsystem(Fagomrade fagomrade) {
        for (var type : Periodetype.values()) {
            var sak = sak(
                    fagomrade.fagsystem(),
                    utbetaling(U1, "30.12-2.1.25@100")
                            .fagomrade(fagomrade)
                            .periodetype(type)
                            .lagret());
            var bygger = melding().fagsystem(fagomrade.fagsystem());
            for (var melding : new Melding[] {
                bygger.med(opphor(U1)),
                bygger.med(liksomOpphor(U1)),
                melding()
                        .fagsystem(fagomrade.fagsystem())
                        .omfang(Omfang.HELE_SAKEN_DELETE)
                        .med()
            }) {
                var utfall = Utledning.utled(sak, melding, Gitt.nyeIder(), LocalDateTime.of(2024, 12, 31, 23, 59));

                assertThat(((Utfall.Endret) utfall).oppdrag().get(0).linjer())
                        .extracting(Gitt::tekst)
                        .containsExactly("OPPH 30.12 [30.12-2025-01-02] 100 A");
            }
        }
    }

    @Test
    void FM_17_an_opphor_by_silence_takes_each_utbetalings_own_stonad() {
        var sak = sak(Fagsystem.TILTAKSPENGER, tiltak(U1, "TPTPAFT"), tiltak(U2, "TPTPATT"), tiltak(U3, "TPTPAAG"));

        var oppdrag = oppdrag(
                sak,
                melding()
                        .fagsystem(Fagsystem.TILTAKSPENGER)
                        .omfang(Omfang.HELE_SAKEN_DELETE)
                        .med());

        assertThat(oppdrag.linjer())
                .extracting(Oppdragslinje::klassekode)
                .containsExactly("TPTPAFT", "TPTPATT", "TPTPAAG");
        assertThat(oppdrag.linjer()).noneMatch(Oppdragslinje::erNy);
        assertThat(oppdrag.fagomrade()).isEqualTo(Fagomrade.TILTPENG);
    }

    @Test
    void FM_18_opphor_after_a_shortening_describes_the_line_that_was_cut() {
        var etter18 = oppdrag(
                        sak(utbetaling(U1, "1-5@100, 8-12@100, 15-19@100").lagret()),
                        melding().med(utbetal(U1, "1-5@100, 8-12@100")))
                .versjoner()
                .get(0);

        assertThat(tekst(oppdrag(sak(etter18), melding().med(opphor(U1))).linjer()))
                .isEqualTo("OPPH 1 [15-19] 100 A");
    }

    @ParameterizedTest
    @EnumSource(Onske.Opphorsform.class)
    void FM_20_an_opphor_is_decided_by_those_who_decided_it(Onske.Opphorsform form) {
        var oppdrag = oppdrag(sak(LAGRET), melding().med(new Onske.Opphor(U1, form)));

        assertThat(oppdrag.saksbehandler()).isEqualTo("Z2");
        assertThat(oppdrag.beslutter()).isEqualTo("Y2");
        assertThat(oppdrag.linjer().get(0).vedtaksdato()).isEqualTo(LocalDate.of(2024, 9, 1));
    }

    @Test
    void FAKE_DELETE_takes_the_person_from_the_committed_version() {
        var annen = melding().personident("10987654321");

        assertThat(oppdrag(sak(LAGRET), annen.med(liksomOpphor(U1))).personident())
                .isEqualTo(Gitt.PERSON);
        assertThat(avvist(sak(LAGRET), annen.med(opphor(U1))).avvisning().kode())
                .isEqualTo("IMMUTABLE_FIELD_PERSONIDENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Omfang.class,
            names = {"HELE_SAKEN_DELETE", "HELE_SAKEN_FAKE_DELETE"})
    void IN_17_what_a_whole_sak_does_not_mention_is_ended_after_what_it_mentions(Omfang omfang) {
        var sak = sak(
                LAGRET,
                utbetaling(U2, "3-7@1").handling(Handling.DELETE).lagret(),
                utbetaling(U3, "16-20@100").sisteLinje(Gitt.linje('Z')).lagret());

        var oppdrag = oppdrag(sak, melding().omfang(omfang).med(utbetal(new UUID(0, 4), "3-7@500")));

        assertThat(tekst(oppdrag.linjer())).isEqualTo("NY B 3-7 @500; OPPH 2 [2-13] 100 A; OPPH 16 [16-20] 100 Z");
    }

    @Test
    void what_is_not_mentioned_stays_when_only_the_mentioned_counts() {
        var oppdrag = oppdrag(sak(LAGRET), melding().omfang(Omfang.NEVNTE).med(utbetal(U2, "3-7@500")));

        assertThat(oppdrag.versjoner()).extracting(Utbetaling::uid).containsExactly(U2);
    }

    @Test
    void FM_23_c_an_opphor_keeps_the_office_that_paid() {
        var lokal = utbetaling(U1, "3-7@100#4400, 10-14@100#4401").lagret();

        assertThat(oppdrag(sak(lokal), melding().med(opphor(U1))).betalendeEnhet())
                .contains("4401");
    }

    @Test
    void FM_54_a_version_without_perioder_is_ended_from_its_last_line() {
        var migrert = utbetaling(U1, "")
                .sistePeriode("3-7@1500")
                .sisteLinje(LinjeId.fromStored("SAK-9#3"))
                .lagret();

        var linje = oppdrag(sak(migrert), melding().med(opphor(U1))).linjer().get(0);

        assertThat(linje.opphorFom()).contains(dag("3"));
        assertThat(linje.fom()).isEqualTo(dag("3"));
        assertThat(linje.tom()).isEqualTo(dag("7"));
        assertThat(linje.sats()).isEqualTo(1500);
        assertThat(linje.id().delytelseId()).isEqualTo("SAK-9#3");
    }

    @Test
    void FM_54_a_version_without_sistePeriode_is_ended_by_its_latest_periode() {
        var migrert = utbetaling(U1, "3-7@100, 10-14@200").sistePeriode(null).lagret();

        assertThat(tekst(oppdrag(sak(migrert), melding().med(opphor(U1))).linjer()))
                .isEqualTo("OPPH 3 [10-14] 200 A");
    }

    @Test
    void FM_54_a_version_that_tells_nothing_stops_the_melding_and_alarms() {
        var migrert = utbetaling(U1, "").lagret();

        for (var m : new Melding[] {
            melding().med(opphor(U1)),
            melding().omfang(Omfang.HELE_SAKEN_FAKE_DELETE).med()
        }) {
            var avvist = avvist(sak(migrert), m);
            assertThat(avvist.varsle()).isTrue();
            assertThat(avvist.avvisning().kode()).isEqualTo("UFULLSTENDIG_TILSTAND");
            assertThat(avvist.avvisning().statuskode()).isEqualTo(409);
        }
        assertThat(tekst(oppdrag(sak(migrert), melding().med(utbetal(U1, "3-7@100")))
                        .linjer()))
                .as("but it can be updated")
                .isEqualTo("NY B 3-7 @100 ->A");
    }

    @Test
    void FM_54_a_migrated_opphor_is_recreated_from_its_legacy_line() {
        var migrert = utbetaling(U1, "")
                .handling(Handling.DELETE)
                .sisteLinje(LinjeId.fromStored("SAK-9#3"))
                .lagret();

        var linje = oppdrag(sak(migrert), melding().med(utbetal(U1, "3-7@100")))
                .linjer()
                .get(0);

        assertThat(linje.forrige()).contains(new LinjeId("SAK-9#3"));
    }

    private static Utbetaling tiltak(UUID uid, String klassekode) {
        return utbetaling(uid, "3-7@100")
                .fagomrade(Fagomrade.TILTPENG)
                .stonad(new Stonad(klassekode, klassekode))
                .lagret();
    }
}
