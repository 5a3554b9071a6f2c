package no.nav.utsjekk.feiltest.bestilling;

import no.nav.utsjekk.sak.Periodetype;

/**
 * A sak as its producer knows it.
 *
 * @param nr tells it from others of the same lot
 * @param topic its requests come on this one, so that their order is known
 * @param partisjon as topic; only transactions are spread over others
 * @param periodetype of its meldinger, where they have one
 */
public record Sak(
        int nr, String id, Produsent produsent, String topic, int partisjon, String ident, Periodetype periodetype) {

    /** Short, for people. */
    @Override
    public String toString() {
        return "sak %s på %s".formatted(id, topic);
    }
}
