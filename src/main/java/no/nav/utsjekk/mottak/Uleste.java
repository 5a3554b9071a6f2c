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
import no.nav.utsjekk.sak.Fagsystem;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private final Map<String, Object> config;
    private final Map<String, Fagsystem> fagsystemer;

    /**
     * @param clientProperties how to reach Kafka
     * @param gruppe the consumer group of the intake
     * @param fagsystemer whose meldinger a topic carries
     */
    public Uleste(Map<String, Object> clientProperties, String gruppe, Map<String, Fagsystem> fagsystemer) {
        this.config = new HashMap<>(clientProperties);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, gruppe);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.fagsystemer = Map.copyOf(fagsystemer);
    }

    /**
     * Whether there is a record of the fagsystem that was published by then, by the clock on the record. The end of a partition
     * tells nothing: what a producer has taken back, and the marks of its transactions, nobody ever reads.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    boolean finnes(Fagsystem fagsystem, Instant grense) {
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var igjen = goToFirstUnread(consumer, topics(fagsystem));
            while (!igjen.isEmpty()) {
                var funnet = poll(consumer);
                if (funnet.values().stream().anyMatch(forste -> forste.timestamp() <= grense.toEpochMilli())) {
                    return true;
                }
                igjen.removeAll(funnet.keySet());
                igjen.removeIf(partition -> isAtEnd(consumer, partition));
                consumer.pause(funnet.keySet());
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

    /** Gives the partitions in which something may be unread. */
    private static Set<TopicPartition> goToFirstUnread(Consumer<?, ?> consumer, Collection<String> topics) {
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

    /** The first unread record of each partition that gave any. */
    private static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer) {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        record -> record,
                        (forste, senere) -> forste));
    }
}
