package no.nav.utsjekk.lokal;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes the example messages and tells, step by step, how each request goes. */
final class Eksempler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TALMODIGHET = Duration.ofSeconds(60);

    private static final Map<String, String> TOPICS = Map.of(
            "aap", "aap.utbetaling.v1",
            "dp", "teamdagpenger.utbetaling.v1",
            "ts", "tilleggsstonader.utbetaling.v1",
            "tp", "helved.utbetalinger-tp.v1",
            "historisk", "historisk.utbetaling.v1",
            "valp", "team-mulighetsrommet.tilskudd.utbetaling-v1");

    private final List<Eksempel> eksempler;

    private Eksempler(List<Eksempel> eksempler) {
        this.eksempler = eksempler;
    }

    /** The files of the directory whose name is that of a producer: {@code aap.json}, {@code dp.json} ... */
    static Eksempler les(Path mappe) throws IOException {
        if (Files.notExists(mappe)) {
            return new Eksempler(List.of());
        }
        try (var filer = Files.list(mappe)) {
            return new Eksempler(filer.filter(fil -> TOPICS.containsKey(navn(fil)))
                    .sorted(comparing(Eksempler::navn))
                    .map(fil -> Eksempel.les(navn(fil), fil))
                    .toList());
        }
    }

    /**
     * Where a message goes that is in a file with such a name: {@code ts.json} or {@code ts-1.json}.
     *
     * @throws IllegalArgumentException when no producer is called so
     */
    static String topic(Path fil) {
        var produsent = navn(fil).replaceFirst("-.*", "");
        if (!TOPICS.containsKey(produsent)) {
            throw new IllegalArgumentException(
                    fil + " sier ikke hvilken produsent den er fra; oppgi topic, eller la navnet begynne med en av "
                            + TOPICS.keySet());
        }
        return TOPICS.get(produsent);
    }

    private static String navn(Path fil) {
        return fil.getFileName().toString().replace(".json", "");
    }

    /** Returns when all have their final status, when a minute has passed, or when the local run is told to stop. */
    void kjor(LokalKafka kafka, Optional<OsStandin> os, CountDownLatch stopp)
            throws ExecutionException, InterruptedException {
        var forlop = eksempler.stream().map(Forlop::new).toList();
        os.ifPresent(standin -> standin.lytt(new OsSteg(forlop)));
        try (var consumer = consumer(kafka);
                var producer = producer(kafka)) {
            for (var ett : forlop) {
                publiser(producer, ett);
            }
            var frist = System.nanoTime() + TALMODIGHET.toNanos();
            while (!forlop.stream().allMatch(Forlop::ferdig) && stopp.getCount() > 0 && System.nanoTime() < frist) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> noter(forlop, record));
            }
            // the final utbetaling went out before the final status, perhaps on a partition that is not read yet
            consumer.poll(Duration.ofMillis(100)).forEach(record -> noter(forlop, record));
        }
        System.out.print(Forlop.tabell(forlop));
    }

    private static void publiser(Producer<String, String> producer, Forlop forlop)
            throws ExecutionException, InterruptedException {
        var eksempel = forlop.eksempel();
        forlop.start();
        var record = new ProducerRecord<>(TOPICS.get(eksempel.navn()), eksempel.key(), eksempel.json());
        producer.send(record).get();
        forlop.noter(Steg.KAFKA, "publisert på " + record.topic());
    }

    private static void noter(List<Forlop> forlop, ConsumerRecord<String, String> record) {
        for (var ett : forlop) {
            if (record.topic().equals(LokalKafka.STATUS)) {
                if (ett.eksempel().key().equals(record.key())) {
                    noterStatus(ett, record.value());
                }
            } else if (record.value() != null
                    && record.value().contains(ett.eksempel().sakId())) {
                ett.noter(Steg.UTBETALING, "endelig utbetaling på " + record.topic());
            }
        }
    }

    private static void noterStatus(Forlop forlop, String value) {
        try {
            var status = JSON.readTree(value);
            var navn = status.path("status").asText();
            var arsak = Optional.of(status.path("error").path("msg").asText(""))
                    .filter(msg -> !msg.isEmpty())
                    .map(msg -> ": " + msg)
                    .orElse("");
            forlop.noter(Steg.avStatus(navn), "status " + navn + arsak);
        } catch (IOException e) {
            forlop.noter(Steg.SLUTT, "status som ikke er JSON");
        }
    }

    /** Reads from now on; nobody else's position is touched. */
    private static Consumer<String, String> consumer(LokalKafka kafka) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.brokers()),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = Stream.of(LokalKafka.STATUS, LokalKafka.UTBETALINGER)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static Producer<String, String> producer(LokalKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.brokers()), new StringSerializer(), new StringSerializer());
    }

    /**
     * One message, ready to be published as a new sak.
     *
     * @param navn of the file
     * @param json the file's content with fresh sakId and fresh ids of utbetalinger
     */
    record Eksempel(String navn, String key, String sakId, String json) {

        static Eksempel les(String navn, Path fil) {
            try {
                var json = Files.readString(fil);
                var tree = JSON.readTree(json);
                var sakId = tree.path("sakId").asText();
                var nySakId = sakId + "-" + Long.toString(System.currentTimeMillis(), 36);
                for (var id : tree.findValues("id")) {
                    json = nyId(json, id);
                }
                var ny = json.replace("\"" + sakId + "\"", "\"" + nySakId + "\"");
                return new Eksempel(navn, UUID.randomUUID().toString(), nySakId, ny);
            } catch (IOException e) {
                throw new LokalFeil("Eksempelet %s kan ikke leses".formatted(fil), e);
            }
        }

        /** The same id gets the same new id everywhere; one that is replaced already is found no more. */
        private static String nyId(String json, JsonNode id) {
            return json.replace(id.asText(), UUID.randomUUID().toString());
        }
    }

    /** What is seen at OS. */
    private record OsSteg(List<Forlop> forlop) implements OsStandin.Lytter {

        @Override
        public void mottatt(MottattOppdrag oppdrag) {
            noter(oppdrag, Steg.OPPDRAG, "oppdrag på MQ");
        }

        @Override
        public void besvart(MottattOppdrag oppdrag, Mmel mmel) {
            noter(
                    oppdrag,
                    Steg.KVITTERING,
                    "kvittering " + mmel.alvorlighetsgrad()
                            + mmel.beskrMelding().map(m -> ": " + m).orElse(""));
        }

        private void noter(MottattOppdrag oppdrag, Steg steg, String tekst) {
            forlop.stream()
                    .filter(ett -> ett.eksempel().sakId().equals(oppdrag.sakId()))
                    .forEach(ett -> ett.noter(steg, tekst));
        }
    }
}
