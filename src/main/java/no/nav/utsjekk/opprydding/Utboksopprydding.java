package no.nav.utsjekk.opprydding;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.vakt.Metrics;

/** Moves what was delivered long ago to the archive. Step of the route {@code opprydding-utboks}. */
public final class Utboksopprydding {

    private final UtboksRepository utboks;
    private final Metrics metrics;
    private final Duration alder;
    private final AtomicLong etter = new AtomicLong();

    /** @param alder how long ago a row must have been delivered */
    public Utboksopprydding(UtboksRepository utboks, Metrics metrics, Duration alder) {
        this.utboks = utboks;
        this.metrics = metrics;
        this.alder = alder;
    }

    /** Looks at the next rows and moves the old ones; from the start again when all have been looked at. */
    public void arkiver(int max) {
        var arkivert = utboks.arkiver(etter.get(), max, alder);
        etter.set(arkivert.neste());
        AfterCommit.run(() -> metrics.ryddet("utboks", arkivert.antall()));
    }
}
