package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.A;
import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.liksomOpphor;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.periode;
import static no.nav.utsjekk.sak.Gitt.perioder;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a change (03 §3), what a change becomes (03 §4), and how OS is told which sak it is (KE). */
class EndringerTest {

    private static final Utfall INGENTING = new Utfall.Uendret(Optional.empty());
    private static final Sak KJENT =
            sak(utbetaling(U1, "3-7@100/500#4400, 10-14@200").lagret());

    @Test
    void CHG_1_equal_perioder_are_no_change() {
        assertThat(utled(KJENT, melding().med(utbetal(U1, "3-7@100/500#4400, 10-14@200"))))
                .isEqualTo(INGENTING);
    }

    @Test
    void CHG_2_who_decided_and_when_is_no_change() {
        assertThat(utled(
                        KJENT,
                        melding()
                                .behandlingId("B9")
                                .saksbehandler("Z9")
                                .beslutter("Y9")
                                .med(utbetal(U1, "3-7@100/500#4400, 10-14@200"))))
                .isEqualTo(INGENTING);
    }

    @Test
    void CHG_3_FM_26_the_order_of_perioder_is_no_change() {
        assertThat(utled(KJENT, melding().med(utbetal(U1, "10-14@200, 3-7@100/500#4400"))))
                .isEqualTo(INGENTING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4-7@100/500#4400, 10-14@200",
                "3-6@100/500#4400, 10-14@200",
                "3-7@101/500#4400, 10-14@200",
                "3-7@100/501#4400, 10-14@200",
                "3-7@100#4400, 10-14@200",
                "3-7@100/500#4400",
                "3-7@100/500#4400, 10-14@200, 17-18@1"
            })
    void CHG_1_any_other_difference_is_a_change(String perioder) {
        assertThat(utled(KJENT, melding().med(utbetal(U1, perioder)))).isInstanceOf(Utfall.Endret.class);
    }

    @ParameterizedTest
    @EnumSource(Onske.Opphorsform.class)
    void CHG_4_FM_19_what_is_ended_is_not_ended_again(Onske.Opphorsform form) {
        var opphort = sak(utbetaling(U1, "3-7@100").handling(Handling.DELETE).lagret());

        assertThat(utled(opphort, melding().med(new Onske.Opphor(U1, form)))).isEqualTo(INGENTING);
    }

    @ParameterizedTest
    @EnumSource(Omfang.class)
    void GRD_1_FM_34_an_empty_melding_on_a_sak_that_pays_nothing_is_OK(Omfang omfang) {
        var tom = melding().omfang(omfang).med();

        assertThat(utled(tomSak(), tom)).isEqualTo(INGENTING);
        assertThat(utled(sak(utbetaling(U1, "3-7@100").handling(Handling.DELETE).lagret()), tom))
                .isEqualTo(INGENTING);
    }

    @Test
    void GRD_3_only_what_has_changed_is_sent() {
        var sak = sak(
                utbetaling(U1, "3-7@100").lagret(),
                utbetaling(U2, "10-14@100").sisteLinje(Gitt.linje('Z')).lagret());

        var oppdrag = oppdrag(sak, melding().med(utbetal(U1, "3-7@100"), utbetal(U2, "10-14@200")));

        assertThat(oppdrag.versjoner()).extracting(Utbetaling::uid).containsExactly(U2);
        assertThat(Gitt.tekst(oppdrag.linjer())).isEqualTo("NY B 10-14 @200 ->Z");
    }

    @Test
    void FM_48_after_a_tombstone_nothing_is_left_to_end() {
        assertThat(utled(
                        kjentUten(Fagomrade.AAP),
                        melding().omfang(Omfang.HELE_SAKEN_DELETE).med()))
                .isEqualTo(INGENTING);
    }

