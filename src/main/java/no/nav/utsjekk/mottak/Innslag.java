package no.nav.utsjekk.mottak;

/** What the intake makes of a record, or of the last one of several that belong together. */
public sealed interface Innslag permits LestPost, Transaksjon, Gjentakelse {}
