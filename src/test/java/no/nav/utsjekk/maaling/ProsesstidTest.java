package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProsesstidTest {

    @Test
    void names_with_blanks_and_brackets_do_not_move_the_numbers() {
        var tid = Prosesstid.tolk(
                "4711 (Thread-1 (acti) S 1 4711 4711 0 -1 4194304 5 6 7 8 150 50 2000 1000 20 0 1 0 99");
        assertThat(tid).isEqualTo(new Prosesstid("Thread-1 (acti", 2.0, 30.0));
    }

    @Test
    void the_time_of_this_process_is_read() {
        assertThat(Prosesstid.les(Path.of("/proc/self")).orElseThrow().egen()).isPositive();
    }

    @Test
    void one_that_has_ended_has_no_time() {
        assertThat(Prosesstid.les(Path.of("/proc/0"))).isEmpty();
        assertThat(Prosesstid.tittel(0)).isEmpty();
    }
}
