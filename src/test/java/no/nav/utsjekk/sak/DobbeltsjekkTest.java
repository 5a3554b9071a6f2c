package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.AAP;
import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.U3;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.perioder;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FM-46, D10: what looks as if it is paid twice. */
class DobbeltsjekkTest {

    private static final Sak BETALER = sak(utbetaling(U1, "3-7@100, 10-14@200").lagret());

    @Test
    void FM_46_a_new_line_that_equals_what_another_utbetaling_pays_is_suspected() {
        assertThat(mistanker(BETALER, melding().med(utbetal(U2, "10-14@200"))))
                .containsExactly(mistanke(U2, U1, "10", "14", 200));
    }

    @Test
    void FM_46_two_new_utbetalinger_that_pay_the_same_are_suspected_once() {
        assertThat(mistanker(tomSak(), melding().med(utbetal(U1, "3-7@100"), utbetal(U2, "3-7@100"))))
                .containsExactly(mistanke(U1, U2, "3", "7", 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4-7@100", "3-6@100", "3-7@101", "17-21@100"})
    void another_periode_or_belop_is_no_suspicion(String perioder) {
        assertThat(mistanker(BETALER, melding().med(utbetal(U2, perioder)))).isEmpty();
    }

    @Test
    void another_klassekode_or_periodetype_is_no_suspicion() {
        var annenKlasse = new Onske.Utbetal(
                U2, Fagomrade.AAP, new Stonad("ANNEN", "AAPX"), Periodetype.UKEDAG, perioder("3-7@100"));

        assertThat(mistanker(BETALER, melding().med(annenKlasse))).isEmpty();
        assertThat(mistanker(BETALER, melding().med(utbetal(U2, Periodetype.EN_GANG, "3-7@100"))))
                .isEmpty();
    }

    @Test
    void DER_13_the_same_stonad_in_another_fagomrade_is_no_suspicion() {
        var sak = sak(
                Fagsystem.TILLEGGSSTØNADER,
                utbetaling(U1, "3-7@100")
                        .fagomrade(Fagomrade.TILLST)
                        .stonad(AAP)
                        .lagret());
        var annetFagomrade = new Onske.Utbetal(U2, Fagomrade.TILLSTLM, AAP, Periodetype.UKEDAG, perioder("3-7@100"));

        assertThat(mistanker(
                        sak, melding().fagsystem(Fagsystem.TILLEGGSSTØNADER).med(annetFagomrade)))
                .isEmpty();
    }

    @Test
    void IN_19_what_the_same_melding_ends_or_moves_is_no_suspicion() {
        assertThat(mistanker(BETALER, melding().med(opphor(U1), utbetal(U2, "3-7@100"))))
                .isEmpty();
        assertThat(mistanker(BETALER, melding().omfang(Omfang.HELE_SAKEN_DELETE).med(utbetal(U2, "3-7@100"))))
                .isEmpty();
        assertThat(mistanker(BETALER, melding().med(utbetal(U1, "10-14@200"), utbetal(U2, "3-7@100"))))
                .isEmpty();
    }

    @Test
    void what_a_changed_utbetaling_goes_on_paying_is_suspected_though_no_line_says_so() {
        assertThat(mistanker(BETALER, melding().med(utbetal(U2, "3-7@100"), utbetal(U1, "3-7@100, 10-14@300"))))
                .containsExactly(mistanke(U2, U1, "3", "7", 100));
    }

    @Test
    void what_is_ended_already_is_no_suspicion() {
        var opphort = sak(utbetaling(U1, "3-7@100").handling(Handling.DELETE).lagret());

        assertThat(mistanker(opphort, melding().med(utbetal(U2, "3-7@100")))).isEmpty();
    }

    @Test
    void every_other_payer_is_named() {
        var sak = sak(
                utbetaling(U1, "3-7@100").lagret(), utbetaling(U2, "3-7@100").lagret());

        assertThat(mistanker(sak, melding().med(utbetal(U3, "3-7@100"))))
                .containsExactly(mistanke(U3, U1, "3", "7", 100), mistanke(U3, U2, "3", "7", 100));
    }

    private static List<Dobbeltmistanke> mistanker(Sak sak, Melding melding) {
        return ((Utfall.Endret) utled(sak, melding)).mistanker();
    }

    private static Dobbeltmistanke mistanke(UUID uid, UUID annen, String fom, String tom, long belop) {
        return new Dobbeltmistanke(uid, annen, "AAPOR", dag(fom), dag(tom), belop);
    }
}
