package no.nav.utsjekk.sak;

import java.util.List;
import java.util.Optional;

/** What comes out of deriving a melding. */
public sealed interface Utfall {

    /**
     * OS must be told.
     *
     * @param oppdrag one per fagområde, at least one
     * @param mistanker lines that look as if they pay something twice (D10)
     */
    record Endret(List<Oppdrag> oppdrag, List<Dobbeltmistanke> mistanker) implements Utfall {
        public Endret {
            oppdrag = List.copyOf(oppdrag);
            mistanker = List.copyOf(mistanker);
        }
    }

    /**
     * Nothing to do: the melding is answered OK.
     *
     * @param merknad text for the producer when something in the melding was not acted on (D25)
     */
    record Uendret(Optional<String> merknad) implements Utfall {}

    /**
     * The whole melding is refused (DER-2).
     *
     * @param varsle true when operators must know of it, e.g. of a uid that belongs to another sak (D26)
     */
    record Avvist(Avvisning avvisning, boolean varsle) implements Utfall {}
}
