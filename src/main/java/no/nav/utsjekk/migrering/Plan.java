package no.nav.utsjekk.migrering;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Avvisning;

/**
 * What is to be done with the chains of a request.
 *
 * @param avvisning why nothing is done, if so
 * @param ledd one per chain; of a plan that is refused as far as it has been thought
 */
record Plan(Optional<Avvisning> avvisning, String originalKey, List<Ledd> ledd) {

    Plan {
        ledd = List.copyOf(ledd);
    }

    /**
     * One chain.
     *
     * @param uid of the utbetaling; absent when it has not come so far
     * @param versjon as published, empty when it is refused
     * @param ny present when there is something to do
     * @param linje for the report
     */
    record Ledd(
            Optional<Avvisning> avvisning,
            Optional<UUID> uid,
            String versjon,
            Optional<MigreringRepository.Ny> ny,
            Kjedelinje linje) {

        static Ledd avvist(Avvisning avvisning, Kjedelinje linje) {
            return new Ledd(Optional.of(avvisning), Optional.empty(), "", Optional.empty(), linje);
        }
    }

    static Plan avvist(Avvisning avvisning) {
        return new Plan(Optional.of(avvisning), "", List.of());
    }

    List<MigreringRepository.Ny> nye() {
        return ledd.stream().flatMap(l -> l.ny().stream()).toList();
    }

    List<UUID> uider() {
        return ledd.stream().flatMap(l -> l.uid().stream()).toList();
    }

    List<Kjedelinje> linjer() {
        return ledd.stream().map(Ledd::linje).toList();
    }

    Migreringssvar svar() {
        return avvisning
                .<Migreringssvar>map(Migreringssvar.Avvist::new)
                .orElseGet(() -> new Migreringssvar.Utfort(
                        ledd.stream().map(Ledd::versjon).toList()));
    }
}
