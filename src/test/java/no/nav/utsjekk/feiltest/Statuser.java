package no.nav.utsjekk.feiltest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.skjema.Publisert;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What producers have been told, by key, in the order in which they see it. */
public record Statuser(Map<String, List<JsonNode>> perNokkel) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All statuses that there are, as a consumer sees them that starts at the first. */
    public static Statuser les(String brokers) {
        var perNokkel = new HashMap<String, List<JsonNode>>();
        poster(brokers, LokalKafka.STATUS).forEach(post -> perNokkel
                .computeIfAbsent(post.key(), ny -> new ArrayList<>())
                .add(json(post.value())));
        return new Statuser(perNokkel);
    }

    /** All committed records of a topic. */
    public static List<ConsumerRecord<String, byte[]>> poster(String brokers, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partisjoner = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partisjoner);
            consumer.seekToBeginning(partisjoner);
            var slutt = consumer.endOffsets(partisjoner);
            var poster = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partisjoner.stream().anyMatch(p -> consumer.position(p) < slutt.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(poster::add);
            }
            return poster;
        }
    }

    /** What has been published that the schemas and asyncapi.yaml do not have. */
    public static List<String> kontraktsbrudd(String brokers) {
        return Stream.of(LokalKafka.STATUS, LokalKafka.UTBETALINGER)
                .flatMap(topic -> poster(brokers, topic).stream())
                .flatMap(post -> Publisert.avvik(post.key(), post).stream())
                .toList();
    }

    /** How many records there are on topics. */
    public static int antall(String brokers, List<String> topics) {
        return topics.stream().mapToInt(topic -> poster(brokers, topic).size()).sum();
    }

    public List<JsonNode> av(String nokkel) {
        return perNokkel.getOrDefault(nokkel, List.of());
    }

    /** The names alone, such as MOTTATT HOS_OPPDRAG OK. */
    public List<String> navn(String nokkel) {
        return av(nokkel).stream().map(status -> status.path("status").asText()).toList();
    }

    /** Cut after each final one: a list for each time that it was said how it ended. */
    List<List<JsonNode>> forlop(String nokkel) {
        var forlop = new ArrayList<List<JsonNode>>();
        var ferdig = true;
        for (var status : av(nokkel)) {
            if (ferdig) {
                forlop.add(new ArrayList<>());
            }
            forlop.get(forlop.size() - 1).add(status);
            ferdig = Set.of("OK", "FEILET").contains(status.path("status").asText());
        }
        return forlop;
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
