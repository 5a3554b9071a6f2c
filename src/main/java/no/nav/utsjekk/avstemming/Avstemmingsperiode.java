package no.nav.utsjekk.avstemming;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Whole days whose oppdrag are reconciled: those with fom &le; nokkelAvstemming &lt; the day after tom (AVS-9). As the bound
 * above is not part of it, a key at midnight belongs to one day whatever precision it is kept with (FM-50).
 *
 * @param fom first day
 * @param tom last day
 */
public record Avstemmingsperiode(LocalDate fom, LocalDate tom) {

    private static final long NANOS_PER_MICRO = 1_000;

    public Avstemmingsperiode {
        if (tom.isBefore(fom)) {
            throw new IllegalArgumentException("tom %s is before fom %s".formatted(tom, fom));
        }
    }

    /** How many days it has. */
    public long dager() {
        return ChronoUnit.DAYS.between(fom, tom) + 1;
    }

    /** The first moment. */
    LocalDateTime fra() {
        return fom.atStartOfDay();
    }

    /** The first moment that is not part of it. */
    LocalDateTime til() {
        return tom.plusDays(1).atStartOfDay();
    }

    /** The greatest key that OS can be told of: keys have microseconds. */
    LocalDateTime sisteNokkel() {
        return til().minusNanos(NANOS_PER_MICRO);
    }
}
