package no.nav.utsjekk.ende;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What has come out of the product so far, in the order in which it was seen; others can wait for more. */
final class Logg<T> {

    static final Duration TALMODIGHET = Duration.ofSeconds(30);

    private final List<T> alle = new ArrayList<>();

    synchronized void leggTil(T ny) {
        alle.add(ny);
        notifyAll();
    }

    /** Those that there are now. */
    synchronized List<T> hvor(Predicate<T> somPasser) {
        return alle.stream().filter(somPasser).toList();
    }

    /**
     * Waits until there are so many; gives all that fit.
     *
     * @throws AssertionError when they do not come; names them and shows what came instead
     */
    synchronized List<T> vent(int antall, String hva, Predicate<T> somPasser) {
        if (!kom(antall, somPasser, TALMODIGHET)) {
            throw new AssertionError("Ventet %d s på %d %s, fikk:\n%s"
                    .formatted(TALMODIGHET.toSeconds(), antall, hva, tekst(hvor(somPasser))));
        }
        return hvor(somPasser);
    }

    /**
     * Waits for as long as is given.
     *
     * @throws AssertionError as soon as there are more than so many
     */
    synchronized void ikkeFlereEnn(int antall, String hva, Predicate<T> somPasser, Duration lenge) {
        if (kom(antall + 1, somPasser, lenge)) {
            throw new AssertionError(
                    "Ventet ikke flere enn %d %s, fikk:\n%s".formatted(antall, hva, tekst(hvor(somPasser))));
        }
    }

    private boolean kom(int antall, Predicate<T> somPasser, Duration innen) {
        long frist = System.nanoTime() + innen.toNanos();
        while (hvor(somPasser).size() < antall) {
            long igjen = (frist - System.nanoTime()) / 1_000_000;
            if (igjen <= 0) {
                return false;
            }
            ventPaNytt(igjen);
        }
        return true;
    }

    private void ventPaNytt(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Avbrutt mens testen ventet", e);
        }
    }

    private static String tekst(List<?> hendelser) {
        return hendelser.stream().map(h -> "  " + h).collect(Collectors.joining("\n"));
    }
}
