package no.nav.utsjekk.utboks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Delivers rows of the utboks to Kafka exactly once, also over crashes.
 *
 * <p>A batch is one Kafka transaction, which also notes the ids of the batch beside a consumer group's offset. The rows are
 * marked in the database afterwards. Whoever cannot know whether the last batch reached Kafka (after a start, a takeover
 * or a failure) first reads that note and marks what it names, before anything else is sent. One transactional id for
 * all instances makes Kafka shut out whoever had the outlet before.
 *
 * <p>The caller holds the channel's lock in {@code utboks_kanal} in the current database transaction.
 */
public final class KafkaOutlet extends ServiceSupport {

    private static final long READ_SECONDS = 30;
    /** Well below the time after which the database gives up on us: its transaction is open meanwhile. */
    private static final int MAX_BLOCK_MILLIS = 20_000;

    private static final String PLACE = "utboks";

    private final Map<String, Object> clientProperties;
    private final UtboksRepository utboks;
    private final String name;
    private final TopicPartition note;
    private final int maxRequestBytes;
    private final CommitListener commits;
    private final String instance = UUID.randomUUID().toString();
    private KafkaProducer<byte[], byte[]> producer;
    private String installation;

    /**
     * @param clientProperties how to reach Kafka
     * @param name transactional id and consumer group of the outlet; the same for all instances
     * @param noteTopic a topic that exists, whose first partition the note is kept for
     * @param maxRequestBytes largest record; dead letters are as large as what was taken in
     */
    public KafkaOutlet(
            Map<String, Object> clientProperties,
            UtboksRepository utboks,
            String name,
            String noteTopic,
            int maxRequestBytes,
            CommitListener commits) {
        this.maxRequestBytes = maxRequestBytes;
        this.commits = commits;
        this.clientProperties = Map.copyOf(clientProperties);
        this.utboks = utboks;
        this.name = name;
        this.note = new TopicPartition(noteTopic, 0);
    }

    /**
     * Delivers rows in their order; returns when Kafka has them.
     *
     * @param rader ascending by id
     * @return the rows that are delivered now and must be marked: these, or those of an earlier batch of which it was not
     *     known
     */
    public synchronized List<UtboksRepository.Rad> deliver(List<UtboksRepository.Rad> rader) {
        if (rader.isEmpty()) {
            return List.of();
        }
        forgetUnlessCommitted();
        if (producer == null || !utboks.isOwner(instance)) {
            var known = takeOver();
            if (!known.isEmpty()) {
                return known;
            }
        }
        var batch = nearby(rader);
        send(batch);
        return batch;
    }

    /** The rows whose ids fit into one note. */
    private static List<UtboksRepository.Rad> nearby(List<UtboksRepository.Rad> rader) {
        long first = rader.get(0).id();
        return rader.stream()
                .takeWhile(rad -> rad.id() - first < DeliveredIds.MAX_SPAN)
                .toList();
    }

    /** Shuts others out and finds out what was delivered last. Gives the rows of it that are not marked. */
    private List<UtboksRepository.Rad> takeOver() {
        forget();
        var opened = new KafkaProducer<byte[], byte[]>(producerProperties());
        try {
            opened.initTransactions();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        producer = opened;
        installation = utboks.installation();
        utboks.own(instance);
        return utboks.undelivered(lastDelivered());
    }

    private Map<String, Object> producerProperties() {
        var properties = new HashMap<>(clientProperties);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestBytes);
        return properties;
    }

    private List<Long> lastDelivered() {
        try (var admin = Admin.create(clientProperties)) {
            var offsets = admin.listConsumerGroupOffsets(
                            name, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get(READ_SECONDS, TimeUnit.SECONDS);
            return Optional.ofNullable(offsets.get(note))
                    .map(OffsetAndMetadata::metadata)
                    .filter(text -> !text.isBlank())
                    .map(text -> DeliveredIds.decode(installation, text))
                    .orElse(List.of());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka did not tell what was delivered last", e);
        } catch (ExecutionException e) {
            throw asKafkaException(e);
        }
    }

    private void send(List<UtboksRepository.Rad> batch) {
        try {
            producer.beginTransaction();
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var rad : batch) {
                sent.add(producer.send(record(rad.utgaende())));
            }
            producer.sendOffsetsToTransaction(Map.of(note, noteOf(batch)), new ConsumerGroupMetadata(name));
            for (var future : sent) {
                future.get();
            }
            commits.around(Kind.KAFKA_SEND, PLACE, producer::commitTransaction);
        } catch (InterruptedException e) {
            forget();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            forget();
            throw asKafkaException(e);
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    private OffsetAndMetadata noteOf(List<UtboksRepository.Rad> batch) {
        var ids = batch.stream().map(UtboksRepository.Rad::id).toList();
        return new OffsetAndMetadata(ids.get(ids.size() - 1), DeliveredIds.encode(installation, ids));
    }

    private static ProducerRecord<byte[], byte[]> record(Utgaende utgaende) {
        var record = new ProducerRecord<>(
                utgaende.mottaker(),
                utgaende.nokkel().orElse(null),
                utgaende.innhold().orElse(null));
        utgaende.hoder()
                .forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static RuntimeException asKafkaException(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException cause
                ? cause
                : new KafkaException("Kafka did not take a batch", failure.getCause());
    }

    /** When the rows cannot be marked after all, the next batch must begin with the question what was delivered. */
    private void forgetUnlessCommitted() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    forget();
                }
            }
        });
    }

    /** Gives the producer up; an open transaction is aborted by whoever takes over. */
    private synchronized void forget() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    protected void doStop() {
        forget();
    }
}
