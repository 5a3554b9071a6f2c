package no.nav.utsjekk.osmodell;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chain as it is at the moment: lines that refer to each other, and what they pay together.
 *
 * @param delytelseIder of all lines ever, oldest first; the first one identifies the chain
 * @param betalinger what is paid now, sorted by fom, never overlapping
 */
public record Kjede(List<String> delytelseIder, List<Betaling> betalinger) {

    public Kjede {
        delytelseIder = List.copyOf(delytelseIder);
        betalinger = List.copyOf(betalinger);
    }

    /** A chain that has one line left by which it is known, and pays this, each from its fom onward instead of what was before. */
    public static Kjede av(String delytelseId, List<Betaling> betalinger) {
        var kjede = new Aktivkjede();
        betalinger.stream().sorted(comparing(Betaling::fom)).forEach(kjede::betal);
        return new Kjede(List.of(delytelseId), kjede.somDenEr().betalinger());
    }

    /** The same chain when it pays nothing from a day onward. */
    public Kjede stansetFra(LocalDate dag) {
        var kjede = Aktivkjede.som(this);
        kjede.slettFraOgMed(dag);
        return kjede.somDenEr();
    }

    /** Kroner per day that is paid, for what is paid by the day: weekdays for DAG, all days for DAG7. */
    public SortedMap<LocalDate, BigDecimal> dager() {
        var dager = new TreeMap<LocalDate, BigDecimal>();
        betalinger.forEach(b ->
                b.fom().datesUntil(b.tom().plusDays(1)).filter(b::betalerDag).forEach(dag -> dager.put(dag, b.sats())));
        return dager;
    }

    /** What is paid once per periode (MND, ENG and other satstyper that do not pay by the day). */
    public List<Betaling> perioder() {
        return betalinger.stream().filter(b -> !b.erPerDag()).toList();
    }

    /**
     * A line, or what is left of it after later lines and opphør.
     *
     * @param sats kroner per unit of typeSats
     */
    public record Betaling(String delytelseId, LocalDate fom, LocalDate tom, BigDecimal sats, String typeSats) {

        /** Whether sats is kroner per day, and not for the whole periode. */
        public boolean erPerDag() {
            return typeSats.equals("DAG") || typeSats.equals("DAG7");
        }

        private boolean betalerDag(LocalDate dag) {
            return typeSats.equals("DAG7")
                    || typeSats.equals("DAG") && dag.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        }

        Betaling kuttetFor(LocalDate dag) {
            return new Betaling(delytelseId, fom, dag.minusDays(1), sats, typeSats);
        }
    }
}
