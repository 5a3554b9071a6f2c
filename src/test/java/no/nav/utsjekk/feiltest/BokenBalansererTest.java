package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Design invariant 7, end to end: whatever producers ask, in any order and without waiting, and however OS answers, each
 * request is answered once and OS pays what the newest accepted one asked for.
 */
@ExtendWith(FellesAnlegg.class)
class BokenBalansererTest {

    private static final long SEED = Long.getLong("feiltest.seed", new Random().nextLong());
    private static final int SAKER = 300;
    private static final int BESTILLINGER = 1500;

    private final Anlegg anlegg;

    BokenBalansererTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @Test
    void DER_9_the_books_balance_however_OS_answers() {
        var avvik = avvik("alle", b -> true);
        assertThat(avvik)
                .as(() -> "-Dfeiltest.seed=%d, færrest bestillinger: %s".formatted(SEED, krymp(avvik)))
                .isEmpty();
    }

    /** Runs those of the requests that are wanted, on saker that nobody has used. */
    private List<Avvik> avvik(String merke, Predicate<Bestilling> utvalg) {
        var bestillinger = Bestillinger.tilfeldige(SEED, merke, SAKER, BESTILLINGER).stream()
                .filter(utvalg)
                .toList();
        bestillinger.stream()
                .map(Bestilling::sakId)
                .distinct()
                .flatMap(sakId ->
                        Osvaner.tilfeldige(
                                new Random(sakId.substring(merke.length()).hashCode() + SEED), sakId)
                                .stream())
                .forEach(anlegg.os()::leggTilFeil);
        int ferdige = anlegg.antallFerdige();
        anlegg.publiser(bestillinger);
        anlegg.ventTilBesvart(ferdige + bestillinger.size());
        return anlegg.revisjon(bestillinger).avvik();
    }

    /** The fewest first requests of one sak that fail too. */
    private String krymp(List<Avvik> avvik) {
        var sakId = avvik.stream().map(Avvik::sakId).filter(id -> !id.isEmpty()).findFirst();
        if (sakId.isEmpty()) {
            return "ingen enkelt sak";
        }
        var nr = sakId.get().substring("alle".length());
        return IntStream.rangeClosed(1, BESTILLINGER)
                .mapToObj(antall -> forste(nr, antall))
                .filter(tekst -> !tekst.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private String forste(String sak, int antall) {
        var merke = "forste" + antall + "-";
        var alle = Bestillinger.tilfeldige(SEED, merke, SAKER, BESTILLINGER).stream()
                .filter(b -> b.sakId().equals(merke + sak))
                .toList();
        var utvalg = alle.subList(0, Math.min(antall, alle.size()));
        var avvik = avvik(merke, utvalg::contains);
        var egne = avvik.stream().filter(a -> !a.sakId().isEmpty()).toList();
        return egne.isEmpty() && antall < alle.size() ? "" : "%s\n%s".formatted(utvalg, egne);
    }
}
