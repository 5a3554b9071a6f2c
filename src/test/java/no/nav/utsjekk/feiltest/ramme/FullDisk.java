package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;

/** The MQ broker has no room: whoever sends has to wait. What is there can be read. */
record FullDisk() implements Uhell {

    @Override
    public String navn() {
        return "MQ's disk is full";
    }

    @Override
    public String beskrivelse() {
        return "the broker takes nothing from anybody for ten seconds";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvart(0.1);
        rigg.omgivelser().mq().fyll(true);
        runde.avvik(Ro.i(rigg.instans(), Duration.ofSeconds(10)));
        rigg.omgivelser().mq().fyll(false);
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
