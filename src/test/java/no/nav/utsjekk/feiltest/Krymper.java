package no.nav.utsjekk.feiltest;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a case that fails as small as it gets: a well-behaved OS, then the fewest requests. */
final class Krymper {

    private final UnaryOperator<List<Utvalg>> feiler;

    /** @param feiler runs cases side by side, each on a sak of its own, and gives those that fail, in their order */
    Krymper(UnaryOperator<List<Utvalg>> feiler) {
        this.feiler = feiler;
    }

    /** Nothing if the case does not fail when it is run once more, as one that needs bad luck. */
    Optional<Utvalg> krymp(Utvalg hele) {
        return forste(List.of(hele.medRoligOs(), hele))
                .map(u -> utenOverflodige(forste(u.begynnelser()).orElse(u)));
    }

    private Utvalg utenOverflodige(Utvalg utvalg) {
        return Stream.iterate(
                        Optional.of(utvalg),
                        Optional::isPresent,
                        u -> forste(u.get().medEnMindre()))
                .reduce((storre, mindre) -> mindre)
                .flatMap(u -> u)
                .orElseThrow();
    }

    private Optional<Utvalg> forste(List<Utvalg> kandidater) {
        return feiler.apply(kandidater).stream().findFirst();
    }
}
