package no.nav.utsjekk.utboks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class DeliveredIdsTest {

    /** What Kafka's brokers keep beside an offset unless they are told otherwise. */
    private static final int KAFKA_LIMIT = 4096;

    private static final String INSTALLATION = "11111111-2222-4333-8444-555555555555";

    @Property
    void what_is_noted_is_read_back_and_fits_beside_an_offset(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int start,
            @ForAll @NotEmpty Set<@IntRange(max = DeliveredIds.MAX_SPAN - 2) Integer> offsets) {
        var ids = offsets.stream()
                .sorted()
                .map(offset -> (long) start * 1_000_000 + offset)
                .toList();

        var note = DeliveredIds.encode(INSTALLATION, ids);

        assertThat(DeliveredIds.decode(INSTALLATION, note)).isEqualTo(ids);
        assertThat(note).hasSizeLessThan(KAFKA_LIMIT);
    }

    @Test
    void ids_that_would_make_too_long_a_note_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveredIds.encode(INSTALLATION, List.of(1L, 1L + DeliveredIds.MAX_SPAN)));
    }

    @Test
    void the_ids_of_another_database_are_not_taken_for_ours() {
        var note = DeliveredIds.encode("another", List.of(1L, 2L));

        assertThat(DeliveredIds.decode(INSTALLATION, note)).isEmpty();
    }
}
