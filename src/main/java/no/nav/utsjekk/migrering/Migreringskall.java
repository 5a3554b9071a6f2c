package no.nav.utsjekk.migrering;

/**
 * A migration that somebody asks for.
 *
 * @param hvem ident of who asks, kept in the log
 * @param grunn why, kept in the log
 */
public record Migreringskall(Migreringsforesporsel foresporsel, String hvem, String grunn) {}
