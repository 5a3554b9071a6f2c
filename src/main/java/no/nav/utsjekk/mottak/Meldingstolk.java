package no.nav.utsjekk.mottak;

/** Tells what the content of a stored melding means. */
@FunctionalInterface
public interface Meldingstolk {

    /**
     * Reads one record. Pure: the same bytes always give the same answer.
     *
     * @param nokkel the record's key, not blank
     * @param innhold the record's value, meant to be UTF-8 JSON
     */
    Lesing les(String nokkel, byte[] innhold);
}
