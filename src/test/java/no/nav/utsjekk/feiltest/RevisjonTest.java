package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;

import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit finds every lie, even a single one among many truths. */
@ExtendWith(FellesAnlegg.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisjonTest {

    private static final long SEED = 11;

    private final Anlegg anlegg;
    private Revisjon sannhet;

    RevisjonTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @BeforeAll
    void kjor() {
        var bestillinger = Bestillinger.tilfeldige(SEED, "rev", 18, 144);
        int mottatte =
                anlegg.antallMottatte() + Bestillinger.poster(bestillinger).size();
        anlegg.publiser(bestillinger);
        assertThat(anlegg.ventTilBesvart(mottatte)).isTrue();
        sannhet = anlegg.revisjon(bestillinger);
    }

    @Test
    void the_truth_is_found_to_be_true() {
        assertThat(sannhet.avvik()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_lie_is_found(Logn logn) {
        assertThat(logn.i(sannhet).avvik()).isNotEmpty();
    }
}
