package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.U3;
import static no.nav.utsjekk.sak.Gitt.linje;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.perioder;
import static no.nav.utsjekk.sak.Gitt.sak;
import static no.nav.utsjekk.sak.Gitt.tekst;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utbetaling;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the utbetalinger of a melding become oppdrag (03 §8), and what the oppdrag carries beside its lines. */
class SammenslaingTest {

    private static final Avvent AVVENT = new Avvent(
            LocalDate.of(2024, 6, 3),
            LocalDate.of(2024, 6, 14),
            Optional.empty(),
            Optional.of(Avvent.Arsak.AVVENT_AVREGNING),
            false);
    private static final String BARE_AVVENT = "Endring av avvent alene sendes ikke til OS";

    @Test
    void DER_10_to_15_worked_example_of_03_8() {
        var sak = sak(
                utbetaling(U1, "2.9-13.9@500").lagret(),
                utbetaling(U2, "16.9-27.9@600").sisteLinje(linje('Z')).lagret());

        var oppdrag = oppdrag(
                sak,
                melding()
                        .omfang(Omfang.HELE_SAKEN_DELETE)
                        .med(utbetal(U1, "2.9-13.9@600"), utbetal(U3, "30.9-10.10@600")));

        assertThat(tekst(oppdrag.linjer()))
                .isEqualTo("NY B 2.9-13.9 @600 ->A; NY C 30.9-10.10 @600; OPPH 16.9 [16.9-27.9] 600 Z");
        assertThat(oppdrag.kodeEndring()).isEqualTo(KodeEndring.ENDR);
        assertThat(oppdrag.sakId()).isEqualTo("SAK-1");
        assertThat(oppdrag.versjoner()).extracting(Utbetaling::uid).containsExactly(U1, U3, U2);
        assertThat(oppdrag.versjoner())
                .extracting(Utbetaling::handling)
                .containsExactly(Handling.UPDATE, Handling.CREATE, Handling.DELETE);
    }

    @Test
    void DER_13_FM_21_one_oppdrag_per_fagomrade_in_the_order_of_first_mention() {
        var utfall = utled(
                sak(Fagsystem.TILLEGGSSTØNADER),
                melding()
                        .fagsystem(Fagsystem.TILLEGGSSTØNADER)
                        .med(ts(U1, Fagomrade.TILLSTLM), ts(U2, Fagomrade.TILLSTBO), ts(U3, Fagomrade.TILLSTLM)));

        var oppdrag = ((Utfall.Endret) utfall).oppdrag();
        assertThat(oppdrag).extracting(Oppdrag::fagomrade).containsExactly(Fagomrade.TILLSTLM, Fagomrade.TILLSTBO);
        assertThat(oppdrag.get(0).versjoner()).extracting(Utbetaling::uid).containsExactly(U1, U3);
        assertThat(oppdrag.get(1).versjoner()).extracting(Utbetaling::uid).containsExactly(U2);
        assertThat(oppdrag).allMatch(o -> o.kodeEndring() == KodeEndring.NY);
    }

    @Test
    void FM_21_what_was_accepted_of_a_melding_stays_when_the_rest_was_refused() {
        var fagsystem = Fagsystem.TILLEGGSSTØNADER;
        var melding = melding().fagsystem(fagsystem).med(ts(U1, Fagomrade.TILLSTLM), ts(U2, Fagomrade.TILLSTBO));
        var forst = ((Utfall.Endret) utled(sak(fagsystem), melding)).oppdrag();

        var igjen = oppdrag(Gitt.godta(sak(fagsystem), forst.get(0)), melding);

        assertThat(igjen.fagomrade()).isEqualTo(Fagomrade.TILLSTBO);
        assertThat(igjen.kodeEndring()).isEqualTo(KodeEndring.NY);
    }

