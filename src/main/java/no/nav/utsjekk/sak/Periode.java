package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be paid from and including {@code fom} to and including {@code tom}.
 *
 * @param belop whole kroner per unit of the utbetaling's {@link Periodetype}
 * @param vedtakssats whole kroner, the full rate decided
 * @param betalendeEnhet Nav office that carries the cost
 */
public record Periode(
        LocalDate fom, LocalDate tom, long belop, Optional<Long> vedtakssats, Optional<String> betalendeEnhet) {}
