package no.nav.utsjekk.feiltest.ramme;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nav.utsjekk.lokal.LokalKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads along what producers are told, in a thread of its own. */
final class Svarliste implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SLUTT = Set.of("OK", "FEILET");

    private final Map<String, List<Svar>> perNokkel = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread trad = new Thread(this::les, "svarliste");

    /** A status and when it was sent. */
    record Svar(String status, Instant tid) {

        boolean erSlutt() {
            return SLUTT.contains(status);
        }
    }

    Svarliste(String brokers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partisjoner = consumer.partitionsFor(LokalKafka.STATUS).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partisjoner);
        consumer.seekToBeginning(partisjoner);
        trad.start();
    }

    List<Svar> av(String nokkel) {
        return perNokkel.getOrDefault(nokkel, List.of());
    }

    boolean erBesvart(String nokkel) {
        return av(nokkel).stream().anyMatch(Svar::erSlutt);
    }

    private void les() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMinutes(1)).forEach(this::noter);
            }
        } catch (WakeupException stopp) {
            // close() asked for it
        }
    }

    private void noter(ConsumerRecord<String, byte[]> post) {
        try {
            var status = JSON.readTree(post.value()).path("status").asText();
            perNokkel
                    .computeIfAbsent(post.key(), ny -> new CopyOnWriteArrayList<>())
                    .add(new Svar(status, Instant.ofEpochMilli(post.timestamp())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            trad.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
