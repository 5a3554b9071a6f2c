package no.nav.utsjekk.overtakelse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a compacted topic as it is now, from its first record to its last. Commits no offsets. */
public final class Topicleser {

    private static final Duration VENTETID = Duration.ofMillis(500);

    private final Map<String, Object> clientProperties;

    /** @param clientProperties how to reach Kafka */
    public Topicleser(Map<String, Object> clientProperties) {
        this.clientProperties = new HashMap<>(clientProperties);
        this.clientProperties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.clientProperties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.clientProperties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.clientProperties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.clientProperties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }

    private record Plass(int partisjon, long posisjon) {}

    /**
     * Hands on the newest record of each key, and every record without one. Reads twice, because only then the newest is known:
     * in memory are the keys alone.
     *
     * @return how many records the topic has
     */
    long nyeste(String topic, Consumer<Topicpost> mottaker) {
        var nyeste = new HashMap<String, Plass>();
        try (var consumer = new KafkaConsumer<String, String>(clientProperties)) {
            var slutt = consumer.endOffsets(partisjoner(consumer, topic));
            long antall = les(consumer, slutt, post -> {
                if (post.key() != null) {
                    nyeste.put(post.key(), plass(post));
                }
            });
            les(consumer, slutt, post -> {
                if (post.key() == null || plass(post).equals(nyeste.get(post.key()))) {
                    mottaker.accept(new Topicpost(
                            topic,
                            post.partition(),
                            post.offset(),
                            Optional.ofNullable(post.key()),
                            Optional.ofNullable(post.value())));
                }
            });
            return antall;
        }
    }

    private static List<TopicPartition> partisjoner(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static Plass plass(ConsumerRecord<String, String> post) {
        return new Plass(post.partition(), post.offset());
    }

    private static long les(
            KafkaConsumer<String, String> consumer,
            Map<TopicPartition, Long> slutt,
            Consumer<ConsumerRecord<String, String>> mottaker) {
        consumer.assign(slutt.keySet());
        consumer.seekToBeginning(slutt.keySet());
        long antall = 0;
        while (!erFerdig(consumer, slutt)) {
            for (var post : consumer.poll(VENTETID)) {
                if (post.offset() < slutt.get(new TopicPartition(post.topic(), post.partition()))) {
                    mottaker.accept(post);
                    antall++;
                }
            }
        }
        return antall;
    }

    private static boolean erFerdig(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> slutt) {
        return slutt.entrySet().stream()
                .collect(Collectors.partitioningBy(en -> consumer.position(en.getKey()) >= en.getValue()))
                .get(false)
                .isEmpty();
    }
}
