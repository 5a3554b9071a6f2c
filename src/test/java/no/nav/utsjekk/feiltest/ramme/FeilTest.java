package no.nav.utsjekk.feiltest.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Design invariants 1 to 7 under every fault that has been thought of. Writes {@code target/feil/tabell.md}, and
 * {@code docs/faults.md} when everything has been tried.
 *
 * <p>{@code -Dfeiltest.seed=17} repeats the requests of a run, {@code -Dfeil.bare=REGEX} tries only faults with such names,
 * {@code -Dfeil.fortsett=true} goes on where a run of the same build was stopped: what went well then is not tried again.
 */
@Tag("feil")
class FeilTest {

    /** An ordinary build tries the same each time, so that whoever turns it red knows why; the complete run varies. */
    private static final long SEED =
            Long.getLong("feiltest.seed", Omfang.VALGT == Omfang.KORT ? 17 : new Random().nextLong());

    private static final String ALT = ".*";
    private static final String BARE = System.getProperty("feil.bare", ALT);
    private static final Tabell TABELL =
            Boolean.getBoolean("feil.fortsett") ? Tabell.fraSist(Omfang.VALGT) : new Tabell(Omfang.VALGT);

    private static Rigg rigg;
    private static int runder;

    static Stream<Named<Uhell>> uhell() {
        return Uhellene.alle(Omfang.VALGT, SEED)
                .filter(uhell -> uhell.navn().matches(BARE) && !TABELL.har(uhell.navn()))
                .map(uhell -> Named.of(uhell.navn(), uhell));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uhell")
    void nothing_is_lost_doubled_or_contradicted(Uhell uhell) throws Exception {
        boolean ferdig = false;
        try {
            var resultat = Runde.kjor(rigg(), uhell, "R%d".formatted(++runder), SEED + runder);
            TABELL.leggTil(resultat);
            ferdig = resultat.erFeilfritt();
            assertThat(resultat.erFeilfritt())
                    .as(() ->
                            "-Dfeiltest.seed=%d: %s%n%s".formatted(SEED, resultat, String.join("\n", rigg.utskrift())))
                    .isTrue();
        } finally {
            if (!ferdig) {
                stopp(); // what it has left behind would be counted against the next one
            }
        }
    }

    private static Rigg rigg() {
        if (rigg == null) {
            rigg = Rigg.start();
        }
        return rigg;
    }

    @AfterAll
    static void fortell() {
        stopp();
        System.out.println(TABELL.markdown());
        if (Omfang.VALGT == Omfang.LANG && BARE.equals(ALT) || Boolean.getBoolean("feil.skriv")) {
            TABELL.bevar();
        }
    }

    private static void stopp() {
        if (rigg != null) {
            rigg.close();
            rigg = null;
        }
    }
}
