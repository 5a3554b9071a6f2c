package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;

/** One of two processes hears nothing from one server, while the other one works. */
record Avskaret(Nabo nabo, Duration tid) implements Uhell {

    @Override
    public String navn() {
        return "one of 2 instances is cut off from " + nabo.navn();
    }

    @Override
    public String beskrivelse() {
        return "the line is silent for %d seconds".formatted(tid.toSeconds());
    }

    @Override
    public int instanser() {
        return 2;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvart(0.1);
        var instans = rigg.instans();
        nabo.linje(instans).stilne();
        runde.avvik(Ro.i(instans, tid));
        nabo.linje(instans).apne();
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
