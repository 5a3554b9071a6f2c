package no.nav.utsjekk.konsoll;

import java.util.HashMap;
import java.util.Map;

/** What a request for a page gives: the page, or where to go instead. */
sealed interface Svar {

    /**
     * A page.
     *
     * @param mal name of its template
     * @param modell what the template shows
     */
    record Side(int status, String mal, Map<String, Object> modell) implements Svar {

        static Side av(String mal, Map<String, Object> modell) {
            return new Side(200, mal, modell);
        }

        /** The same with one more thing to show. */
        Side med(String navn, Object verdi) {
            var mer = new HashMap<>(modell);
            mer.put(navn, verdi);
            return new Side(status, mal, mer);
        }
    }

    /** Another address, to be fetched with GET. */
    record Videre(String adresse, Map<String, String> hoder) implements Svar {

        static Videre til(String adresse) {
            return new Videre(adresse, Map.of());
        }
    }

    /** A file to keep. */
    record Fil(String navn, String type, byte[] innhold) implements Svar {}
}
