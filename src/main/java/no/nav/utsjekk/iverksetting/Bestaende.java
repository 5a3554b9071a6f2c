package no.nav.utsjekk.iverksetting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What of a chain stays as it is when its andeler change (21 §5). Only the first difference matters: everything after it is sent
 * again, since a new line wipes all that follows its fom.
 *
 * <p>Rules about andeler of 0 kroner (IV-20, case c) are left out: there are none (IV-05 a).
 *
 * @param antall how many of the first new andeler OS has lines for already; the last of them may be shortened
 * @param opphorFom the day from which the chain has to be ended before new lines come
 */
record Bestaende(int antall, Optional<LocalDate> opphorFom) {

    /** Both sorted by fom, none reaching into the next. */
    static Bestaende av(List<Andel> forrige, List<Andel> nye) {
        int i = 0;
        while (i < forrige.size() && i < nye.size() && forrige.get(i).betalerDetSammeSom(nye.get(i))) {
            i++;
        }
        return i == forrige.size() ? new Bestaende(i, Optional.empty()) : vedForsteForskjell(forrige.get(i), nye, i);
    }

    /**
     * The table of IV-24, for the first andel that is not as it was.
     *
     * <pre>
     *           a          b           d         e          f          g
     * before  |----|    |----|      |----|    |----|     |----|     |----|
     * new                  |----|  |----|     |-||---|   |-|  |--|  |------|
     * opphør  ^         ^                                  ^
     * </pre>
     */
    private static Bestaende vedForsteForskjell(Andel gammel, List<Andel> nye, int i) {
        if (i == nye.size() || gammel.fom().isBefore(nye.get(i).fom())) {
            return new Bestaende(i, Optional.of(gammel.fom())); // a, b
        }
        var ny = nye.get(i);
        var blirKortere = gammel.fom().equals(ny.fom())
                && gammel.belop() == ny.belop()
                && ny.tom().isBefore(gammel.tom());
        if (!blirKortere) {
            return new Bestaende(i, Optional.empty()); // d, g: the new line overwrites
        }
        var dagenEtter = ny.tom().plusDays(1);
        var overskrives = i + 1 < nye.size() && nye.get(i + 1).fom().equals(dagenEtter);
        return new Bestaende(i + 1, overskrives ? Optional.empty() : Optional.of(dagenEtter)); // e, f
    }
}
