package no.nav.utsjekk.mottak;

import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Melding;

/** What reading a record gave. */
public sealed interface Lesing {

    /**
     * The record is a melding.
     *
     * @param slattSammen how many ferietillegg items vanished because they equal another one (D24); 0 is the normal
     */
    record Lest(Melding melding, int slattSammen) implements Lesing {}

    /**
     * The record is no melding (IN-9), or one that says what its format does not allow, and is refused.
     *
     * @param felt JSON pointer of the field that is wrong (D11), when it is one field
     * @param dryrun the record's dryrun flag, false when it could not be read
     */
    record Uleselig(Avvisning avvisning, Optional<String> felt, boolean dryrun) implements Lesing {

        /** Whether it could not be read at all; otherwise it was, and is refused. */
        public boolean erUforstaelig() {
            return Meldingsleser.ULESELIGE.contains(avvisning.kode());
        }

        /** A melding that could be read and is refused as a whole. */
        public static Uleselig av(Melding melding, Avvisning avvisning) {
            return new Uleselig(avvisning, Optional.empty(), melding.dryrun());
        }
    }
}
