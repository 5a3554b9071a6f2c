package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;

/** The only process is killed again and again, at any time, while requests keep coming. */
record TilfeldigeDrap(int antall) implements Uhell {

    private static final int POSTER_PER_DRAP = 30;

    @Override
    public String navn() {
        return antall + " random kills";
    }

    @Override
    public String beskrivelse() {
        return "the only process is killed at random times, one in four while it starts, one in three while OS is closed";
    }

    @Override
    public int bestillinger() {
        return POSTER_PER_DRAP * antall * 4 / 5; // some come as several records
    }

    @Override
    public boolean publiserSelv() {
        return true;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        for (int nr = 0; nr < antall; nr++) {
            boolean iOppstart = nr > 0 && runde.random().nextInt(4) == 0;
            if (!iOppstart && nr > 0) {
                rigg.instans().ventTilKlar();
            }
            runde.publiser(POSTER_PER_DRAP, Duration.ofMillis(1500));
            vent(runde.random().nextInt(iOppstart ? 4000 : 2500));
            rigg.os().apne();
            if (runde.random().nextInt(3) == 0) {
                rigg.os().leggTilFeil(Feil.av(Feiltype.STENGT)); // what it does not answer is sent again
            }
            rigg.instans().drep();
            rigg.glemDode();
            rigg.startInstans();
        }
        runde.erFrisk();
        rigg.instans().ventTilKlar();
        rigg.os().apne();
    }

    private static void vent(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
