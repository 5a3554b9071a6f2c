package no.nav.utsjekk.ende;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.skjema.Publisert;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all that the product publishes, from the first record on, in a thread of its own, and compares each record with
 * the contract.
 */
final class Kafkalytter implements AutoCloseable {

    private final Logg<Post> poster = new Logg<>();
    private final List<String> kontraktsbrudd = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread trad = new Thread(this::les, "kafkalytter");

    Kafkalytter(String brokers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "max.partition.fetch.bytes",
                        13 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partisjoner = partisjoner();
        consumer.assign(partisjoner);
        consumer.seekToBeginning(partisjoner);
        trad.start();
    }

    Logg<Post> poster() {
        return poster;
    }

    /** What has been published until now that the schemas and asyncapi.yaml do not have. */
    List<String> kontraktsbrudd() {
        return List.copyOf(kontraktsbrudd);
    }

    private List<TopicPartition> partisjoner() {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> !LokalKafka.INNTOPICS.contains(topic.getKey()) && !erKafkasEget(topic.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .map(partisjon -> new TopicPartition(partisjon.topic(), partisjon.partition()))
                .toList();
    }

    private static boolean erKafkasEget(String topic) {
        return topic.startsWith("__");
    }

    private void les() {
        try (consumer) {
            while (true) {
                ta(consumer.poll(Duration.ofMinutes(1)));
            }
        } catch (WakeupException stopp) {
            // close() asked for it
        }
    }

    /** Compares first: whoever waits for a record also waits for the verdict on it and on those that came with it. */
    private void ta(ConsumerRecords<byte[], byte[]> records) {
        var nye = new ArrayList<Post>();
        for (var record : records) {
            var post = new Post(record);
            kontraktsbrudd.addAll(Publisert.avvik(post.nokkel(), record));
            nye.add(post);
        }
        nye.forEach(poster::leggTil);
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
