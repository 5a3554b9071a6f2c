package no.nav.utsjekk.simulering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.simulering.Ossvar.Beregnet;

/**
 * Questions about a sak, one per fagområde, and what OS has said to the first of them.
 *
 * @param las the right to ask them
 */
public record Sporrerunde(Sakslas las, List<Foresporsel> foresporsler, List<Ossvar> svar) {

    public Sporrerunde {
        foresporsler = List.copyOf(foresporsler);
        svar = List.copyOf(svar);
    }

    /** Whether there is more to ask: one that fails makes the others needless. */
    public boolean fortsetter() {
        return feil().isEmpty() && svar.size() < foresporsler.size();
    }

    /** The next question. */
    public Sporsmal neste() {
        return new Sporsmal(foresporsler.get(svar.size()), Optional.of(las));
    }

    /** With one answer more. */
    public Sporrerunde med(Ossvar nytt) {
        return new Sporrerunde(
                las, foresporsler, Stream.concat(svar.stream(), Stream.of(nytt)).toList());
    }

    /** Why there is no result, if there is none. */
    public Optional<Ossvar> feil() {
        return svar.stream().filter(s -> !s.erSvart()).findFirst();
    }

    /** Whether OS is done with all of them; otherwise it may hold the sak until it gives up by itself (SIM-11). */
    public boolean erOsFerdig() {
        return svar.stream().allMatch(Ossvar::erOsFerdig);
    }

    /** What OS would pay, all fagområder together; empty when it has nothing to show for any. */
    public Optional<Beregning> beregning() {
        Map<String, Beregning> beregnet = new LinkedHashMap<>();
        for (int i = 0; i < svar.size(); i++) {
            if (svar.get(i) instanceof Beregnet en) {
                beregnet.put(foresporsler.get(i).kodeFagomraade(), en.beregning());
            }
        }
        return beregnet.isEmpty() ? Optional.empty() : Optional.of(Beregning.samlet(beregnet));
    }
}
