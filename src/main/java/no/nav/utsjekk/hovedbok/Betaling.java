package no.nav.utsjekk.hovedbok;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.nav.utsjekk.osmodell.Kjede;

/**
 * What is paid from and including fom to and including tom.
 *
 * @param belop kroner per unit of the satstype
 * @param satstype OS's code: DAG weekdays, DAG7 all days, MND and ENG once for the whole periode
 */
public record Betaling(LocalDate fom, LocalDate tom, BigDecimal belop, String satstype) {

    static Betaling av(Kjede.Betaling betaling) {
        return new Betaling(betaling.fom(), betaling.tom(), betaling.sats(), betaling.typeSats());
    }

    boolean erPerDag() {
        return satstype.equals("DAG") || satstype.equals("DAG7");
    }

    boolean betalesIHelg() {
        return satstype.equals("DAG7");
    }

    /**
     * Neighbours that pay the same per day become one, also over a weekend on which nothing would be paid.
     *
     * @param betalinger sorted by fom
     */
    static List<Betaling> slattSammen(List<Betaling> betalinger) {
        var sammen = new ArrayList<Betaling>();
        for (var neste : betalinger) {
            var siste = sammen.size() - 1;
            if (siste >= 0 && neste.fortsetter(sammen.get(siste))) {
                var forrige = sammen.get(siste);
                sammen.set(siste, new Betaling(forrige.fom, neste.tom, forrige.belop, forrige.satstype));
            } else {
                sammen.add(neste);
            }
        }
        return sammen;
    }

    private boolean fortsetter(Betaling forrige) {
        return erPerDag()
                && satstype.equals(forrige.satstype)
                && belop.compareTo(forrige.belop) == 0
                && forrige.tom.plusDays(1).datesUntil(fom).limit(3).noneMatch(this::betalesPa);
    }

    private boolean betalesPa(LocalDate dag) {
        return betalesIHelg() || dag.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** For people: {@code 1000 kr per ukedag}. */
    String sats() {
        return belop.toPlainString() + " kr "
                + switch (satstype) {
                    case "DAG" -> "per ukedag";
                    case "DAG7" -> "per dag";
                    case "MND" -> "per måned";
                    case "ENG" -> "én gang";
                    default -> "per " + satstype;
                };
    }
}
