package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Optional;

/** What an action is about, by ids. */
record Gjelder(
        Optional<Long> dodbrev,
        Optional<Long> kvittering,
        Optional<Long> melding,
        List<Long> oppdrag,
        Optional<Long> avstemming) {

    /** Nothing that has an id. */
    static final Gjelder INGENTING =
            new Gjelder(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    Gjelder {
        oppdrag = List.copyOf(oppdrag);
    }

    static Gjelder dodbrev(long id) {
        return new Gjelder(Optional.of(id), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    static Gjelder kvittering(long id) {
        return INGENTING.ogKvittering(id);
    }

    static Gjelder oppdrag(long id) {
        return INGENTING.ogOppdrag(Optional.of(id));
    }

    static Gjelder avstemming(long id) {
        return new Gjelder(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(id));
    }

    Gjelder ogKvittering(long id) {
        return new Gjelder(dodbrev, Optional.of(id), melding, oppdrag, avstemming);
    }

    Gjelder ogMelding(Optional<Long> id) {
        return new Gjelder(dodbrev, kvittering, id, oppdrag, avstemming);
    }

    Gjelder ogOppdrag(Optional<Long> id) {
        return new Gjelder(dodbrev, kvittering, melding, id.stream().toList(), avstemming);
    }
}
