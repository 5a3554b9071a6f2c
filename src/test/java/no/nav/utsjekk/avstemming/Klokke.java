package no.nav.utsjekk.avstemming;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands where it is put; local times are Norwegian. */
final class Klokke extends Clock {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private volatile Instant naa = Instant.EPOCH;

    void still(String lokalTid) {
        naa = LocalDateTime.parse(lokalTid).atZone(OSLO).toInstant();
    }

    @Override
    public Instant instant() {
        return naa;
    }

    /** Another zone than Norway's: nothing may depend on it (D31). */
    @Override
    public ZoneId getZone() {
        return ZoneId.of("Pacific/Auckland");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(naa, zone);
    }
}
