package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends one melding to a running system and shows the statuses that come back, until the final one. Settings are system
 * properties:
 *
 * <pre>
 * fil        the melding                        examples/aap.json
 * topic      where to                           aap.utbetaling.v1
 * nokkel     the record's key                   a new one
 * brokers    Kafka                              localhost:9092
 * sekunder   how long to wait                   60
 * </pre>
 */
public final class Publiser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final String brokers;
    private final String nokkel;

    private Publiser(PrintStream out, String brokers, String nokkel) {
        this.out = out;
        this.brokers = brokers;
        this.nokkel = nokkel;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        var melding = Files.readString(Path.of(System.getProperty("fil", "examples/aap.json")));
        var publiser = new Publiser(
                out,
                System.getProperty("brokers", "localhost:9092"),
                System.getProperty("nokkel", UUID.randomUUID().toString()));
        publiser.kjor(
                System.getProperty("topic", "aap.utbetaling.v1"),
                melding,
                Duration.ofSeconds(Integer.getInteger("sekunder", 60)));
    }

    private void kjor(String topic, String melding, Duration talmodighet)
            throws IOException, InterruptedException, ExecutionException {
        try (var statuses = statuses()) {
            publiser(topic, melding);
            var frist = System.nanoTime() + talmodighet.toNanos();
            while (System.nanoTime() < frist) {
                for (var record : statuses.poll(Duration.ofMillis(100))) {
                    if (nokkel.equals(record.key()) && erSiste(record)) {
                        return;
                    }
                }
            }
        }
        out.println("Ingen endelig status ennå");
    }

    private void publiser(String topic, String melding) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, nokkel, melding)).get();
            out.println("Publisert på " + topic + " med nøkkel " + nokkel);
        }
    }

    /** Shows a status; true when nothing comes after it. */
    private boolean erSiste(ConsumerRecord<String, String> record) throws IOException {
        out.println(record.value());
        var status = JSON.readTree(record.value()).path("status").asText();
        return status.equals("OK") || status.equals("FEILET");
    }

    /** Reads from now on, only what is committed; nobody else's position is touched. */
    private KafkaConsumer<String, String> statuses() {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(LokalKafka.STATUS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
