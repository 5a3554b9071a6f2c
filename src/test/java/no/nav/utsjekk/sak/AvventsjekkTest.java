package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Gitt.U1;
import static no.nav.utsjekk.sak.Gitt.U2;
import static no.nav.utsjekk.sak.Gitt.avvist;
import static no.nav.utsjekk.sak.Gitt.dag;
import static no.nav.utsjekk.sak.Gitt.godta;
import static no.nav.utsjekk.sak.Gitt.melding;
import static no.nav.utsjekk.sak.Gitt.oppdrag;
import static no.nav.utsjekk.sak.Gitt.opphor;
import static no.nav.utsjekk.sak.Gitt.tomSak;
import static no.nav.utsjekk.sak.Gitt.utbetal;
import static no.nav.utsjekk.sak.Gitt.utled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FM-52 c: an avvent beside those that OS has been told of. Written {@code 3-14>1.10} (held from 3 to 14 June, released on 1
 * October), {@code 3-14} without a date to release, {@code x3-14>1.10} when it is cancelled. Today is 2 September 2024.
 */
class AvventsjekkTest {

    @Test
    void FM_52_c_an_avvent_that_overlaps_an_active_one_with_another_fom_is_refused_with_what_to_do() {
        var avvist = avvist(fortalt("3-14>1.10"), med("10-20>1.11"));

        assertThat(avvist)
                .isEqualTo(new Utfall.Avvist(
                        new Avvisning(
                                "OVERLAPPENDE_AVVENT",
                                409,
                                "Avvent fra 2024-06-10 overlapper avventen fra 2024-06-03 til 2024-06-14, som holder tilbake"
                                        + " til 2024-10-01. Behold fom, eller opphev den først (feilregistrering)",
                                ""),
                        false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14-14>1.11", "1-3>1.11", "1-30>1.11", "4-5>1.11", "14-20"})
    void FM_52_c_one_common_day_is_an_overlap(String ny) {
        assertThat(avvist(fortalt("3-14>1.10"), med(ny)).avvisning().kode()).isEqualTo("OVERLAPPENDE_AVVENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-2>1.11", "15-20>1.11", "3-20>1.11", "3-14>1.10", "3-5"})
    void FM_52_c_neighbours_and_the_same_fom_are_no_overlap(String ny) {
        assertThat(oppdrag(fortalt("3-14>1.10"), med(ny)).avvent()).contains(avvent(ny));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-14", "3-14>1.9", "3-14>2.9"})
    void FM_52_c_what_may_have_been_released_is_left_to_OS_to_decide(String sendt) {
        assertThat(oppdrag(fortalt(sendt), med("10-20>1.11")).avvent()).contains(avvent("10-20>1.11"));
    }

    @Test
    void FM_52_c_what_is_released_tomorrow_is_active() {
        assertThat(avvist(fortalt("3-14>3.9"), med("10-20>1.11")).avvisning().kode())
                .isEqualTo("OVERLAPPENDE_AVVENT");
    }

    @Test
    void FM_52_c_a_cancelled_avvent_is_active_no_more_and_a_cancellation_overlaps_nothing() {
        var fortalt = fortalt("3-14>1.10");

        assertThat(oppdrag(fortalt, med("x10-20>1.10")).avvent()).contains(avvent("x10-20>1.10"));
        assertThat(oppdrag(fortalt("3-14>1.10", "x3-14>1.10"), med("10-20>1.11"))
                        .avvent())
                .contains(avvent("10-20>1.11"));
    }

    @ParameterizedTest(name = "{0}, {1}, then {2}")
    @CsvSource({"3-14>1.10, 3-7>1.10, 10-20>1.11", "3-14>1.10, 3-14>1.9, 10-20>1.11", "3-14>1.10, 3-14, 10-20>1.11"})
    void FM_52_c_the_newest_of_those_with_the_same_fom_is_the_one_that_holds(String en, String to, String ny) {
        oppdrag(fortalt(en, to), med(ny));

        assertThat(avvist(fortalt(to, en), med(ny)).avvisning().kode()).isEqualTo("OVERLAPPENDE_AVVENT");
    }

    @Test
    void FM_52_c_all_that_OS_was_told_counts_not_only_what_the_newest_versions_remember() {
        var sak = tomSak();
        for (var steg : new Melding[] {
            melding().avvent(avvent("3-14>1.10")).med(utbetal(U1, "3-7@100")),
            melding().avvent(avvent("20-21>1.10")).med(utbetal(U1, "3-7@200")),
            melding().med(utbetal(U1, "3-7@300"))
        }) {
            sak = godta(sak, oppdrag(sak, steg));
        }

        assertThat(sak.utbetalinger()).extracting(Utbetaling::avvent).containsExactly(Optional.empty());
        assertThat(avvist(sak, med("10-19>1.11")).avvisning().kode()).isEqualTo("OVERLAPPENDE_AVVENT");
    }

    @Test
    void FM_52_c_and_d_an_opphor_is_not_stopped_by_an_avvent_that_does_not_go_with_it() {
        var sak = godta(
                tomSak(),
                oppdrag(tomSak(), melding().avvent(avvent("3-14>1.10")).med(utbetal(U1, "3-7@100"))));

        assertThat(oppdrag(sak, melding().avvent(avvent("10-20>1.11")).med(opphor(U1)))
                        .avvent())
                .isEmpty();
    }

    @Test
    void FM_52_a_what_goes_with_a_shortening_is_still_what_OS_was_told_before() {
        var forst = melding().avvent(avvent("3-14>1.10")).med(utbetal(U1, "3-14@100"));
        var sak = godta(tomSak(), oppdrag(tomSak(), forst));

        var kortere = oppdrag(sak, melding().med(utbetal(U1, "3-7@100"))).versjoner();

        assertThat(kortere).extracting(Utbetaling::avvent).containsExactly(Optional.of(avvent("3-14>1.10")));
    }

    @ParameterizedTest(name = "told {0}, asked {1}")
    @CsvSource({
        "3-14>1.10, 3-14>1.10, true",
        "3-14>1.10, 3-14, false",
        "3-14>1.10, 3-13>1.10, false",
        "3-14>1.10, x3-14>1.10, false",
        "x3-14>1.10, x3-14>1.10, true",
        "20-21>1.10, 3-14>1.10, false"
    })
    void FM_52_a_an_avvent_with_nothing_to_go_with_is_remarked_on_unless_OS_was_told_of_it(
            String sendt, String onsket, boolean kjent) {
        var sak = godta(
                tomSak(), oppdrag(tomSak(), melding().avvent(avvent(sendt)).med(utbetal(U1, "3-7@100"))));

        assertThat(utled(sak, melding().avvent(avvent(onsket)).med(utbetal(U1, "3-7@100"))))
                .isEqualTo(new Utfall.Uendret(Optional.of("Endring av avvent alene sendes ikke til OS")
                        .filter(tekst -> !kjent)));
    }

    @Test
    void FM_52_a_of_two_with_the_same_fom_OS_knows_the_newest() {
        var sak = tomSak();
        for (var steg : new Melding[] {
            melding().avvent(avvent("3-14>1.10")).med(utbetal(U1, "3-7@100")),
            melding().avvent(avvent("3-20>1.10")).med(utbetal(U2, "3-7@200"))
        }) {
            sak = godta(sak, oppdrag(sak, steg));
        }

        assertThat(((Utfall.Uendret)
                                utled(sak, melding().avvent(avvent("3-14>1.10")).med(utbetal(U1, "3-7@100"))))
                        .merknad())
                .isPresent();
        assertThat(((Utfall.Uendret)
                                utled(sak, melding().avvent(avvent("3-20>1.10")).med(utbetal(U1, "3-7@100"))))
                        .merknad())
                .isEmpty();
    }

    /** A sak without utbetalinger that OS has accepted these avvent for, oldest first. */
    private static Sak fortalt(String... avvent) {
        var sak = tomSak();
        for (var sendt : Arrays.stream(avvent).map(AvventsjekkTest::avvent).toList()) {
            var oppdrag = oppdrag(tomSak(), melding().avvent(sendt).med(utbetal(U2, "3-7@100")));
            sak = new Sak(
                    sak.fagsystem(),
                    sak.sakId(),
                    sak.kjentHosOs(),
                    sak.utbetalinger(),
                    godta(sak, oppdrag).avventHosOs(),
                    sak.uidPaAndreSaker());
        }
        return sak;
    }

    private static Melding med(String avvent) {
        return melding().avvent(avvent(avvent)).med(utbetal(U1, "3-7@100"));
    }

    private static Avvent avvent(String tekst) {
        var deler = tekst.replace("x", "").split(">");
        var dager = deler[0].split("-");
        return new Avvent(
                dag(dager[0]),
                dag(dager[1]),
                deler.length > 1 ? Optional.of(dag(deler[1])) : Optional.empty(),
                Optional.of(Avvent.Arsak.AVVENT_REFUSJONSKRAV),
                tekst.startsWith("x"));
    }
}
