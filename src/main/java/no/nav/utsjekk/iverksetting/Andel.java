package no.nav.utsjekk.iverksetting;

import java.time.LocalDate;

/**
 * What an iverksetting wants to be paid from and including {@code fom} to and including {@code tom} (21 §2.3).
 *
 * @param belop whole kroner per unit of satstype
 */
public record Andel(long belop, Satstype satstype, LocalDate fom, LocalDate tom, Stonadsdata stonadsdata) {

    /** IV-21: whether both pay the same; nothing else is compared (IV-G1). */
    boolean betalerDetSammeSom(Andel annen) {
        return fom.equals(annen.fom) && tom.equals(annen.tom) && belop == annen.belop;
    }

    /** Whether also that is the same which OS is not told of when nothing else changes (IV-G1). */
    boolean erSomOsHar(Andel annen) {
        return satstype == annen.satstype && stonadsdata.equals(annen.stonadsdata);
    }

    /** Which chain it belongs to. */
    public Kjedenokkel kjedenokkel() {
        return stonadsdata.kjedenokkel();
    }
}
