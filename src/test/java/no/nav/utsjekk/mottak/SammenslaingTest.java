package no.nav.utsjekk.mottak;

import static no.nav.utsjekk.mottak.Sammenslaing.DAGER;
import static no.nav.utsjekk.mottak.Sammenslaing.INGEN;
import static no.nav.utsjekk.mottak.Sammenslaing.OVER_HELG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * MRG-1 to MRG-3. A periode is written fom-tom@beløp[/vedtakssats[/enhet]] with days of January 2026: the 5th is a
 * Monday.
 */
class SammenslaingTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MRG-3 example 1: weekend bridged         | 5@1000 6@1000 7@1000 8@1000 9@1000 12@1000 13@1000 14@1000 15@1000 16@1000 | 5-16@1000
            MRG-3 example 2: another amount          | 5@1000 6@1000 7@700 8@1000 9@1000          | 5-6@1000 7@700 8-9@1000
            MRG-3 example 3: a day is missing        | 5@1000 6@1000 8@1000                       | 5-6@1000 8@1000
            MRG-3 example 5: paid weekend            | 9@1000 10@1000 11@1000 12@1000             | 9-12@1000
            MRG-3 example 6: another vedtakssats     | 5@1000/1200 6@1000/1200 7@1000/1300 8@1000/1300 9@1000/1300 | 5-6@1000/1200 7-9@1000/1300
            MRG-3 example 7, FM-26: any order        | 8@1 9@1 5@1 6@1                            | 5-6@1 8-9@1
            MRG-2: Sat to Mon                        | 9@1 10@1 12@1                              | 9-12@1
            MRG-2: Fri to Sun                        | 9@1 11@1                                   | 9@1 11@1
            MRG-2: Fri to Tue                        | 9@1 13@1                                   | 9@1 13@1
            MRG-2: Thu to Mon                        | 8@1 12@1                                   | 8@1 12@1
            MRG-2: New Year's Day is not bridged     | 5-7@1 9@1                                  | 5-7@1 9@1
            ranges                                   | 5-9@1 12-16@1 19-23@1                      | 5-23@1
            FM-23: another enhet                     | 5@1/9/0001 6@1/9/0002 7@1/9/0002           | 5@1/9/0001 6-7@1/9/0002
            FM-25: something is paid in the weekend  | 9@100 10@200 12@100                        | 9@100 10@200 12@100
            FM-25: the same on Sunday                | 9@100 11@200 12@100                        | 9@100 11@200 12@100
            FM-25: Saturday differs, Sat to Mon      | 9@100 10@200 12@200                        | 9@100 10-12@200
            VAL-03: equal items stay two             | 5@1 5@1                                    | 5@1 5@1
            VAL-03: equal tom stays equal            | 2-3@1 1-3@1                                | 1-3@1 2-3@1
            VAL-23: overlap within an amount         | 1-5@1 3-8@1 9-10@1                         | 1-5@1 3-10@1
            VAL-23: overlap of a whole periode       | 1-10@1 3-5@1 11@1                          | 1-10@1 3-5@1 11@1
            VAL-23: overlap between amounts          | 5-9@1 9@2 12@1                             | 5-12@1 9@2
            VAL-04: tom before fom                   | 5-3@1                                      | 5-3@1
            VAL-04: not swallowed by what follows    | 5-2@1 5-9@1                                | 5-2@1 5-9@1
            VAL-04: not swallowed over a weekend     | 3-2@1 5-9@1                                | 3-2@1 5-9@1
            VAL-04: not swallowed by what precedes   | 1-4@1 5-3@1                                | 1-4@1 5-3@1
            nothing                                  | ''                                         | ''
            """)
    void days_are_merged_over_weekends(String rule, String poster, String perioder) {
        assertThat(OVER_HELG.av(perioder(poster))).isEqualTo(perioder(perioder));
    }

    @Test
    void MRG_2_a_holiday_splits() {
        var mandag = LocalDate.of(2027, 5, 17);
        var fredag = periode(mandag.minusDays(3), mandag.minusDays(3));
        var tirsdag = periode(mandag.plusDays(1), mandag.plusDays(1));

        assertThat(OVER_HELG.av(List.of(fredag, tirsdag))).containsExactly(fredag, tirsdag);
    }

    @Test
    void MRG_3_months_are_merged_day_by_day_only() {
        var januar = periode(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        var tilTrettiende = periode(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 30));
        var februar = periode(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));

        assertThat(DAGER.av(List.of(januar, februar))).containsExactly(periode(januar.fom(), februar.tom()));
        assertThat(DAGER.av(List.of(tilTrettiende, februar))).containsExactly(tilTrettiende, februar);
        assertThat(DAGER.av(perioder("9@1 12@1"))).isEqualTo(perioder("9@1 12@1"));
    }

    @Test
    void MRG_3_one_off_amounts_are_not_merged() {
        assertThat(INGEN.av(perioder("6@1 5@1 5@1 12@1 8-9@1"))).isEqualTo(perioder("5@1 5@1 6@1 8-9@1 12@1"));
    }

    @ParameterizedTest
    @CsvSource({"UKEDAG, OVER_HELG", "DAG, DAGER", "MND, DAGER", "EN_GANG, INGEN"})
    void MRG_3_the_periodetype_says_what_is_merged(Periodetype periodetype, Sammenslaing sammenslaing) {
        assertThat(Sammenslaing.ved(periodetype)).isEqualTo(sammenslaing);
    }

    @Test
    void the_days_of_three_years_take_no_time() {
        var dager = new ArrayList<>(IntStream.range(0, 1100)
                .mapToObj(LocalDate.of(2026, 1, 5)::plusDays)
                .map(dag -> periode(dag, dag))
                .toList());
        Collections.shuffle(dager, new Random(1));

        assertThat(OVER_HELG.av(dager)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DAGER", "OVER_HELG"})
    void FM_23_a_items_that_different_offices_pay_are_not_merged(Sammenslaing slag) {
        assertThat(slag.av(perioder("5@1/9/0001 6@1/9/0002 7@1/9/0002 8@1/9")))
                .isEqualTo(perioder("5@1/9/0001 6-7@1/9/0002 8@1/9"));
    }

    @Test
    void FM_25_a_weekend_in_which_something_else_is_paid_is_not_bridged() {
        assertThat(OVER_HELG.av(perioder("9@100 10@200 12@100"))).isEqualTo(perioder("9@100 10@200 12@100"));
    }

    private static Periode periode(LocalDate fom, LocalDate tom) {
        return new Periode(fom, tom, 5000, Optional.empty(), Optional.empty());
    }

    private static List<Periode> perioder(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(SammenslaingTest::periode).toList();
    }

    private static Periode periode(String text) {
        var sides = text.split("@");
        var days = sides[0].split("-");
        var amounts = sides[1].split("/");
        return new Periode(
                LocalDate.of(2026, 1, Integer.parseInt(days[0])),
                LocalDate.of(2026, 1, Integer.parseInt(days[days.length - 1])),
                Long.parseLong(amounts[0]),
                amounts.length > 1 ? Optional.of(Long.parseLong(amounts[1])) : Optional.empty(),
                amounts.length > 2 ? Optional.of(amounts[2]) : Optional.empty());
    }
}
