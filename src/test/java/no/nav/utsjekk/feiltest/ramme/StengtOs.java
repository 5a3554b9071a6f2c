package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.List;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;

/** OS takes nothing and answers nothing, as it does every night. */
record StengtOs() implements Uhell {

    @Override
    public String navn() {
        return "OS is closed";
    }

    @Override
    public String beskrivelse() {
        return "OS takes and answers nothing for ten seconds";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvart(0.1);
        rigg.os().leggTilFeil(Feil.av(Feiltype.STENGT));
        runde.avvik(Ro.i(rigg.instans(), Duration.ofSeconds(10)));
        rigg.os().apne();
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
