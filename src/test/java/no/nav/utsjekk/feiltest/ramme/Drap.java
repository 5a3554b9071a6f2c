package no.nav.utsjekk.feiltest.ramme;

/** The plainest of all: a process is killed in the middle of the work. */
record Drap() implements Uhell {

    @Override
    public String navn() {
        return "kill -9 *";
    }

    @Override
    public String beskrivelse() {
        return "the only process is killed in the middle of the work and started again";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        runde.ventTilBesvart(0.2);
        rigg.instans().drep();
        rigg.startInstans();
    }
}
