package no.nav.utsjekk.opprydding;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.nav.utsjekk.mottak.MottattRepository.Partisjon;
import no.nav.utsjekk.vakt.Kafkatilgang;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** How far back Kafka remembers. */
public final class Kafkahistorie {

    private static final long TIMEOUT_SECONDS = 10;

    private final Kafkatilgang kafka;

    public Kafkahistorie(Kafkatilgang kafka) {
        this.kafka = kafka;
    }

    /**
     * The offset of the first record that can still be read, by partition. Those that Kafka does not know are left out.
     *
     * @throws KafkaException when Kafka does not answer
     */
    Map<Partisjon, Long> forste(Collection<Partisjon> partisjoner) {
        var topics = get(kafka.admin().listTopics().names());
        var kjente = partisjoner.stream()
                .filter(p -> topics.contains(p.topic()))
                .collect(Collectors.toMap(p -> new TopicPartition(p.topic(), p.nr()), p -> OffsetSpec.earliest()));
        return get(kafka.admin().listOffsets(kjente).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        e -> new Partisjon(e.getKey().topic(), e.getKey().partition()),
                        e -> e.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka did not tell how far back it remembers", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause
                    ? cause
                    : new KafkaException("Kafka did not tell how far back it remembers", e.getCause());
        }
    }
}
