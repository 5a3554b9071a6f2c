package no.nav.utsjekk.vakt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Meldinger that have come a step further, for those who make traces of it. Bounded: work never waits for a trace, and what
 * there is no room for is counted and lost. Without anybody to tell nothing is kept.
 */
public final class Sporko {

    /** A melding that has come as far as that. */
    public record Steg(Metrics.Steg til, long melding) {}

    private final BlockingQueue<Steg> ko;
    private final boolean pa;
    private final LongAdder mistet = new LongAdder();

    private Sporko(boolean pa, int plass) {
        this.pa = pa;
        this.ko = new ArrayBlockingQueue<>(plass);
    }

    /** For when nobody wants traces. */
    public static Sporko av() {
        return new Sporko(false, 1);
    }

    /** @param plass how many there is room for */
    public static Sporko med(int plass) {
        return new Sporko(true, plass);
    }

    /** Whether anybody wants traces. */
    public boolean erPa() {
        return pa;
    }

    void leggTil(Metrics.Steg til, List<Long> meldinger) {
        if (pa) {
            for (var melding : meldinger) {
                if (!ko.offer(new Steg(til, melding))) {
                    mistet.increment();
                }
            }
        }
    }

    /** Takes the oldest, so many at most. */
    public List<Steg> ta(int antall) {
        var tatt = new ArrayList<Steg>();
        ko.drainTo(tatt, antall);
        return tatt;
    }

    /** Notes that spans were lost. */
    public void mist(int antall) {
        mistet.add(antall);
    }

    /** How many have been lost. */
    public double mistet() {
        return mistet.sum();
    }
}
