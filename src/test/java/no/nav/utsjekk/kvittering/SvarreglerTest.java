package no.nav.utsjekk.kvittering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.nav.utsjekk.kvittering.Oppdragstilstand.Fase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvarreglerTest {

    private static final String FINNES = "Oppdraget finnes fra før";
    private static final String LINJE_FINNES = "DELYTELSE-ID finnes i oppdragsbasen fra før";

    private final Svarregler regler = new Svarregler(3);

    @ParameterizedTest
    @CsvSource({
        "UBESVART, 00, '', GODTATT",
        "UBESVART, 04, advarsel, GODTATT",
        "UBESVART, 08, feil, AVVIST",
        "GODTATT, 00, '', DUPLIKAT",
        "GODTATT, 04, advarsel, DUPLIKAT",
        "GODTATT, 08, " + FINNES + ", DUPLIKAT",
        "GODTATT, 08, " + LINJE_FINNES + ", DUPLIKAT",
        "GODTATT, 08, noe annet, PARKERT",
        "GODTATT, 12, feil, PARKERT",
        "AVVIST, 08, feil, DUPLIKAT",
        "AVVIST, 12, feil, DUPLIKAT",
        "AVVIST, 00, '', PARKERT",
        "AVVIST, 04, advarsel, PARKERT",
    })
    void FM_09_each_state_has_one_answer_to_each_kvittering(Fase fase, String grad, String tekst, Avgjorelse ventet) {
        assertThat(regler.avgjor(tilstand(fase, 1, 0, 0), svar(grad, tekst))).isEqualTo(ventet);
    }

    @ParameterizedTest
    @CsvSource({"UBESVART", "GODTATT", "AVVIST"})
    void an_unknown_alvorlighetsgrad_is_never_taken_for_an_answer(Fase fase) {
        assertThat(regler.avgjor(tilstand(fase, 1, 0, 0), svar("99", "hva?"))).isEqualTo(Avgjorelse.PARKERT);
    }

    @Test
    void D5_a_technical_fault_is_tried_again_a_bounded_number_of_times() {
        assertThat(regler.avgjor(tilstand(Fase.UBESVART, 1, 0, 0), svar("12", "feil")))
                .isEqualTo(Avgjorelse.SENDES_IGJEN);
        assertThat(regler.avgjor(tilstand(Fase.UBESVART, 3, 2, 2), svar("12", "feil")))
                .isEqualTo(Avgjorelse.SENDES_IGJEN);
        assertThat(regler.avgjor(tilstand(Fase.UBESVART, 4, 3, 3), svar("12", "feil")))
                .isEqualTo(Avgjorelse.AVVIST);
    }

    @Test
    void D5_no_attempts_refuse_at_once() {
        assertThat(new Svarregler(0).avgjor(tilstand(Fase.UBESVART, 1, 0, 0), svar("12", "feil")))
                .isEqualTo(Avgjorelse.AVVIST);
    }

    @ParameterizedTest
    @CsvSource({FINNES, LINJE_FINNES, "noe annet"})
    void D7_a_refusal_waits_while_another_copy_may_be_unanswered(String tekst) {
        assertThat(regler.avgjor(tilstand(Fase.UBESVART, 2, 0, 0), svar("08", tekst)))
                .isEqualTo(Avgjorelse.VENTER_PA_KOPI);
    }

    @Test
    void D7_an_acceptance_decides_whatever_copies_there_are() {
        assertThat(regler.avgjor(venter(2, 1, svar("08", FINNES)), svar("00", "")))
                .isEqualTo(Avgjorelse.GODTATT);
    }

    @Test
    void D7_all_copies_refused_is_a_refusal_for_the_reason_that_is_one() {
        var tilstand = venter(2, 1, svar("08", "Personen finnes ikke"));
        var andre = svar("08", FINNES);

        assertThat(regler.avgjor(tilstand, andre)).isEqualTo(Avgjorelse.AVVIST);
        assertThat(Svarregler.tellende(tilstand, andre).beskrMelding()).contains("Personen finnes ikke");
        assertThat(Svarregler.tellende(venter(2, 1, svar("08", FINNES)), svar("08", "Personen finnes ikke"))
                        .beskrMelding())
                .contains("Personen finnes ikke");
    }

    @Test
    void exists_already_after_a_technical_fault_needs_a_person_for_OS_may_pay_it() {
        assertThat(regler.avgjor(tilstand(Fase.UBESVART, 2, 1, 1), svar("08", FINNES)))
                .isEqualTo(Avgjorelse.PARKERT);
        assertThat(regler.avgjor(venter(2, 1, svar("12", "feil")), svar("08", FINNES)))
                .isEqualTo(Avgjorelse.PARKERT);
        assertThat(regler.avgjor(venter(2, 1, svar("08", FINNES)), svar("12", "feil")))
                .isEqualTo(Avgjorelse.PARKERT);
    }

    @Test
    void D7_when_the_waiting_time_is_over_the_kept_refusal_decides() {
        assertThat(regler.etterFrist(venter(2, 1, svar("08", FINNES)), svar("08", FINNES)))
                .isEqualTo(Avgjorelse.AVVIST);
        assertThat(regler.etterFrist(venter(2, 1, svar("12", "feil")), svar("12", "feil")))
                .isEqualTo(Avgjorelse.SENDES_IGJEN);
    }

    @Test
    void D7_a_kept_exists_already_after_a_technical_fault_needs_a_person_when_the_waiting_time_is_over_too() {
        var svar = svar("08", FINNES);
        var tilstand = new Oppdragstilstand(Fase.UBESVART, 3, 2, 1, Optional.of(svar));

        assertThat(regler.etterFrist(tilstand, svar)).isEqualTo(Avgjorelse.PARKERT);
    }

    private static Osmelding svar(String grad, String tekst) {
        return new Osmelding(Alvorlighetsgrad.fraKode(grad), Optional.empty(), Optional.of(tekst));
    }

    private static Oppdragstilstand tilstand(Fase fase, int overleveringer, int svar, int forsok) {
        return new Oppdragstilstand(fase, overleveringer, svar, forsok, Optional.empty());
    }

    private static Oppdragstilstand venter(int overleveringer, int svar, Osmelding avslag) {
        return new Oppdragstilstand(Fase.UBESVART, overleveringer, svar, 0, Optional.of(avslag));
    }
}
