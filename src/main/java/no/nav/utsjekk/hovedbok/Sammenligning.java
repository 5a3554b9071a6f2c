package no.nav.utsjekk.hovedbok;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two lists of what is paid, day by day for what is paid by the day, periode by periode otherwise. Costs as much as there are
 * perioder, however many days they have.
 */
final class Sammenligning {

    private final List<Betaling> skal;
    private final List<Betaling> er;
    private final List<Forskjell> forskjeller = new ArrayList<>();

    /** Days in a row that differ in the same way. */
    private record Forskjell(LocalDate fom, LocalDate tom, Optional<Betaling> skal, Optional<Betaling> er) {

        boolean fortsetter(Forskjell neste) {
            return tom.plusDays(1).equals(neste.fom)
                    && sats(skal).equals(sats(neste.skal))
                    && sats(er).equals(sats(neste.er));
        }

        String tekst() {
            return "%s: skal betale %s, OS betaler %s".formatted(dager(fom, tom), sats(skal), sats(er));
        }

        private static String sats(Optional<Betaling> betaling) {
            return betaling.map(Betaling::sats).orElse("ingenting");
        }
    }

    private Sammenligning(List<Betaling> skal, List<Betaling> er) {
        this.skal = skal;
        this.er = er;
    }

    /** In what OS differs from what it should; each list sorted by fom and without overlap. */
    static List<String> avvik(List<Betaling> skal, List<Betaling> er) {
        var sammenligning = new Sammenligning(skal, er);
        sammenligning.perDag();
        return Stream.concat(sammenligning.forskjeller.stream().map(Forskjell::tekst), sammenligning.perPeriode())
                .toList();
    }

    /** {@code 2026-01-05 til 2026-01-16}, or just the day. */
    static String dager(LocalDate fom, LocalDate tom) {
        return fom.equals(tom) ? fom.toString() : fom + " til " + tom;
    }

    private void perDag() {
        var skalEtterFom = etterFom(skal);
        var erEtterFom = etterFom(er);
        var skifter = new TreeSet<LocalDate>();
        Stream.concat(skalEtterFom.values().stream(), erEtterFom.values().stream())
                .forEach(b -> {
                    skifter.add(b.fom());
                    skifter.add(b.tom().plusDays(1));
                });
        LocalDate fom = null;
        for (var neste : skifter) {
            if (fom != null) {
                sammenlign(fom, neste.minusDays(1), paa(fom, skalEtterFom), paa(fom, erEtterFom));
            }
            fom = neste;
        }
    }

    private static TreeMap<LocalDate, Betaling> etterFom(List<Betaling> betalinger) {
        var etterFom = new TreeMap<LocalDate, Betaling>();
        betalinger.stream().filter(Betaling::erPerDag).forEach(b -> etterFom.put(b.fom(), b));
        return etterFom;
    }

    private static Optional<Betaling> paa(LocalDate dag, TreeMap<LocalDate, Betaling> etterFom) {
        return Optional.ofNullable(etterFom.floorEntry(dag))
                .map(e -> e.getValue())
                .filter(b -> !b.tom().isBefore(dag));
    }

    /** Days on which neither side changes. */
    private void sammenlign(LocalDate fom, LocalDate tom, Optional<Betaling> skalDa, Optional<Betaling> erDa) {
        var ulikeUkedager = belop(skalDa, false).compareTo(belop(erDa, false)) != 0 && har(fom, tom, false);
        var ulikeHelger = belop(skalDa, true).compareTo(belop(erDa, true)) != 0 && har(fom, tom, true);
        if (!ulikeUkedager && !ulikeHelger) {
            return;
        }
        var ny = new Forskjell(fom, tom, skalDa, erDa);
        var siste = forskjeller.size() - 1;
        if (siste >= 0 && forskjeller.get(siste).fortsetter(ny)) {
            forskjeller.set(siste, new Forskjell(forskjeller.get(siste).fom(), tom, skalDa, erDa));
        } else {
            forskjeller.add(ny);
        }
    }

    private static BigDecimal belop(Optional<Betaling> betaling, boolean helg) {
        return betaling.filter(b -> !helg || b.betalesIHelg())
                .map(Betaling::belop)
                .orElse(BigDecimal.ZERO);
    }

    /** Whether there is a day in the weekend, or one that is not, among these days. */
    private static boolean har(LocalDate fom, LocalDate tom, boolean helg) {
        return fom.datesUntil(tom.plusDays(1))
                .limit(7)
                .anyMatch(dag -> helg == dag.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
    }

    private Stream<String> perPeriode() {
        return Stream.concat(
                ikkePerDag(skal).filter(b -> !er.contains(b)).map(b -> "%s: skal betale %s, OS betaler det ikke"
                        .formatted(dager(b.fom(), b.tom()), b.sats())),
                ikkePerDag(er).filter(b -> !skal.contains(b)).map(b -> "%s: OS betaler %s, som det ikke skal"
                        .formatted(dager(b.fom(), b.tom()), b.sats())));
    }

    private static Stream<Betaling> ikkePerDag(List<Betaling> betalinger) {
        return betalinger.stream().filter(b -> !b.erPerDag());
    }
}
