package no.nav.utsjekk.alarm;

import java.time.Instant;
import java.util.List;

/** Where an alarm's list comes from: everything that is wrong at a moment. */
@FunctionalInterface
public interface Kilde {

    /** @throws RuntimeException when the list cannot be had; that is never an empty list (OPS-33) */
    List<Funn> finn(Instant moment);

    /** The list cannot be had: a neighbour has not told of it lately. */
    final class Borte extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Borte(String hva) {
            super(hva);
        }
    }
}
