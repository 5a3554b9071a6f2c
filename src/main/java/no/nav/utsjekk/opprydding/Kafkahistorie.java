package no.nav.utsjekk.opprydding;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.MottattRepository.Partisjon;
import no.nav.utsjekk.vakt.Kafkatilgang;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

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
        var kjente = kjente(partisjoner.stream().map(Partisjon::topic).collect(Collectors.toSet()));
        var sporsmal = partisjoner.stream()
                .map(p -> new TopicPartition(p.topic(), p.nr()))
                .filter(kjente::contains)
                .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.earliest()));
        return get(kafka.admin().listOffsets(sporsmal).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        e -> new Partisjon(e.getKey().topic(), e.getKey().partition()),
                        e -> e.getValue().offset()));
    }

    private Set<TopicPartition> kjente(Set<String> topics) {
        return kafka.admin().describeTopics(topics).topicNameValues().values().stream()
                .flatMap(Kafkahistorie::beskrevet)
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toSet());
    }

    private static Stream<TopicDescription> beskrevet(KafkaFuture<TopicDescription> topic) {
        try {
            return Stream.of(get(topic));
        } catch (UnknownTopicOrPartitionException deleted) {
            return Stream.empty();
        }
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
