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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends a melding to a running system and shows the statuses that come back, until the final one. Settings are system
 * properties:
 *
 * <pre>
 * fil        the melding                        examples/aap.json
 *            several, separated by commas: the records of one transaction
 * topic      where to                           that of the producer whose short name the file's name begins with
 * nokkel     the first record's key             a new one
 * brokers    Kafka                              localhost:9092
 * sekunder   how long to wait                   60
 * </pre>
 */
public final class Publiser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final String brokers;

    private Publiser(PrintStream out, String brokers) {
        this.out = out;
        this.brokers = brokers;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        var filer = Arrays.stream(System.getProperty("fil", "examples/aap.json").split(","))
                .map(Path::of)
                .toList();
        var topic = Optional.ofNullable(System.getProperty("topic")).orElseGet(() -> Eksempler.topic(filer.get(0)));
        new Publiser(out, System.getProperty("brokers", "localhost:9092"))
                .kjor(poster(topic, filer), Duration.ofSeconds(Integer.getInteger("sekunder", 60)));
    }

    private static List<ProducerRecord<String, String>> poster(String topic, List<Path> filer) throws IOException {
        var transaksjon = UUID.randomUUID().toString();
        var poster = new ArrayList<ProducerRecord<String, String>>();
        for (var fil : filer) {
            var nokkel = poster.isEmpty() ? System.getProperty("nokkel") : null;
            var post = new ProducerRecord<>(
                    topic, nokkel == null ? UUID.randomUUID().toString() : nokkel, Files.readString(fil));
            if (filer.size() > 1) {
                post.headers().add("transaksjonId", transaksjon.getBytes(UTF_8));
                post.headers()
                        .add("transaksjonAntall", Integer.toString(filer.size()).getBytes(UTF_8));
            }
            poster.add(post);
        }
        return poster;
    }

    private void kjor(List<ProducerRecord<String, String>> poster, Duration talmodighet)
            throws IOException, InterruptedException, ExecutionException {
        try (var statuses = statuses()) {
            publiser(poster);
            var ubesvarte = poster.stream().map(ProducerRecord::key).collect(Collectors.toSet());
            var frist = System.nanoTime() + talmodighet.toNanos();
            while (System.nanoTime() < frist && !ubesvarte.isEmpty()) {
                for (var record : statuses.poll(Duration.ofMillis(100))) {
                    if (ubesvarte.contains(record.key()) && erSiste(record, poster.size() > 1)) {
                        ubesvarte.remove(record.key());
                    }
                }
            }
            if (!ubesvarte.isEmpty()) {
                out.println("Ingen endelig status ennå");
            }
        }
    }

    private void publiser(List<ProducerRecord<String, String>> poster) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            for (var post : poster) {
                producer.send(post).get();
                out.println("Publisert på " + post.topic() + " med nøkkel " + post.key());
            }
        }
    }

    /** Shows a status; true when nothing comes after it. */
    private boolean erSiste(ConsumerRecord<String, String> record, boolean medNokkel) throws IOException {
        out.println((medNokkel ? record.key() + " " : "") + record.value());
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
