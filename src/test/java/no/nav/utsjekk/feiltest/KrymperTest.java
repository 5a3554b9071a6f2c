package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KrymperTest {

    private static final Utvalg HELE =
            new Utvalg(17, IntStream.rangeClosed(1, 20).boxed().toList(), false);

    @Test
    void nothing_is_left_that_is_not_needed() {
        assertThat(krymper(u -> u.numre().containsAll(List.of(3, 7, 12))).krymp(HELE))
                .hasToString("Optional[17:3,7,12:rolig]");
    }

    @Test
    void one_request_can_be_enough() {
        assertThat(krymper(u -> u.numre().contains(20)).krymp(HELE)).hasToString("Optional[17:20:rolig]");
    }

    @Test
    void what_only_OS_bad_habits_bring_out_keeps_them() {
        assertThat(krymper(u -> !u.rolig() && u.numre().containsAll(List.of(1, 5)))
                        .krymp(HELE))
                .hasToString("Optional[17:1,5]");
    }

    @Test
    void what_does_not_fail_again_cannot_be_made_smaller() {
        assertThat(krymper(u -> false).krymp(HELE)).isEmpty();
    }

    @Test
    void a_case_can_be_written_on_the_command_line() {
        assertThat(List.of("17:3,7,12:rolig", "0:1"))
                .allSatisfy(tekst -> assertThat(Utvalg.les(tekst)).hasToString(tekst));
    }

    @Test
    void a_case_has_the_same_requests_every_time_but_for_the_ids() {
        var en = Utvalg.les("5:2,9").bestillinger(42, "en");
        var to = Utvalg.les("5:2,9").bestillinger(42, "to");
        assertThat(to).hasSize(2).hasToString(en.toString().replace("enVALP5", "toVALP5"));
    }

    private static Krymper krymper(Predicate<Utvalg> feiler) {
        return new Krymper(kandidater -> kandidater.stream().filter(feiler).toList());
    }
}
