package no.nav.utsjekk.sak;

import java.util.Arrays;
import java.util.Collections;
import java.util.IllegalFormatConversionException;
import java.util.List;

/** The core's rules, for those who tell producers of them. */
public final class Regeltabell {

    /** More than any text needs. */
    private static final Object[] NOE = Collections.nCopies(9, "…").toArray();

    private Regeltabell() {}

    /** What each rule answers, in the order of the enum; details in the texts are an ellipsis, or any number. */
    public static List<Avvisning> alle() {
        return Arrays.stream(Regel.values()).map(Regeltabell::eksempel).toList();
    }

    private static Avvisning eksempel(Regel regel) {
        try {
            return regel.avvist(NOE).avvisning();
        } catch (IllegalFormatConversionException tall) {
            return regel.avvist(1, 3).avvisning();
        }
    }
}
