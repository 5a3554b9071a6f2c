package no.nav.utsjekk.mottak;

import java.time.Instant;

/**
 * A transaction whose time was up when somebody looked.
 *
 * @param id its row
 * @param frist the deadline that had passed; another one when it is collected anew
 */
public record Utlopt(long id, Instant frist) {

    /** As a dead letter names it: one letter per transaction, whatever its deadline is. */
    @Override
    public String toString() {
        return Long.toString(id);
    }
}
