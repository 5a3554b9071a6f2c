package no.nav.utsjekk.sak;

/**
 * Why a melding is refused; becomes the {@code error} of a status (05 §2).
 *
 * @param kode the rule's name, e.g. {@code UGYLDIG_PERIODE} (D11)
 * @param statuskode HTTP-like: 400, 404, 409
 * @param tekst contract text; quotes no input but ids, enum names and dates (OPS-50)
 * @param dok path below the documentation's base address, empty for the base itself
 */
public record Avvisning(String kode, int statuskode, String tekst, String dok) {}