    @Test
    void ids_are_asked_for_once_per_new_line_in_line_order() {
        var sak = sak(utbetaling(U1, "3-14@100").lagret());
        var antall = new int[1];

        var utfall = (Utfall.Endret) Utledning.utled(
                sak,
                melding().med(utbetal(U1, "5-7@100, 10-14@200"), utbetal(U2, "3-7@300")),
                () -> new UUID(1, 'B' + antall[0]++),
                Gitt.NA);

        assertThat(antall[0]).isEqualTo(3);
        assertThat(tekst(utfall.oppdrag().get(0).linjer()))
                .isEqualTo("OPPH 3 [3-14] 100 A; NY B 5-7 @100 ->A; NY C 10-14 @200 ->B; NY D 3-7 @300");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            3-7@100#4400               | 3-7@200#4401               | 4401
            3-7@100#4400               | 3-7@200                    |
            3-7@100#4400, 10-14@100#4402 | 3-7@200#4401, 10-14@100    | 4401
            3-7@100#4400               | 3-7@100#4400, 10-14@100    |
            3-7@100#4400, 10-14@1#4401 | 3-7@100#4400               | 4401
            3-14@100#4400              | 3-7@100#4400               | 4400
            3-28@100#4400              | 3-7@100#4401               | 4401
            3-7@100#4400, 10-14@100    | 3-7@100#4400               |
            """)
    void D23_the_changed_periode_with_the_latest_tom_that_has_an_office_pays(
            String lagret, String onsket, String enhet) {
        var oppdrag = oppdrag(sak(utbetaling(U1, lagret).lagret()), melding().med(utbetal(U1, onsket)));

        assertThat(oppdrag.betalendeEnhet()).isEqualTo(Optional.ofNullable(enhet));
    }

    @Test
    void D23_FM_23_b_different_offices_go_in_one_oppdrag_and_the_newest_pays() {
        var oppdrag = oppdrag(
                tomSak(),
                melding().med(utbetal(U1, "10-14@100#4402"), utbetal(U2, "3-7@100#4401"), utbetal(U3, "17-21@100")));

        assertThat(oppdrag.betalendeEnhet()).contains("4402");
    }

    @Test
    void FM_52_b_the_avvent_of_the_melding_goes_with_its_oppdrag() {
        var oppdrag = oppdrag(tomSak(), melding().avvent(AVVENT).med(utbetal(U1, "3-7@100"), utbetal(U2, "10-14@100")));

        assertThat(oppdrag.avvent()).contains(AVVENT);
        assertThat(oppdrag.versjoner()).allMatch(u -> u.avvent().equals(Optional.of(AVVENT)));
    }

    @Test
    void FM_52_d_a_pure_opphor_carries_no_avvent() {
        var sak = sak(utbetaling(U1, "3-7@100").avvent(AVVENT).lagret());

        assertThat(oppdrag(sak, melding().avvent(AVVENT).med(opphor(U1))).avvent())
                .isEmpty();
        assertThat(oppdrag(sak, melding().avvent(AVVENT).med(utbetal(U1, "3-6@100")))
                        .avvent())
                .as("a shortening is an opphør too")
                .isEmpty();
        assertThat(oppdrag(sak, melding().avvent(AVVENT).med(opphor(U1), utbetal(U2, "3-7@1")))
                        .avvent())
                .as("but new lines take it along")
                .contains(AVVENT);
    }

    @Test
    void D25_FM_52_a_a_change_of_avvent_alone_is_answered_with_a_remark() {
        var sak = sak(utbetaling(U1, "3-7@100").lagret());

        assertThat(utled(sak, melding().avvent(AVVENT).med(utbetal(U1, "3-7@100"))))
                .isEqualTo(new Utfall.Uendret(Optional.of(BARE_AVVENT)));
        assertThat(utled(
                        sak(utbetaling(U1, "3-7@100").avvent(AVVENT).lagret()),
                        melding().avvent(AVVENT).med(utbetal(U1, "3-7@100"))))
                .as("OS was told of it with the lines")
                .isEqualTo(new Utfall.Uendret(Optional.empty()));
    }

    @Test
    void D25_an_avvent_that_could_not_go_with_a_shortening_is_not_remembered_as_sent() {
        var forkortelse = melding().avvent(AVVENT).med(utbetal(U1, "3-6@100"));
        var sak = sak(utbetaling(U1, "3-7@100").lagret());

        var etter = Gitt.godta(sak, oppdrag(sak, forkortelse));

        assertThat(utled(etter, forkortelse)).isEqualTo(new Utfall.Uendret(Optional.of(BARE_AVVENT)));
    }

    private static Onske.Utbetal ts(UUID uid, Fagomrade fagomrade) {
        return new Onske.Utbetal(
                uid,
                fagomrade,
                new Stonad(fagomrade.name(), fagomrade.name()),
                Periodetype.UKEDAG,
                perioder("3-7@100"));
    }
}
