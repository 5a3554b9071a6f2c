package no.nav.utsjekk.overtakelse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a take-over has found and refused. Tells nothing of persons. */
public final class Rapport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What became of the newest record of a key. */
    public enum Utfall {
        /** is ours now */
        OVERTATT,
        /** was taken over before, and the other installation has changed it since */
        OPPDATERT,
        /** is as we have it */
        UENDRET,
        /** a sak and its order; a sak whose payments are over */
        SAK,
        /** is no utbetaling, or one that nobody can understand */
        ULESELIG,
        /** stands under another key than its uid */
        FEIL_NØKKEL,
        /** was taken away by the other installation */
        SLETTET,
        /** is of a sak that cannot exist */
        UGYLDIG_SAK_ID,
        /** belongs to another sak here */
        UID_I_BRUK,
        /** has been changed here since it was taken over, or was never taken over */
        ENDRET_HER,
        /** its sak has a melding under way here */
        SAK_I_ARBEID,
        /** a sak names an utbetaling that is not on the topic, or was refused */
        UTBETALING_MANGLER,
        /** a sak of tilleggsstønader without utbetalinger: nobody knows in which fagområde OS knows it */
        UKJENT_FAGOMRÅDE;

        boolean erAvslag() {
            return ordinal() > SAK.ordinal();
        }
    }

    /** @param uid when it is known */
    public record Avslag(Utfall grunn, String topic, int partisjon, long posisjon, Optional<String> uid) {}

    private final Map<Utfall, Long> antall = new EnumMap<>(Utfall.class);
    private final List<Avslag> avslag = new ArrayList<>();
    private long poster;

    void leste(long flere) {
        poster += flere;
    }

    void tell(Utfall utfall, Topicpost post, Optional<String> uid) {
        antall.merge(utfall, 1L, Long::sum);
        if (utfall.erAvslag()) {
            avslag.add(new Avslag(utfall, post.topic(), post.partisjon(), post.posisjon(), uid));
        }
    }

    /** How many there were of a kind. */
    public long antall(Utfall utfall) {
        return antall.getOrDefault(utfall, 0L);
    }

    /** All that was refused, in the order in which it was read. */
    public List<Avslag> avslag() {
        return List.copyOf(avslag);
    }

    /** For the log. */
    public String oppsummert() {
        return "%d records read, %s".formatted(poster, antall);
    }

    /** For those who look into it. */
    public String json() {
        var linjer = avslag.stream()
                .map(a -> Map.of(
                        "grunn", a.grunn().name(),
                        "topic", a.topic(),
                        "partisjon", a.partisjon(),
                        "posisjon", a.posisjon(),
                        "uid", a.uid().orElse("")))
                .toList();
        try {
            return JSON.writeValueAsString(Map.of("poster", poster, "antall", antall, "avslag", linjer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report cannot be written as JSON", e);
        }
    }
}
