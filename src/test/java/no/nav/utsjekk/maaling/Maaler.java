package no.nav.utsjekk.maaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import no.nav.utsjekk.lokal.LokalKafka;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The load generator: publishes requests and notes when their oppdrag and their OK come. Its threads have {@code maaler} in
 * their names, so that their cost can be told from the system's.
 */
final class Maaler implements AutoCloseable {

    /** What is not OK by then never will be. */
    static final Duration FRIST = Duration.ofMinutes(10);

    private static final String NAVN = "maaler";
    private static final byte[] OK = "{\"status\":\"OK\"".getBytes(UTF_8);
    private static final byte[] FEILET = "{\"status\":\"FEILET\"".getBytes(UTF_8);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread leser = new Thread(this::les, NAVN + "-leser");
    private final Map<String, Plass> plasser = new ConcurrentHashMap<>();

    private record Plass(Serie serie, int nr) {}

    Maaler(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "client.id", NAVN, "linger.ms", 0, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "client.id", NAVN,
                        "group.id", NAVN,
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(LokalKafka.STATUS));
        leser.start();
    }

    /** Ids of saker that nobody has used. */
    static IntFunction<String> nyeSaker() {
        var merke = UUID.randomUUID().toString().substring(0, 8);
        return nr -> "B" + merke + "-" + nr;
    }

    /** Publishes all at once and waits for all. */
    Serie.Resultat utbrudd(int antall, IntFunction<Aapmelding> meldinger) throws InterruptedException {
        var serie = new Serie(antall);
        for (int nr = 0; nr < antall; nr++) {
            publiser(serie, nr, meldinger.apply(nr));
        }
        return serie.vent(FRIST);
    }

    /** Publishes each when the one before is OK. */
    Serie.Resultat enkeltvis(int antall, IntFunction<Aapmelding> meldinger) throws InterruptedException {
        var serie = new Serie(antall);
        for (int nr = 0; nr < antall; nr++) {
            publiser(serie, nr, meldinger.apply(nr));
            serie.ventPa(nr, FRIST);
        }
        return serie.vent(FRIST);
    }

    void publiser(Serie serie, int nr, Aapmelding melding) {
        plasser.put(melding.sakId(), new Plass(serie, nr));
        serie.publisert(nr);
        producer.send(
                new ProducerRecord<>(Aapmelding.TOPIC, melding.sakId(), melding.innhold()), (metadata, failure) -> {
                    if (failure != null) {
                        serie.feilet("Melding " + melding.sakId() + " kom ikke på topic: " + failure);
                    }
                });
    }

    /** The oppdrag of a sak is on MQ. */
    void oppdrag(String sakId) {
        var plass = plasser.get(sakId);
        if (plass != null) {
            plass.serie().oppdrag(plass.nr());
        }
    }

    private void les() {
        try (consumer) {
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    status(record.key(), record.value());
                }
            }
        } catch (WakeupException stop) {
            // close() said so
        } catch (RuntimeException e) {
            plasser.values().forEach(plass -> plass.serie().feilet("Statuser kan ikke leses: " + e));
        }
    }

    private void status(String nokkel, byte[] status) {
        if (startsWith(status, OK)) {
            var plass = plasser.remove(nokkel);
            if (plass != null) {
                plass.serie().ok(plass.nr());
            }
        } else if (startsWith(status, FEILET)) {
            var plass = plasser.remove(nokkel);
            if (plass != null) {
                plass.serie().feilet("Melding " + nokkel + " feilet: " + new String(status, UTF_8));
            }
        }
    }

    private static boolean startsWith(byte[] value, byte[] prefix) {
        return value.length >= prefix.length && Arrays.equals(value, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
        try {
            leser.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
