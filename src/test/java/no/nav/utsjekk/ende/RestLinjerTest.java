package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OS is told of a change over HTTP: the reference cases of 20 §4.7. */
@EndeTilEnde
class RestLinjerTest {

    private static final Mmel AVVIST = Mmel.of("08", "B110011F", "noe er galt");

    private final Reststeg steg;

    RestLinjerTest(Testsystem system) {
        this.steg = new Reststeg(system, system.rest("aap"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UL1  | 1-10:100                    | 1-10:200                          | NY 1-10:200",
                "UL2  | 1-10:100                    | 5-10:100                          | OPPH fra 1; NY 5-10:100",
                "UL3  | 1-5:100, 6-10:200           | 1-5:100, 6-10:200, 11-15:300      | NY 11-15:300",
                "UL4  | 1-10:100                    | 1-5:100                           | OPPH fra 6",
                "UL5  | 1-5:100, 6-10:200           | 1-5:100                           | OPPH fra 6",
                "UL6  | 1-10:100, 11-20:200         | 1-5:100, 11-20:200                | OPPH fra 6; NY 11-20:200",
                "UL7  | 1-5:100, 6-15:200, 16-25:100 | 1-5:100, 10-15:200, 16-25:100    | OPPH fra 6; NY 10-15:200; NY 16-25:100",
                "UL8  | 1-10:100                    | 1-15:100                          | NY 1-15:100",
                "UL9  | 1-10:100                    | 1-5:200, 6-10:100                 | NY 1-5:200; NY 6-10:100",
                "UL10 | 1-10:100                    | 1-5:100, 6-10:200                 | NY 6-10:200",
                "UL11 | 1-10:100                    | 1-3:100, 4-6:200, 7-10:100        | NY 4-6:200; NY 7-10:100",
                "UL12 | 1-10:100                    | 1-3:100, 7-10:100                 | OPPH fra 4; NY 7-10:100"
            })
    void UT_L1_to_5_the_reference_cases(String sak, String gammel, String ny, String linjer) {
        var utbetaling = Restutbetaling.ny("AAP_UNDER_ARBEIDSAVKLARING", "DAG").januar(gammel);
        var siste = siste(steg.opprett(utbetaling).linjer());
        var oppdrag = steg.endre(utbetaling.januar(ny));

        assertThat(String.join("; ", Reststeg.linjer(oppdrag))).as(sak).isEqualTo(linjer);
        // UT-L4: the first new line goes on from the last one that OS has, each next one from the one before
        for (var linje : oppdrag.linjer()) {
            if (linje.datoStatusFom().isPresent()) {
                assertThat(linje.delytelseId()).isEqualTo(siste);
                assertThat(linje.refDelytelseId()).isEmpty();
            } else {
                assertThat(linje.refDelytelseId()).contains(siste);
                siste = linje.delytelseId();
            }
        }
    }

    private static String siste(List<no.nav.utsjekk.oppdrag.xml.Oppdragsdokument.Linje> linjer) {
        return linjer.get(linjer.size() - 1).delytelseId();
    }

    private static Restutbetaling maneder() {
        return Restutbetaling.ny("AAP_UNDER_ARBEIDSAVKLARING", "MND");
    }

    private static Restutbetaling med(Restutbetaling utbetaling, int... maneder) {
        var ny = utbetaling.utenPerioder();
        for (var maned : maneder) {
            var fom = java.time.LocalDate.of(2025, maned, 1);
            ny = ny.periode(fom.toString(), fom.plusMonths(1).minusDays(1).toString(), 24000);
        }
        return ny;
    }

    @Test
    void UT_L6_UL13_one_end_after_the_other_describes_the_same_line() {
        var utbetaling = med(maneder(), 2, 3, 8);
        var forste = steg.opprett(utbetaling);
        var enOpphor = steg.endre(med(utbetaling, 2, 3)).linjer().get(0);
        var toOpphor = steg.endre(med(utbetaling, 2)).linjer().get(0);

        assertThat(forste.linjer()).hasSize(2);
        assertThat(enOpphor.datoStatusFom()).contains(java.time.LocalDate.of(2025, 4, 1));
        assertThat(toOpphor.datoStatusFom()).contains(java.time.LocalDate.of(2025, 3, 1));
        assertThat(List.of(enOpphor, toOpphor)).allSatisfy(linje -> {
            assertThat(linje.delytelseId()).isEqualTo(forste.linjer().get(1).delytelseId());
            assertThat(linje.fom()).isEqualTo("2025-08-01");
            assertThat(linje.tom()).isEqualTo("2025-08-31");
        });
    }

    @Test
    void UT_P3_UL14_the_same_change_again_after_OS_has_refused_it() {
        var utbetaling = med(maneder(), 2, 3, 8);
        steg.opprett(utbetaling);
        steg.endre(med(utbetaling, 2, 3), AVVIST);

        var oppdrag = steg.endre(med(utbetaling, 2, 3));
        assertThat(oppdrag.linjer().get(0).datoStatusFom()).contains(java.time.LocalDate.of(2025, 4, 1));
    }

    @Test
    void UT_P3_UL15_a_second_end_after_OS_has_refused_it_once() {
        var utbetaling = med(maneder(), 2, 3, 8);
        steg.opprett(utbetaling);
        var forste = steg.endre(med(utbetaling, 2, 3)).linjer().get(0);
        steg.endre(med(utbetaling, 2), AVVIST);

        var igjen = steg.endre(med(utbetaling, 2)).linjer().get(0);
        assertThat(igjen.delytelseId()).isEqualTo(forste.delytelseId());
        assertThat(igjen.fom()).isEqualTo(forste.fom());
        assertThat(igjen.tom()).isEqualTo(forste.tom());
    }
}
