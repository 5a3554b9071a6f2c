package no.nav.utsjekk.sak;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a chain of oppdragslinjer pays: perioder sorted by fom (CHG-3), none reaching into the next.
 *
 * <p>Versions from before may hold overlapping perioder (FM-25). In OS a line wipes its chain from its own fom onward,
 * so of such a periode only the days before the next one are paid, and that is what is kept here:
 *
 * <pre>
 * stored  [----- 100 -----]
 *              [ 200 ]
 * paid    [100][ 200 ]
 * </pre>
 *
 * On perioder without overlap, the only ones that new versions have (VAL-23), this changes nothing.
 */
record Kjede(List<Periode> perioder) {

    static final Kjede TOM = new Kjede(List.of());

    Kjede {
        perioder = kuttet(perioder.stream().sorted(comparing(Periode::fom)).toList());
    }

    private static List<Periode> kuttet(List<Periode> sortert) {
        var kuttet = new ArrayList<Periode>(sortert.size());
        for (int i = 0; i < sortert.size(); i++) {
            var periode = sortert.get(i);
            var overlapper = i + 1 < sortert.size()
                    && !periode.tom().isBefore(sortert.get(i + 1).fom());
            kuttet.add(overlapper ? medTom(periode, sortert.get(i + 1).fom().minusDays(1)) : periode);
        }
        return List.copyOf(kuttet);
    }

    /** The same perioder without the office that carries the cost, which is no property of a line (VAL-13). */
    Kjede utenEnheter() {
        return new Kjede(perioder.stream()
                .map(p -> new Periode(p.fom(), p.tom(), p.belop(), p.vedtakssats(), Optional.empty()))
                .toList());
    }

    /**
     * What OS must be told for this chain to pay as {@code ny} (DER-4 to DER-8). Everything before the first difference
     * stays as it is; everything after it is sent again, since a new line wipes all that follows it.
     */
    Endring endringTil(Kjede ny) {
        var i = forsteUlike(ny);
        var nye = ny.perioder.subList(forsteNye(ny, i), ny.perioder.size());
        var opphor = opphorsdato(ny, i)
                .filter(dato -> nye.isEmpty() || nye.get(0).fom().isAfter(dato));
        return new Endring(opphor, nye, perioder.subList(i, perioder.size()));
    }

    /** DER-4: index of the first difference; the shorter length when the common part is equal. */
    private int forsteUlike(Kjede ny) {
        var felles = Math.min(perioder.size(), ny.perioder.size());
        var i = 0;
        while (i < felles && perioder.get(i).equals(ny.perioder.get(i))) {
            i++;
        }
        return i;
    }

    /**
     * DER-5: the first day that this chain pays and {@code ny} does not, seen from the first difference.
     *
     * <pre>
     * old  |----| |----|      |-------|      |-------|
     * new  |----|                |----|      |----|
     * from       ^            ^                    ^
     *      b: gone            c: later       d: earlier
     *      at the end            start          end
     * </pre>
     *
     * In all other cases the first new line starts no later than what it replaces, and wipes it.
     */
    private Optional<LocalDate> opphorsdato(Kjede ny, int i) {
        if (i >= perioder.size()) {
            return Optional.empty();
        }
        var gammelPeriode = perioder.get(i);
        if (i >= ny.perioder.size()) {
            return Optional.of(
                    i == 0 ? gammelPeriode.fom() : ny.perioder.get(i - 1).tom().plusDays(1));
        }
        var nyPeriode = ny.perioder.get(i);
        if (gammelPeriode.fom().isBefore(nyPeriode.fom())) {
            return Optional.of(gammelPeriode.fom());
        }
        if (nyPeriode.tom().isBefore(gammelPeriode.tom())) {
            return Optional.of(nyPeriode.tom().plusDays(1));
        }
        return Optional.empty();
    }

    /** DER-6: a periode that only ends earlier is not sent again, its opphør says it all. */
    private int forsteNye(Kjede ny, int i) {
        if (i >= perioder.size() || i >= ny.perioder.size()) {
            return i;
        }
        var gammelPeriode = perioder.get(i);
        var nyPeriode = ny.perioder.get(i);
        var erBareForkortet = nyPeriode.tom().isBefore(gammelPeriode.tom())
                && nyPeriode.equals(medTom(gammelPeriode, nyPeriode.tom()));
        return erBareForkortet ? i + 1 : i;
    }

    private static Periode medTom(Periode periode, LocalDate tom) {
        return new Periode(periode.fom(), tom, periode.belop(), periode.vedtakssats(), periode.betalendeEnhet());
    }

    /**
     * The difference between two states of a chain.
     *
     * @param opphorFom the chain is ended from this day, before the new lines (DER-7)
     * @param nye one new line each, sorted by fom
     * @param forlatt the old perioder from the first difference on: replaced, shortened or gone
     */
    record Endring(Optional<LocalDate> opphorFom, List<Periode> nye, List<Periode> forlatt) {}
}
