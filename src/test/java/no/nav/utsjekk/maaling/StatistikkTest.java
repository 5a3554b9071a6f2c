package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import no.nav.utsjekk.maaling.Statistikk.Punkt;
import org.junit.jupiter.api.Test;

class StatistikkTest {

    @Test
    void the_median_is_the_middle_one_whatever_the_order() {
        assertThat(Statistikk.median(9, 1, 5)).isEqualTo(5);
        assertThat(Statistikk.median(4, 1, 2, 100)).isEqualTo(3);
        assertThat(Statistikk.median(7)).isEqualTo(7);
    }

    @Test
    void a_percentile_is_one_of_the_numbers() {
        var hundre = DoubleStream.iterate(100, n -> n - 1).limit(100).toArray();
        assertThat(Statistikk.persentil(99, hundre)).isEqualTo(99);
        assertThat(Statistikk.persentil(100, hundre)).isEqualTo(100);
        assertThat(Statistikk.persentil(50, hundre)).isEqualTo(50);
        assertThat(Statistikk.persentil(99, 1, 2, 3)).isEqualTo(3);
    }

    @Test
    void of_no_numbers_there_is_no_median() {
        assertThatThrownBy(Statistikk::median).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistikk.persentil(99)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_slope_is_that_of_the_least_squares() {
        assertThat(Statistikk.stigning(List.of(new Punkt(0, 10), new Punkt(1, 12), new Punkt(2, 14))))
                .isCloseTo(2, within(1e-9));
        assertThat(Statistikk.stigning(List.of(new Punkt(0, 1), new Punkt(1, 0), new Punkt(2, 2))))
                .isCloseTo(0.5, within(1e-9));
        assertThat(Statistikk.stigning(List.of(new Punkt(1, 5), new Punkt(1, 7))))
                .isZero();
    }
}
