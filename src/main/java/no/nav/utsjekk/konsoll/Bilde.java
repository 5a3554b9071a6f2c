package no.nav.utsjekk.konsoll;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.hovedbok.Betaling;
import no.nav.utsjekk.hovedbok.Hovedbok;
import no.nav.utsjekk.hovedbok.Konto;

/**
 * What was asked for beside what OS will pay, as a picture: two rows for each utbetaling, on one axis of time (OC-47). All
 * measures are units of the picture.
 *
 * @param hoyde of the picture
 */
public record Bilde(int bredde, int hoyde, List<Merke> merker, List<Rad> rader) {

    private static final int BREDDE = 1000;
    private static final int VENSTRE = 110;
    private static final int TOPP = 28;
    private static final int RAD = 22;
    private static final int GRUPPE = 2 * RAD + 38;
    private static final int MAX_RADER = 12;
    private static final int MAX_MERKER = 12;
    private static final int PLASS_TIL_TEKST = 46;
    private static final DateTimeFormatter MANED =
            DateTimeFormatter.ofPattern("MMM uu", Locale.forLanguageTag("nb-NO"));

    private static final DateTimeFormatter DAG = DateTimeFormatter.ofPattern("d. MMM", Locale.forLanguageTag("nb-NO"));

    /** A line for the first of a month, or for a Monday. */
    public record Merke(int x, String tekst) {}

    /**
     * One utbetaling.
     *
     * @param tekst its name
     * @param bedt y of what was asked for
     * @param os y of what OS will pay
     */
    public record Rad(String uid, String tekst, int y, int bedt, int os, boolean stemmer, List<Stolpe> stolper) {}

    /**
     * A periode.
     *
     * @param art {@code bedt} or {@code os}
     * @param tekst empty when there is no room
     * @param forklaring all of it
     */
    public record Stolpe(String art, int x, int y, int bredde, int hoyde, String tekst, String forklaring) {}

    /** Nothing when there is nothing to draw. */
    static Optional<Bilde> av(Hovedbok bok) {
        var kontoer = bok.fagomrader().stream()
                .flatMap(fagomrade -> fagomrade.kontoer().stream())
                .filter(konto -> betalinger(konto).findAny().isPresent())
                .limit(MAX_RADER)
                .toList();
        var alle = kontoer.stream().flatMap(Bilde::betalinger).toList();
        var fom = alle.stream().map(Betaling::fom).min(LocalDate::compareTo);
        var tom = alle.stream().map(Betaling::tom).max(LocalDate::compareTo);
        return fom.map(forste -> new Akse(forste, tom.orElseThrow())).map(akse -> tegn(kontoer, akse));
    }

    private static Stream<Betaling> betalinger(Konto konto) {
        return Stream.concat(konto.skalBetale().stream(), konto.osBetaler().stream());
    }

    private static Bilde tegn(List<Konto> kontoer, Akse akse) {
        var rader = new ArrayList<Rad>();
        for (var konto : kontoer) {
            rader.add(rad(konto, TOPP + rader.size() * GRUPPE, akse));
        }
        return new Bilde(BREDDE, TOPP + rader.size() * GRUPPE, akse.merker(), rader);
    }

    private static Rad rad(Konto konto, int y, Akse akse) {
        int bedt = y + 22;
        int os = bedt + RAD;
        var stolper = Stream.concat(
                        konto.skalBetale().stream().map(b -> stolpe("bedt", "Bedt om", b, bedt, akse)),
                        konto.osBetaler().stream().map(b -> stolpe("os", "OS betaler", b, os, akse)))
                .toList();
        return new Rad(
                konto.uid().toString(),
                "%s · behandling %s".formatted(Ord.av(konto.stonad()).tekst(), konto.behandlingId()),
                y,
                bedt,
                os,
                konto.stemmer(),
                stolper);
    }

    private static Stolpe stolpe(String art, String hva, Betaling betaling, int y, Akse akse) {
        int x = akse.x(betaling.fom());
        int bredde = Math.max(3, akse.x(betaling.tom().plusDays(1)) - x - 1);
        var belop = betaling.belop().stripTrailingZeros().toPlainString();
        return new Stolpe(
                art,
                x,
                y,
                bredde,
                RAD - 4,
                bredde > PLASS_TIL_TEKST ? belop : "",
                "%s: %s kr, %s til %s".formatted(hva, belop, betaling.fom(), betaling.tom()));
    }

    private record Akse(LocalDate fom, LocalDate tom) {

        int x(LocalDate dag) {
            long dager = ChronoUnit.DAYS.between(fom, tom) + 1;
            return VENSTRE + (int) (ChronoUnit.DAYS.between(fom, dag) * (BREDDE - VENSTRE - 10) / dager);
        }

        /** Mondays while that is few enough, otherwise firsts of months. */
        List<Merke> merker() {
            if (ChronoUnit.WEEKS.between(fom, tom) < MAX_MERKER) {
                return merker(fom.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), Period.ofWeeks(1), DAG);
            }
            long maneder = ChronoUnit.MONTHS.between(fom.withDayOfMonth(1), tom) + 1;
            long steg = (maneder + MAX_MERKER - 1) / MAX_MERKER;
            return merker(
                    fom.with(TemporalAdjusters.firstDayOfMonth()).plusMonths(fom.getDayOfMonth() > 1 ? 1 : 0),
                    Period.ofMonths((int) steg),
                    MANED);
        }

        private List<Merke> merker(LocalDate forste, Period steg, DateTimeFormatter form) {
            return Stream.iterate(forste, dag -> !dag.isAfter(tom), dag -> dag.plus(steg))
                    .map(dag -> new Merke(x(dag), dag.format(form)))
                    .toList();
        }
    }
}
