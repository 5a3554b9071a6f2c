package no.nav.utsjekk.konsoll;

import java.time.Instant;

/**
 * Something that has happened on a sak.
 *
 * @param art {@code melding}, {@code oppdrag}, {@code kvittering}, {@code status}, {@code operator} or {@code varsel}
 * @param tone as in {@link Ord}
 * @param lenke to what it is about; empty for nothing
 */
public record Hendelse(Instant tid, String art, String tone, String tittel, String tekst, String lenke) {}
