package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;

/** One of two processes stands still, in the middle of whatever it does, and goes on as if nothing had happened. */
record Pause(Duration tid) implements Uhell {

    /** By then others have got its partitions, and what it holds in the database and on MQ. */
    private static final Duration LENGE = Duration.ofMinutes(1);

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
        var instans = rigg.instans();
        instans.pause();
        boolean alt = runde.erFerdigEtter(tid);
        if (tid.compareTo(LENGE) > 0 && !alt) {
            runde.avvik(List.of("den andre svarte bare på " + runde.besvarte()));
        }
        instans.fortsett();
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
