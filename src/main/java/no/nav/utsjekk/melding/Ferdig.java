package no.nav.utsjekk.melding;

import java.util.Optional;

/**
 * A melding's final answer.
 *
 * @param ok OK or FEILET
 * @param feil the {@code error} of the status, as JSON
 */
public record Ferdig(long melding, boolean ok, Optional<String> feil) {}
