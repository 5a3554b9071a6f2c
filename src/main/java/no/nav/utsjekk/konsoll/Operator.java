package no.nav.utsjekk.konsoll;

/**
 * A person who has signed in (OC-01).
 *
 * @param ident the person's NAVident
 * @param navn for people
 * @param epost {@code preferred_username}
 * @param kanHandle false for who may only look (OPS-46)
 */
public record Operator(String ident, String navn, String epost, boolean kanHandle) {}
