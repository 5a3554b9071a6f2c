package no.nav.utsjekk.simulering;

import java.util.List;

/** How far the questions of a dry run have come. */
public record Samtale(Oppgave oppgave, Sporrerunde runde) {

    /** Before anything is asked. */
    static Samtale om(Oppgave oppgave) {
        var las = new Sakslas(oppgave.sak(), oppgave.kjoring());
        return new Samtale(oppgave, new Sporrerunde(las, oppgave.foresporsler(), List.of()));
    }

    Samtale med(Ossvar nytt) {
        return new Samtale(oppgave, runde.med(nytt));
    }
}
