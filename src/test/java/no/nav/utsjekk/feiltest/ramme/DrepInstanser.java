package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;

/** Several processes share the work, all of them but one are killed in turn, and replaced. */
record DrepInstanser(int instanser, int bestillinger) implements Uhell {

    /** Requests per second, less than what can be done. */
    private static final int TEMPO = 250;

    @Override
    public String navn() {
        return "kill -9 of %d of %d instances *".formatted(instanser - 1, instanser);
    }

    @Override
    public String beskrivelse() {
        return "one process after the other is killed and replaced at once; one lives all the time";
    }

    @Override
    public boolean publiserSelv() {
        return true;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        runde.publiserResten(Duration.ofSeconds(bestillinger / TEMPO));
        var lever = rigg.instanser();
        for (int nr = 1; nr < instanser; nr++) {
            runde.ventTilBesvart(nr / (2.0 * instanser));
            lever.get(nr).drep();
            rigg.startInstans();
        }
    }
}
