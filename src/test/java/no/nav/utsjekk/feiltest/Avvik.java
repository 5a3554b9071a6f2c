package no.nav.utsjekk.feiltest;

/**
 * Something that is not as it must be.
 *
 * @param sakId empty when it is no single sak's
 */
public record Avvik(String sakId, String tekst) {

    @Override
    public String toString() {
        return tekst;
    }
}
