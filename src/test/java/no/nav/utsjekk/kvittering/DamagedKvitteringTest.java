package no.nav.utsjekk.kvittering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.nav.utsjekk.oppdrag.xml.Eksempler;

class DamagedKvitteringTest {

    private static final String KVITTERING = Eksempler.dokument("kvittering-08");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void D9_a_truncated_kvittering_is_unreadable(@ForAll @IntRange(min = 0, max = 1500) int length) {
        assertThatThrownBy(() -> KvitteringReader.read(KVITTERING.substring(0, length)))
                .isInstanceOf(UnreadableKvittering.class)
                .hasMessageStartingWith("not well-formed XML")
                .hasNoCause();
    }

    /** Whatever the damage: the answer is read, or refused in the one way that callers know. */
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void D9_a_damaged_kvittering_never_surprises(@ForAll @IntRange(min = 0, max = 1500) int at, @ForAll char c) {
        var xml = KVITTERING.substring(0, at) + c + KVITTERING.substring(at + 1);
        try {
            assertThat(KvitteringReader.read(xml).linjer()).hasSizeLessThan(2);
        } catch (UnreadableKvittering e) {
            assertThat(e).hasNoCause();
        }
    }
}
