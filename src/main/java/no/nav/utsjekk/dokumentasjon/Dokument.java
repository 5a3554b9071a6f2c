package no.nav.utsjekk.dokumentasjon;

/**
 * Something to be read, ready to be sent.
 *
 * @param adresse below {@code /docs/}; empty for the first page
 * @param type MIME type
 */
record Dokument(String adresse, String type, byte[] innhold) {}
