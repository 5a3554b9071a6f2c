package no.nav.utsjekk.migrering;

import java.util.List;
import no.nav.utsjekk.sak.Avvisning;

/** What came of a migration. */
public sealed interface Migreringssvar {

    /**
     * Done, or what would be done: 200.
     *
     * @param utbetalinger in their published form, one per chain; also those that had been published before (MG-70)
     */
    record Utfort(List<String> utbetalinger) implements Migreringssvar {
        public Utfort {
            utbetalinger = List.copyOf(utbetalinger);
        }
    }

    /** Refused, nothing changed: the status code and the text are those of the avvisning, its code that of reports. */
    record Avvist(Avvisning avvisning) implements Migreringssvar {}
}
