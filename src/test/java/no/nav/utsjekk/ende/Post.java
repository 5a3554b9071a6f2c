package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A Kafka record that the product has published. */
record Post(ConsumerRecord<byte[], byte[]> record) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String topic() {
        return record.topic();
    }

    /** The key as text; what is no UTF-8 shows as replacement characters. */
    String nokkel() {
        return record.key() == null ? "" : new String(record.key(), UTF_8);
    }

    byte[] innhold() {
        return record.value();
    }

    JsonNode json() {
        try {
            return JSON.readTree(new String(record.value(), UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Posten er ikke JSON: " + this, e);
        }
    }

    /** The name of the status, on the status topic. */
    String status() {
        return json().path("status").asText();
    }

    /** The only header of that name (TOP-9). */
    Optional<String> hode(String navn) {
        var alle = StreamSupport.stream(record.headers().headers(navn).spliterator(), false)
                .map(Header::value)
                .map(verdi -> new String(verdi, UTF_8))
                .toList();
        if (alle.size() > 1) {
            throw new AssertionError("%s har flere hoder %s: %s".formatted(this, navn, alle));
        }
        return alle.stream().findFirst();
    }

    @Override
    public String toString() {
        var hoder = Arrays.stream(record.headers().toArray())
                .map(hode -> hode.key() + "=" + new String(hode.value(), UTF_8))
                .collect(Collectors.joining(", "));
        var tekst = innhold() == null ? "null" : new String(innhold(), UTF_8);
        return "%s %s [%s] %.1000s".formatted(topic(), nokkel(), hoder, tekst);
    }
}
