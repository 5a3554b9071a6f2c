package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;

/** As a deploy does: a new process is started, and when it is ready an old one is told to stop. */
record RullendeOmstart(int instanser, int bestillinger) implements Uhell {

    private static final int SEKUNDER_PER_INSTANS = 8;

    @Override
    public String navn() {
        return "rolling restart of %d instances".formatted(instanser);
    }

    @Override
    public String beskrivelse() {
        return "each is replaced by a new one that is ready, then told to stop (SIGTERM), while requests come";
    }

    @Override
    public boolean publiserSelv() {
        return true;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        runde.publiserResten(Duration.ofSeconds(SEKUNDER_PER_INSTANS * instanser));
        for (var gammel : rigg.instanser()) {
            rigg.startInstans().ventTilKlar();
            gammel.stopp();
        }
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
