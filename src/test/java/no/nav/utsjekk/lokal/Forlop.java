package no.nav.utsjekk.lokal;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.lokal.Eksempler.Eksempel;

/** How one example goes: when each step was first seen. Written by several threads. */
final class Forlop {

    private final Eksempel eksempel;
    private final Map<Steg, Long> millis = new EnumMap<>(Steg.class);
    private volatile long start;

    Forlop(Eksempel eksempel) {
        this.eksempel = eksempel;
    }

    Eksempel eksempel() {
        return eksempel;
    }

    void start() {
        start = System.nanoTime();
    }

    synchronized void noter(Steg steg, String tekst) {
        var ms = (System.nanoTime() - start) / 1_000_000;
        millis.putIfAbsent(steg, ms);
        System.out.printf("%-10s %6d ms  %s (%s)%n", eksempel.navn(), ms, tekst, eksempel.sakId());
    }

    /** True when the final status is there. */
    synchronized boolean ferdig() {
        return millis.containsKey(Steg.SLUTT);
    }

    static String tabell(List<Forlop> forlop) {
        var overskrift = Arrays.stream(Steg.values())
                .map(steg -> "%12s".formatted(steg.tittel()))
                .collect(joining("", "%-10s".formatted("ms etter"), "\n"));
        return forlop.isEmpty()
                ? ""
                : overskrift + forlop.stream().map(Forlop::rad).collect(joining());
    }

    private synchronized String rad() {
        return Arrays.stream(Steg.values())
                .map(steg -> Optional.ofNullable(millis.get(steg))
                        .map(String::valueOf)
                        .orElse("-"))
                .map("%12s"::formatted)
                .collect(joining("", "%-10s".formatted(eksempel.navn()), "\n"));
    }
}
