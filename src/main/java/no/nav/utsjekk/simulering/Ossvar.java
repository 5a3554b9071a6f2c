package no.nav.utsjekk.simulering;

import java.util.Optional;

/** What came of asking OS. */
public sealed interface Ossvar {

    /** OS has calculated. */
    record Beregnet(Beregning beregning) implements Ossvar {}

    /** OS has nothing to show, typically for an opphør of what it has not taken into its books yet (SIM-24). */
    record Tomt() implements Ossvar {}

    /**
     * OS says no, as a SOAP fault. All texts are without trailing blanks and without personident.
     *
     * @param errorMessage of {@code simulerBeregningFeilUnderBehandling}
     * @param cicsFault of the layer before OS
     * @param detail the whole detail for people, {@code {name={name=value}}}
     */
    record Soapfeil(
            String faultcode,
            String faultstring,
            Optional<String> errorMessage,
            Optional<String> cicsFault,
            String detail)
            implements Ossvar {

        private static final String TOKEN_AVVIST = "FailedAuthentication";

        /** The assertion is not taken any more (SIM-16). */
        boolean erTokenAvvist() {
            return (faultcode + faultstring + detail).contains(TOKEN_AVVIST);
        }
    }

    /** There is no answer, or none that can be read. */
    record Uteblitt(Arsak arsak) implements Ossvar {}

    /** Why there is no answer. */
    enum Arsak {
        /** HTTP 502: outside opening hours */
        STENGT,
        /** no answer in time */
        TIDSFRIST,
        /** OS cannot be reached, or the connection broke */
        FORBINDELSE,
        /** the token service cannot be reached, or gives no token */
        TOKEN,
        /** another HTTP status, or something that cannot be read */
        UFORSTAELIG,
        /** something that can be read and is neither a fault nor a result */
        UTEN_SVAR,
        /** the right to ask was lost: somebody else asks now, or the program is stopping */
        AVBRUTT
    }

    /** Whether OS is done with the question; otherwise it may hold the sak until it gives up by itself (SIM-11). */
    default boolean erOsFerdig() {
        return !(this instanceof Uteblitt uteblitt)
                || uteblitt.arsak() == Arsak.STENGT
                || uteblitt.arsak() == Arsak.TOKEN;
    }

    /** Whether there is something to tell of: neither a fault nor silence. */
    default boolean erSvart() {
        return this instanceof Beregnet || this instanceof Tomt;
    }
}
