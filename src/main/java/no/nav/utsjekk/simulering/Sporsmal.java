package no.nav.utsjekk.simulering;

import java.util.Optional;

/**
 * A question to OS.
 *
 * @param las the right to ask it; empty when nobody can have an oppdrag under way that it would disturb
 */
public record Sporsmal(Foresporsel foresporsel, Optional<Sakslas> las) {}
