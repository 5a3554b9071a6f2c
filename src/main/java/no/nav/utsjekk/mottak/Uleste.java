package no.nav.utsjekk.mottak;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.mottak.MottattRepository.Sted;
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies on Kafka and has not been taken in. Asked before a producer is told that it was late: it was not, when it is our
 * intake that is.
 */
public final class Uleste {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(500);

    private final MottattRepository mottatte;
    private final Map<String, Object> config;
    private final Map<String, Fagsystem> fagsystemer;

    /**
     * @param clientProperties how to reach Kafka
     * @param gruppe the consumer group of the intake
     * @param fagsystemer whose meldinger a topic carries
     */
    public Uleste(
            MottattRepository mottatte,
            Map<String, Object> clientProperties,
            String gruppe,
            Map<String, Fagsystem> fagsystemer) {
        this.mottatte = mottatte;
        this.config = new HashMap<>(clientProperties);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, gruppe);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.fagsystemer = Map.copyOf(fagsystemer);
    }

    /**
     * Whether there is a record of the fagsystem that was published by then, by the clock on the record, and has not been taken
     * in. What the group has committed is only where to begin: when a commit fails, nothing commits that record again until there
     * are newer ones. Nor does the end of a partition tell anything: what a producer has taken back, and the marks of its
     * transactions, nobody ever reads.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    boolean finnes(Fagsystem fagsystem, Instant grense) {
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var igjen = goToFirstUncommitted(consumer, topics(fagsystem));
            while (!igjen.isEmpty()) {
                var nye = mottatte.unknown(poll(consumer));
                if (nye.stream().anyMatch(sted -> sted.tidspunkt() <= grense.toEpochMilli())) {
                    return true;
                }
                var ferdige = nye.stream().map(Uleste::partition).collect(Collectors.toSet());
                consumer.pause(ferdige);
                igjen.removeAll(ferdige);
                igjen.removeIf(partition -> isAtEnd(consumer, partition));
            }
            return false;
        }
    }

    private List<String> topics(Fagsystem fagsystem) {
        return fagsystemer.entrySet().stream()
                .filter(en -> en.getValue() == fagsystem)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Gives the partitions in which there may be something. */
    private static Set<TopicPartition> goToFirstUncommitted(Consumer<?, ?> consumer, Collection<String> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions); // each begins at what the group has committed
        partitions.removeIf(partition -> isAtEnd(consumer, partition));
        consumer.assign(partitions);
        return partitions;
    }

    private static boolean isAtEnd(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.position(partition)
                >= consumer.endOffsets(Set.of(partition)).get(partition);
    }

    private static List<Sted> poll(Consumer<?, ?> consumer) {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .map(record -> new Sted(record.topic(), record.partition(), record.offset(), record.timestamp()))
                .toList();
    }

    private static TopicPartition partition(Sted sted) {
        return new TopicPartition(sted.topic(), sted.partisjon());
    }
}
