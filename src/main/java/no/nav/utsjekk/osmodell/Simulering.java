package no.nav.utsjekk.osmodell;

import java.util.List;
import java.util.Optional;

/**
 * What an order would do.
 *
 * @param endringer of every chain of the oppdrag, oldest first; none when it would be refused
 */
public record Simulering(Svar svar, List<Endring> endringer) {

    public Simulering {
        endringer = List.copyOf(endringer);
    }

    /**
     * A chain before and after.
     *
     * @param klassekode of what it pays
     * @param tidligere absent when the chain would be new
     */
    public record Endring(String klassekode, Optional<Kjede> tidligere, Kjede etter) {}

    static Simulering av(Oppdragsregister tidligere, Oppdragsregister etter) {
        return new Simulering(
                Svar.GODTATT,
                etter.kjeder().stream()
                        .map(kjede -> endring(tidligere, etter, kjede))
                        .toList());
    }

    private static Endring endring(Oppdragsregister tidligere, Oppdragsregister etter, Kjede kjede) {
        var forste = kjede.delytelseIder().get(0);
        return new Endring(etter.linje(forste).orElseThrow().klassekode(), tidligere.kjede(forste), kjede);
    }
}
