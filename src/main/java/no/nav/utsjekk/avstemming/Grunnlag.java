package no.nav.utsjekk.avstemming;

import java.util.EnumMap;
import java.util.Map;

/** The oppdrag of a fagområde in a period, counted by {@link Gruppe}. */
public record Grunnlag(Map<Gruppe, Sum> summer) {

    static final Grunnlag TOMT = new Grunnlag(Map.of());

    public Grunnlag {
        summer = Map.copyOf(summer);
    }

    public Sum sum(Gruppe gruppe) {
        return summer.getOrDefault(gruppe, Sum.INGEN);
    }

    public Sum total() {
        return summer.values().stream().reduce(Sum.INGEN, Sum::pluss);
    }

    Grunnlag pluss(Gruppe gruppe, Sum sum) {
        var flere = new EnumMap<Gruppe, Sum>(Gruppe.class);
        flere.putAll(summer);
        flere.merge(gruppe, sum, Sum::pluss);
        return new Grunnlag(flere);
    }
}
