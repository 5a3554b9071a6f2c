package no.nav.utsjekk.skjema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import no.nav.utsjekk.mottak.Lesing;

/** Whether a schema and a format say the same of a message. */
final class Enighet {

    private Enighet() {}

    /** What the schema says where it and the format disagree; empty when they agree. */
    static List<String> avvik(String navn, JsonNode json) {
        var ifolgeSkjema = Skjema.av(navn).avvik(json);
        return ifolgeSkjema.isEmpty() == leses(navn, json)
                ? List.of()
                : List.of("%s: skjemaet sier %s av %s".formatted(navn, ifolgeSkjema, Mutasjon.tekst(json)));
    }

    /** A uid that occurs twice is beyond what a schema can say; SkjemaOgFormatTest lists all that is. */
    static boolean leses(String navn, JsonNode json) {
        return !(les(navn, Mutasjon.tekst(json)) instanceof Lesing.Uleselig uleselig)
                || uleselig.avvisning().kode().equals("UID_KOLLISJON");
    }

    static Lesing les(String navn, String json) {
        return Formater.av(navn).les("nokkel", json.getBytes(UTF_8));
    }
}
