package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One of two processes stands still, in the middle of whatever it does, and goes on as if nothing had happened. */
record Pause(Duration tid) implements Uhell {

    @Override
    public String navn() {
        return "one of 2 instances stands still";
    }

    @Override
    public String beskrivelse() {
        return "SIGSTOP in the middle of the work, SIGCONT after %d seconds".formatted(tid.toSeconds());
    }

    @Override
    public int instanser() {
        return 2;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        runde.ventTilBesvart(0.1);
        rigg.instans().pause();
        LockSupport.parkNanos(tid.toNanos());
        rigg.instans().fortsett();
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
