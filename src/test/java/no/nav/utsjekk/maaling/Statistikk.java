package no.nav.utsjekk.maaling;

import java.util.Arrays;
import java.util.List;

/** The few figures that many are told by. None of them has a value for no numbers at all. */
final class Statistikk {

    private Statistikk() {}

    /** The middle one; of an even number the mean of the two in the middle. */
    static double median(double... verdier) {
        var sortert = sortert(verdier);
        var midt = sortert.length / 2;
        return sortert.length % 2 == 1 ? sortert[midt] : (sortert[midt - 1] + sortert[midt]) / 2;
    }

    /**
     * The smallest of the numbers that at least so many of them do not exceed (nearest rank).
     *
     * @param prosent 1 to 100
     */
    static double persentil(int prosent, double... verdier) {
        var sortert = sortert(verdier);
        return sortert[(int) Math.ceil(sortert.length * prosent / 100.0) - 1];
    }

    record Punkt(double x, double y) {}

    /** How much y grows per x: the slope of the line with the least squares. Zero when there are not two different x. */
    static double stigning(List<Punkt> punkter) {
        var x = punkter.stream().mapToDouble(Punkt::x).average().orElseThrow();
        var y = punkter.stream().mapToDouble(Punkt::y).average().orElseThrow();
        var samvariasjon =
                punkter.stream().mapToDouble(p -> (p.x() - x) * (p.y() - y)).sum();
        var variasjon =
                punkter.stream().mapToDouble(p -> Math.pow(p.x() - x, 2)).sum();
        return variasjon == 0 ? 0 : samvariasjon / variasjon;
    }

    private static double[] sortert(double[] verdier) {
        if (verdier.length == 0) {
            throw new IllegalArgumentException("no numbers");
        }
        var sortert = verdier.clone();
        Arrays.sort(sortert);
        return sortert;
    }
}
