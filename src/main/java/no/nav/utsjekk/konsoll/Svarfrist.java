package no.nav.utsjekk.konsoll;

import java.time.Duration;
import java.time.Instant;
import no.nav.utsjekk.kalender.Apningstid;

/** How long OS has to answer, while it is open: nights and weekends do not count (OC-56). */
public record Svarfrist(Apningstid apningstid, Duration frist) {

    /** What was handed over by then should have been answered. */
    Instant grense(Instant na) {
        return apningstid.apentSiden(na, frist);
    }
}
