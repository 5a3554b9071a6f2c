package no.nav.utsjekk.simulering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.simulering.Ossvar.Beregnet;

/**
 * How far the questions of a dry run have come.
 *
 * @param svar to the first of the questions, in their order
 */
public record Samtale(Oppgave oppgave, List<Ossvar> svar) {

    public Samtale {
        svar = List.copyOf(svar);
    }

    /** Before anything is asked. */
    static Samtale om(Oppgave oppgave) {
        return new Samtale(oppgave, List.of());
    }

    /** Whether there is more to ask: one that fails makes the others needless. */
    public boolean fortsetter() {
        return feil().isEmpty() && svar.size() < oppgave.foresporsler().size();
    }

    /** The next question. */
    Sporsmal neste() {
        return new Sporsmal(
                oppgave.foresporsler().get(svar.size()), Optional.of(new Sakslas(oppgave.sak(), oppgave.kjoring())));
    }

    Samtale med(Ossvar nytt) {
        return new Samtale(
                oppgave, Stream.concat(svar.stream(), Stream.of(nytt)).toList());
    }

    /** Why there is no result, if there is none. */
    Optional<Ossvar> feil() {
        return svar.stream().filter(s -> !s.erSvart()).findFirst();
    }

    /** What OS would pay, all fagområder together; empty when it has nothing to show for any. */
    Optional<Beregning> beregning() {
        Map<String, Beregning> beregnet = new LinkedHashMap<>();
        for (int i = 0; i < svar.size(); i++) {
            if (svar.get(i) instanceof Beregnet en) {
                beregnet.put(oppgave.foresporsler().get(i).kodeFagomraade(), en.beregning());
            }
        }
        return beregnet.isEmpty() ? Optional.empty() : Optional.of(Beregning.samlet(beregnet));
    }
}
