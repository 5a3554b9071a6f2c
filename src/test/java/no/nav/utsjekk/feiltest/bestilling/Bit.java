package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is paid for one unbroken time.
 *
 * @param belop kroner per weekday, per month, or once
 * @param enhet the office that carries the cost
 * @param sats the full daily rate, kroner
 */
public record Bit(LocalDate fom, LocalDate tom, long belop, Optional<String> enhet, Optional<Long> sats) {

    Bit medTid(LocalDate nyFom, LocalDate nyTom) {
        return new Bit(nyFom, nyTom, belop, enhet, sats);
    }

    Bit medBelop(long nytt) {
        return new Bit(fom, tom, nytt, enhet, sats);
    }

    Bit medEnhet(Optional<String> ny) {
        return new Bit(fom, tom, belop, ny, sats);
    }

    boolean betalesSom(Bit annen) {
        return belop == annen.belop && enhet.equals(annen.enhet) && sats.equals(annen.sats);
    }

    /** Short, for people: all years are the same. */
    @Override
    public String toString() {
        var tid = fom.equals(tom) ? dag(fom) : dag(fom) + "/" + dag(tom);
        return tid + " " + belop + sats.map(s -> " av " + s).orElse("")
                + enhet.map(e -> " (" + e + ")").orElse("");
    }

    private static String dag(LocalDate dato) {
        return dato.toString().substring("2026-".length());
    }
}
