package no.nav.utsjekk.maaling;

import java.util.Map;
import java.util.Optional;

/**
 * What a figure is to be (docs/performance.md).
 *
 * @param minst whether more is better
 */
record Krav(double grense, boolean minst) {

    private static final Map<String, Krav> ALLE = Map.of(
            nokkel(Scenario.NYE, Utbrudd.PER_SEKUND), minst(2000),
            nokkel(Scenario.NYE, Utbrudd.CPU), hoyst(1.0),
            nokkel(Scenario.NYE, Utbrudd.COMMITS), hoyst(0.2),
            nokkel(Scenario.ENKELTVIS, Enkeltvis.TIL_MQ), hoyst(15),
            nokkel(Scenario.ENKELTVIS, Enkeltvis.TIL_MQ_P99), hoyst(50),
            nokkel(Scenario.ENKELTVIS, Enkeltvis.TIL_OK), hoyst(40),
            nokkel(Scenario.ENKELTVIS, Enkeltvis.TIL_OK_P99), hoyst(100),
            nokkel(Scenario.ENDRINGER, Utbrudd.PER_SEKUND), minst(500));

    private static String nokkel(Scenario scenario, String navn) {
        return scenario.navn() + "/" + navn;
    }

    /** What is demanded of a figure; ratios and the heap bring their own. */
    static Optional<Krav> til(Figur figur) {
        return Optional.ofNullable(ALLE.get(figur.scenario() + "/" + figur.navn()))
                .or(figur::krav);
    }

    static Krav minst(double grense) {
        return new Krav(grense, true);
    }

    static Krav hoyst(double grense) {
        return new Krav(grense, false);
    }

    boolean oppfylt(double verdi) {
        return minst ? verdi >= grense : verdi <= grense;
    }
}
