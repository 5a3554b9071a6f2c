package no.nav.utsjekk.maaling;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One figure: what was measured, and the value of each round.
 *
 * @param under what it was measured under, such as {@code saker=10000}; what a graph has along its axis
 * @param verdier one per round, at least one
 */
record Figur(
        String scenario, String navn, String enhet, Map<String, Long> under, double[] verdier, Optional<Krav> krav) {

    Figur {
        under = Map.copyOf(under);
        if (verdier.length == 0) {
            throw new IllegalArgumentException(navn + " has no values");
        }
    }

    static Figur av(String scenario, String navn, String enhet, double... verdier) {
        return new Figur(scenario, navn, enhet, Map.of(), verdier, Optional.empty());
    }

    Figur med(Krav krav) {
        return new Figur(scenario, navn, enhet, under, verdier, Optional.of(krav));
    }

    Figur under(Map<String, Long> forutsetning) {
        return new Figur(scenario, navn, enhet, forutsetning, verdier, krav);
    }

    double median() {
        return Statistikk.median(verdier);
    }

    double minste() {
        return Arrays.stream(verdier).min().orElseThrow();
    }

    double storste() {
        return Arrays.stream(verdier).max().orElseThrow();
    }

    /** Empty when nothing is demanded of it. */
    Optional<Boolean> oppfylt() {
        return krav.map(k -> k.oppfylt(median()));
    }
}
