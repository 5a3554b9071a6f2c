package no.nav.utsjekk.vakt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.vakt.Topictilgang.Bruk;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there are all topics that we need. {@link #run} asks, at start and on the rounds of {@link Vakt}; the health check
 * tells what was found last. As long as one is missing, what belongs on it waits, and the rest goes on.
 */
public final class Topicsjekk extends AbstractHealthCheck implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Topicsjekk.class);

    private final Topictilgang tilgang;
    private final Map<Bruk, List<String>> topics;
    private volatile Optional<String> feil = Optional.of("topics er ikke sjekket ennå");

    /** @param topics all that are needed, by what for */
    public Topicsjekk(Topictilgang tilgang, Map<Bruk, List<String>> topics) {
        super("utsjekk", "topics");
        this.tilgang = tilgang;
        this.topics = Map.copyOf(topics);
    }

    @Override
    public void run() {
        var funn = sjekk();
        if (!funn.equals(feil)) {
            funn.ifPresentOrElse(LOG::warn, () -> LOG.info("Alle topics finnes"));
        }
        feil = funn;
    }

    private Optional<String> sjekk() {
        try {
            var mangler = new LinkedHashMap<String, String>();
            topics.forEach((bruk, navn) -> mangler.putAll(tilgang.mangler(navn, bruk)));
            return Optional.of(mangler).filter(m -> !m.isEmpty()).map(Topicsjekk::tekst);
        } catch (KafkaException e) {
            return Optional.of("topics kan ikke sjekkes: " + Giftig.name(e));
        }
    }

    private static String tekst(Map<String, String> mangler) {
        return mangler.entrySet().stream()
                .map(topic -> topic.getKey() + " (" + topic.getValue() + ")")
                .sorted()
                .collect(Collectors.joining(", ", "Mangler topics: ", ""));
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        feil.ifPresentOrElse(
                tekst -> builder.down().message(tekst), () -> builder.up().message("Alle topics finnes"));
    }
}
