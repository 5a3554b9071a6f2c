package no.nav.utsjekk.sak;

/**
 * Benefit type and OS's accounting class for it (02 §9).
 *
 * @param navn enum name in meldinger and in stored state
 * @param klassekode empty when OS has assigned none; such a stønad cannot be paid (FM-30)
 */
public record Stonad(String navn, String klassekode) {}
