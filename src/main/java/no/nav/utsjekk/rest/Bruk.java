package no.nav.utsjekk.rest;

import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each client in memory. */
public final class Bruk {

    private final Map<Kallsted, Long> antall = new HashMap<>();

    /** @param endepunkt method and path, without ids */
    record Kallsted(String klient, String endepunkt) {}

    void tell(String klient, String endepunkt) {
        tell(new Kallsted(klient, endepunkt), 1);
    }

    synchronized void tell(Kallsted sted, long kall) {
        antall.merge(sted, kall, Long::sum);
    }

    /** What has been counted since the last time. */
    synchronized Map<Kallsted, Long> tom() {
        var talt = Map.copyOf(antall);
        antall.clear();
        return talt;
    }
}
