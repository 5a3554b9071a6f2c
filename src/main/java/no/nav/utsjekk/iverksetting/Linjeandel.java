package no.nav.utsjekk.iverksetting;

import java.util.Optional;

/**
 * An andel and the line by which OS pays it.
 *
 * @param periodeId the line's number on the sak, from 0 (IV-08)
 * @param forrigePeriodeId number of the line before it in its chain
 */
public record Linjeandel(Andel andel, int periodeId, Optional<Integer> forrigePeriodeId) {}
