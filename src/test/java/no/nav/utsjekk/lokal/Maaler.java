package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The load generator: publishes meldinger and notes when their oppdrag and their OK come. Its threads have {@code maaler} in
 * their names, so that their cost can be told from the system's.
 */
final class Maaler implements AutoCloseable {

    private static final String NAVN = "maaler";
    private static final byte[] OK = "{\"status\":\"OK\"".getBytes(UTF_8);
    private static final byte[] FEILET = "{\"status\":\"FEILET\"".getBytes(UTF_8);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread leser = new Thread(this::les, NAVN + "-leser");
    private final Map<String, Plass> plasser = new ConcurrentHashMap<>();

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
        consumer.subscribe(List.of("helved.status.v1"));
        leser.start();
    }

    private record Plass(Serie serie, int nr) {}

    /**
     * What a series took.
     *
     * @param slutt nanoseconds from the first publish to the last OK
     * @param tilOppdrag nanoseconds from publish to oppdrag on MQ, one per request
     * @param tilOk the same to OK
     */
    record Resultat(long slutt, long[] tilOppdrag, long[] tilOk) {}

    /** Processor time of the load generator's own threads, milliseconds. */
    static double cpuMs() {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                        .filter(id -> {
                            var info = threads.getThreadInfo(id);
                            return info != null
                                    && (info.getThreadName().contains(NAVN)
                                            || info.getThreadName().contains("Bench"));
                        })
                        .map(threads::getThreadCpuTime)
                        .filter(nanos -> nanos > 0)
                        .sum()
                / 1e6;
    }

    Serie serie(int antall) {
        return new Serie(antall);
    }

    /** Notes that the oppdrag of a sak is on MQ. */
    void oppdrag(String sakId) {
        var plass = plasser.get(sakId);
        if (plass != null) {
            plass.serie().oppdrag.set(plass.nr(), System.nanoTime());
        }
    }

    private void les() {
        try {
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    status(record.key(), record.value());
                }
            }
        } catch (WakeupException stop) {
            consumer.close();
        }
    }

    private void status(String nokkel, byte[] status) {
        var plass = plasser.get(nokkel);
        if (plass == null) {
            return;
        }
        if (startsWith(status, OK)) {
            plass.serie().ok.set(plass.nr(), System.nanoTime());
            plass.serie().ferdig.get(plass.nr()).countDown();
        } else if (startsWith(status, FEILET)) {
            throw new IllegalStateException("Melding " + nokkel + " feilet: " + new String(status, UTF_8));
        }
    }

    private static boolean startsWith(byte[] value, byte[] prefix) {
        return value.length >= prefix.length
                && java.util.Arrays.equals(value, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** A number of requests that are measured together. Each is a new sak, whose id is also its key. */
    final class Serie {

        private final String merke = UUID.randomUUID().toString().substring(0, 8);
        private final int antall;
        private final AtomicLongArray publisert;
        private final AtomicLongArray oppdrag;
        private final AtomicLongArray ok;
        private final List<CountDownLatch> ferdig;

        private Serie(int antall) {
            this.antall = antall;
            this.publisert = new AtomicLongArray(antall);
            this.oppdrag = new AtomicLongArray(antall);
            this.ok = new AtomicLongArray(antall);
            this.ferdig = java.util.stream.Stream.generate(() -> new CountDownLatch(1))
                    .limit(antall)
                    .toList();
        }

        void publiser(int nr) {
            var sakId = "B" + merke + "-" + nr;
            plasser.put(sakId, new Plass(this, nr));
            var json =
                    """
                    {"sakId":"%s","behandlingId":"b1","ident":"12345678910","vedtakstidspunktet":"2026-01-19T10:00:00",\
                    "saksbehandler":"Z900001","beslutter":"Z900002","utbetalinger":[\
                    {"id":"%s","fom":"2026-01-05","tom":"2026-01-18","sats":1200,"utbetaltBeløp":1000}]}"""
                            .formatted(sakId, UUID.randomUUID());
            publisert.set(nr, System.nanoTime());
            producer.send(new ProducerRecord<>("aap.utbetaling.v1", sakId, json.getBytes(UTF_8)));
        }

        void ventPa(int nr, Duration frist) throws InterruptedException {
            if (!ferdig.get(nr).await(frist.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Melding %d av %d er ikke OK etter %s".formatted(nr, antall, frist));
            }
        }

        Resultat vent(Duration frist) throws InterruptedException {
            for (int nr = 0; nr < antall; nr++) {
                ventPa(nr, frist);
            }
            long siste = LongStream.range(0, antall)
                    .map(nr -> ok.get((int) nr))
                    .max()
                    .orElseThrow();
            return new Resultat(siste - publisert.get(0), siden(oppdrag), siden(ok));
        }

        private long[] siden(AtomicLongArray tider) {
            return LongStream.range(0, antall)
                    .map(nr -> tider.get((int) nr) - publisert.get((int) nr))
                    .toArray();
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
    }
}
