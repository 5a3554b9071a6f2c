package no.nav.utsjekk.maaling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A number of requests that are measured together: when each was published, when its oppdrag and its OK came. */
final class Serie {

    private final int antall;
    private final AtomicLongArray publisert;
    private final AtomicLongArray oppdrag;
    private final AtomicLongArray ok;
    private final List<CountDownLatch> ferdig;
    private final AtomicReference<String> feil = new AtomicReference<>();

    Serie(int antall) {
        this.antall = antall;
        this.publisert = new AtomicLongArray(antall);
        this.oppdrag = new AtomicLongArray(antall);
        this.ok = new AtomicLongArray(antall);
        this.ferdig = Stream.generate(() -> new CountDownLatch(1)).limit(antall).toList();
    }

    /**
     * What a series took.
     *
     * @param sekunder from the first publish to the last OK
     * @param tilOppdrag milliseconds from publish to oppdrag on MQ, one per request
     * @param tilOk the same to OK
     */
    record Resultat(int antall, double sekunder, double[] tilOppdrag, double[] tilOk) {

        double perSekund() {
            return antall / sekunder;
        }
    }

    void publisert(int nr) {
        publisert.set(nr, System.nanoTime());
    }

    /** The first copy counts. */
    void oppdrag(int nr) {
        oppdrag.compareAndSet(nr, 0, System.nanoTime());
    }

    void ok(int nr) {
        ok.set(nr, System.nanoTime());
        ferdig.get(nr).countDown();
    }

    /** Nobody who waits for this series waits any longer. */
    void feilet(String hvorfor) {
        feil.compareAndSet(null, hvorfor);
        ferdig.forEach(CountDownLatch::countDown);
    }

    /** @throws IllegalStateException when it is not OK by then, or any request of the series has failed */
    void ventPa(int nr, Duration frist) throws InterruptedException {
        if (!ferdig.get(nr).await(frist.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Melding %d av %d er ikke OK etter %s".formatted(nr + 1, antall, frist));
        }
        if (feil.get() != null) {
            throw new IllegalStateException(feil.get());
        }
    }

    /** Waits for all; see {@link #ventPa}. */
    Resultat vent(Duration frist) throws InterruptedException {
        for (int nr = 0; nr < antall; nr++) {
            ventPa(nr, frist);
        }
        var siste =
                LongStream.range(0, antall).map(nr -> ok.get((int) nr)).max().orElseThrow();
        return new Resultat(antall, (siste - publisert.get(0)) / 1e9, siden(oppdrag), siden(ok));
    }

    private double[] siden(AtomicLongArray tider) {
        return IntStream.range(0, antall)
                .mapToDouble(nr -> (tider.get(nr) - publisert.get(nr)) / 1e6)
                .toArray();
    }
}
