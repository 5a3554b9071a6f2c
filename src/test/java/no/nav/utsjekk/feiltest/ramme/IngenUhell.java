package no.nav.utsjekk.feiltest.ramme;

/** What the others are to be compared with. */
record IngenUhell() implements Uhell {

    @Override
    public String navn() {
        return "none";
    }

    @Override
    public String beskrivelse() {
        return "nothing goes wrong";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvarte(bestillinger());
    }
}
