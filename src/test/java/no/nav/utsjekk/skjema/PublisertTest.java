package no.nav.utsjekk.skjema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.lokal.LokalKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The check that all end-to-end tests make of all that is published can fail. */
class PublisertTest {

    private static final String STATUS = "{\"status\":\"OK\",\"detaljer\":null,\"error\":null,\"simulering\":false}";
    private static final Map<String, String> HODER =
            Map.of("fagsystem", "AAP", "original-key", "nokkel", "x-ts", "1", "x-st", "1", "x-sy", "1");

    @Test
    void a_record_that_keeps_the_contract() {
        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", STATUS, HODER))).isEmpty();
    }

    @Test
    void a_topic_that_is_not_there() {
        assertThat(avvik(post("helved.ukjent.v1", "nokkel", STATUS, HODER))).isNotEmpty();
    }

    @Test
    void another_key() {
        assertThat(avvik(post(LokalKafka.STATUS, "annen", STATUS, HODER))).isNotEmpty();
    }

    @Test
    void a_header_that_is_missing_unknown_or_there_twice() {
        var uten = new HashMap<>(HODER);
        uten.remove("fagsystem");
        var ukjent = new HashMap<>(HODER);
        ukjent.put("hemmelig", "1");
        var to = post(LokalKafka.STATUS, "nokkel", STATUS, HODER);
        to.headers().add("x-ts", "1".getBytes(UTF_8));

        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", STATUS, uten))).isNotEmpty();
        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", STATUS, ukjent))).isNotEmpty();
        assertThat(avvik(to)).isNotEmpty();
    }

    @Test
    void a_value_that_is_not_in_the_schema() {
        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", "{}", HODER))).isNotEmpty();
        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", "tekst", HODER))).isNotEmpty();
        assertThat(avvik(post(LokalKafka.STATUS, "nokkel", STATUS.replace("}", ",\"udokumentert\":1}"), HODER)))
                .isNotEmpty();
    }

    private static List<String> avvik(ConsumerRecord<String, byte[]> post) {
        return Publisert.avvik(post.key(), post);
    }

    private static ConsumerRecord<String, byte[]> post(
            String topic, String nokkel, String innhold, Map<String, String> hoder) {
        var headers = new RecordHeaders();
        hoder.forEach((navn, verdi) -> headers.add(navn, verdi.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                nokkel,
                innhold.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
