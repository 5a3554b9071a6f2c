package no.nav.utsjekk.hovedbok;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days are days of June 2024; the 3rd is a Monday. */
class SammenligningTest {

    @Test
    void what_is_paid_by_the_day_is_compared_by_the_day_however_it_is_cut_up() {
        assertThat(avvik(List.of(b(3, 14, 100, "DAG")), List.of(b(3, 4, 100, "DAG"), b(5, 14, 100, "DAG"))))
                .isEmpty();
        assertThat(avvik(List.of(b(3, 7, 100, "DAG")), List.of(b(3, 9, 100, "DAG"))))
                .as("DAG pays nothing in the weekend")
                .isEmpty();
        assertThat(avvik(List.of(b(8, 9, 100, "DAG")), List.of())).isEmpty();
    }

    @Test
    void DAG7_pays_in_the_weekend_too() {
        assertThat(avvik(List.of(b(3, 7, 100, "DAG7")), List.of(b(3, 9, 100, "DAG7"))))
                .containsExactly("2024-06-08 til 2024-06-09: skal betale ingenting, OS betaler 100 kr per dag");
        assertThat(avvik(List.of(b(3, 7, 100, "DAG")), List.of(b(3, 7, 100, "DAG7"))))
                .isEmpty();
        assertThat(avvik(List.of(b(7, 8, 100, "DAG")), List.of(b(7, 8, 100, "DAG7"))))
                .containsExactly("2024-06-07 til 2024-06-08: skal betale 100 kr per ukedag, OS betaler 100 kr per dag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MND", "ENG", "UKE"})
    void what_is_paid_once_is_compared_by_the_periode(String satstype) {
        var sats = b(3, 7, 100, satstype).sats();
        assertThat(avvik(List.of(b(3, 7, 100, satstype)), List.of(b(3, 7, 100, satstype))))
                .isEmpty();
        assertThat(avvik(List.of(b(3, 14, 100, satstype)), List.of(b(3, 7, 100, satstype), b(10, 14, 100, satstype))))
                .containsExactly(
                        "2024-06-03 til 2024-06-14: skal betale %s, OS betaler det ikke".formatted(sats),
                        "2024-06-03 til 2024-06-07: OS betaler %s, som det ikke skal".formatted(sats),
                        "2024-06-10 til 2024-06-14: OS betaler %s, som det ikke skal".formatted(sats));
    }

    @Test
    void by_the_day_and_by_the_periode_are_not_the_same() {
        assertThat(avvik(List.of(b(3, 3, 100, "DAG")), List.of(b(3, 3, 100, "ENG"))))
                .containsExactly(
                        "2024-06-03: skal betale 100 kr per ukedag, OS betaler ingenting",
                        "2024-06-03: OS betaler 100 kr én gang, som det ikke skal");
    }

    @Test
    void days_in_a_row_that_differ_in_the_same_way_are_told_once() {
        assertThat(avvik(
                        List.of(b(3, 14, 200, "DAG")),
                        List.of(b(3, 4, 100, "DAG"), b(5, 6, 100, "DAG"), b(7, 14, 50, "DAG"))))
                .containsExactly(
                        "2024-06-03 til 2024-06-06: skal betale 200 kr per ukedag, OS betaler 100 kr per ukedag",
                        "2024-06-07 til 2024-06-14: skal betale 200 kr per ukedag, OS betaler 50 kr per ukedag");
    }

    @Test
    void thousands_of_years_cost_no_more_than_a_day() {
        var alltid = new Betaling(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), new BigDecimal(100), "DAG");

        assertThat(avvik(List.of(alltid), List.of(b(3, 3, 100, "DAG"))))
                .containsExactly(
                        "0001-01-01 til 2024-06-02: skal betale 100 kr per ukedag, OS betaler ingenting",
                        "2024-06-04 til 9999-12-31: skal betale 100 kr per ukedag, OS betaler ingenting");
    }

    private static List<String> avvik(List<Betaling> skal, List<Betaling> er) {
        return Sammenligning.avvik(skal, er);
    }

    private static Betaling b(int fom, int tom, long belop, String satstype) {
        return new Betaling(
                LocalDate.of(2024, 6, fom), LocalDate.of(2024, 6, tom), BigDecimal.valueOf(belop), satstype);
    }
}
