package no.nav.utsjekk.iverksetting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The office of the person that is paid.
 *
 * @param enhet four digits, not checked
 */
public record NavKontor(String enhet, Optional<LocalDate> gjelderFom) {}