    @Test
    void KE_the_first_utbetaling_ever_is_NY() {
        var oppdrag = oppdrag(tomSak(), melding().med(utbetal(U1, "3-7@100"), utbetal(U2, "10-14@100")));

        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.NY);
        assertThat(oppdrag.versjoner()).allMatch(Utbetaling::forstePaSak);
    }

    @Test
    void KE_a_new_utbetaling_on_a_sak_that_pays_is_ENDR() {
        var oppdrag = oppdrag(KJENT, melding().med(utbetal(U2, "3-7@100")));

        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag.versjoner()).noneMatch(Utbetaling::forstePaSak);
        assertThat(oppdrag.linjer().get(0).forrige()).isEmpty();
    }

    @Test
    void KE_a_new_utbetaling_on_a_sak_where_all_is_ended_is_ENDR() {
        var opphort = sak(utbetaling(U1, "3-7@100").handling(Handling.DELETE).lagret());

        assertThat(oppdrag(opphort, melding().med(utbetal(U2, "3-7@100"))).kodeEndring())
                .isEqualTo(KodeEndring.ENDR);
    }

    @Test
    void KE_a_uid_that_was_tombstoned_is_new_on_a_known_sak() {
        var oppdrag = oppdrag(kjentUten(Fagomrade.AAP), melding().med(utbetal(U1, "3-7@100")));

        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag.linjer().get(0).forrige()).isEmpty();
        assertThat(oppdrag.versjoner().get(0).forstePaSak()).isFalse();
    }

    @Test
    void KE_updates_and_opphor_are_ENDR() {
        assertThat(oppdrag(KJENT, melding().med(utbetal(U1, "3-7@100"))).kodeEndring())
                .isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag(KJENT, melding().med(opphor(U1))).kodeEndring()).isEqualTo(KodeEndring.ENDR);
    }

    @Test
    void FM_22_a_second_fagomrade_on_a_sak_is_NY_to_OS() {
        var sak =
                new Sak(Fagsystem.TILLEGGSSTØNADER, "SAK-1", Set.of(Fagomrade.TILLSTLM), List.of(), Map.of(), Map.of());
        var onske = new Onske.Utbetal(
                U1,
                Fagomrade.TILLSTBO,
                new Stonad("BOUTGIFTER_AAP", "TSBUASIA-OP"),
                Periodetype.UKEDAG,
                perioder("3-7@100"));

        var oppdrag =
                oppdrag(sak, melding().fagsystem(Fagsystem.TILLEGGSSTØNADER).med(onske));

        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.NY);
        assertThat(oppdrag.versjoner()).noneMatch(Utbetaling::forstePaSak);
    }

    @Test
    void a_new_version_of_a_payment_is_what_the_melding_says() {
        var oppdrag = oppdrag(KJENT, melding().med(utbetal(U1, "3-7@300/600#4401")));

        assertThat(oppdrag.versjoner())
                .containsExactly(new Utbetaling(
                        U1,
                        "T2",
                        Fagomrade.AAP,
                        Handling.UPDATE,
                        false,
                        "SAK-1",
                        "B2",
                        Gitt.linje('B'),
                        Optional.of(periode("3-7@300/600")),
                        Gitt.PERSON,
                        LocalDateTime.of(2024, 9, 1, 10, 0),
                        Gitt.AAP,
                        "Y2",
                        "Z2",
                        Periodetype.UKEDAG,
                        Optional.empty(),
                        perioder("3-7@300/600#4401")));
    }

    @Test
    void a_line_carries_the_decision_of_the_melding() {
        var linje = oppdrag(KJENT, melding().med(utbetal(U1, "3-7@300/600#4401")))
                .linjer()
                .get(0);

        assertThat(linje)
                .isEqualTo(new Oppdragslinje(
                        U1,
                        Optional.empty(),
                        LocalDate.of(2024, 9, 1),
                        Gitt.linje('B'),
                        "AAPOR",
                        dag("3"),
                        dag("7"),
                        300,
                        Periodetype.UKEDAG,
                        "B2",
                        Optional.of(A),
                        Optional.of(600L)));
    }

    @Test
    void the_time_of_derivation_is_kept_in_microseconds() {
        assertThat(oppdrag(KJENT, melding().med(liksomOpphor(U1))).utledet())
                .isEqualTo(LocalDateTime.of(2024, 9, 2, 13, 37, 5, 123_456_000));
    }

    private static Sak kjentUten(Fagomrade fagomrade) {
        return new Sak(fagomrade.fagsystem(), "SAK-1", Set.of(fagomrade), List.of(), Map.of(), Map.of());
    }
}
