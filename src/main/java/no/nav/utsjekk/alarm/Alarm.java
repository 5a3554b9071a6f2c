package no.nav.utsjekk.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is, or was, wrong.
 *
 * @param gjelder what it is about, by ids
 * @param gruppe under which it is told; may be empty
 * @param tekst Norwegian; ids and counts only
 * @param forst when it was seen first
 * @param reist when it was told last
 * @param ganger how often it has been told
 * @param borte when it was gone
 * @param handtert by an operator: it is not told any more while it lasts
 */
public record Alarm(
        long id,
        Alarmtype type,
        String gjelder,
        String gruppe,
        String tekst,
        Instant forst,
        Optional<Instant> reist,
        int ganger,
        Optional<Instant> borte,
        Optional<Handtering> handtert) {

    /** What an operator has done about it, and why. */
    public record Handtering(Instant tidspunkt, String hvem, String grunn) {}

    /** Whether it is still told. */
    public boolean erApen() {
        return borte.isEmpty() && handtert.isEmpty();
    }
}
