package no.nav.utsjekk.iverksettinger;

import java.util.UUID;
import no.nav.utsjekk.sak.Avvisning;

/** What became of an iverksetting at the door (20 §3.5). */
public sealed interface Mottakssvar {

    /**
     * Stored: 202.
     *
     * @param nokkel key of its statuses
     */
    record Mottatt(UUID nokkel) implements Mottakssvar {}

    /**
     * Received before, without effect now: 202 all the same (IV-S1, IV-52).
     *
     * @param ulik whether the one before said something else
     */
    record AlleredeMottatt(UUID nokkel, boolean ulik) implements Mottakssvar {}

    /** Refused, nothing stored: the status code and the text are those of the avvisning. */
    record Avvist(Avvisning avvisning) implements Mottakssvar {}
}
