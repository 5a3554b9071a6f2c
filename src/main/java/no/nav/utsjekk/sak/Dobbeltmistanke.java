package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A new line that equals what another utbetaling of the sak pays too: same fagområde, klassekode, periode,
 * beløp and satstype (D10, FM-46).
 *
 * @param uid the utbetaling of the new line
 * @param annenUid the utbetaling that pays the same
 * @param belop whole kroner
 */
public record Dobbeltmistanke(UUID uid, UUID annenUid, String klassekode, LocalDate fom, LocalDate tom, long belop) {}
