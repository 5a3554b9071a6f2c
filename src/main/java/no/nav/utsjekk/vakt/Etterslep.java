package no.nav.utsjekk.vakt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of the intake topics have not been taken in, per topic and partition. While Kafka is away there are no
 * numbers; health says why.
 */
public final class Etterslep implements Runnable {

    private static final long TIMEOUT_SECONDS = 10;

    private final CamelContext context;
    private final Kafkatilgang kafka;
    private final String gruppe;
    private final MultiGauge gauge;
    private final Clock clock;
    private volatile Maling siste = new Maling(Instant.EPOCH, Map.of());

    /**
     * What was found.
     *
     * @param records that have not been taken in, by topic
     */
    public record Maling(Instant tid, Map<String, Long> records) {}

    /** @param gruppe the consumer group of the intake */
    public Etterslep(CamelContext context, Kafkatilgang kafka, String gruppe, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.context = context;
        this.kafka = kafka;
        this.gruppe = gruppe;
        this.gauge = MultiGauge.builder("utsjekk.kafka.etterslep")
                .description("records that have not been taken in")
                .register(meters);
    }

    @Override
    public void run() {
        try {
            var behind = measure(kafka.admin());
            gauge.register(
                    behind.entrySet().stream()
                            .map(e -> row(e.getKey(), e.getValue()))
                            .collect(Collectors.toList()),
                    true);
            siste = new Maling(
                    clock.instant(),
                    behind.entrySet().stream()
                            .collect(Collectors.groupingBy(
                                    e -> e.getKey().topic(), Collectors.summingLong(Map.Entry::getValue))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException kafkaIsAway) {
            gauge.register(List.of(), true);
        }
    }

    /** What was found last, however long ago. */
    public Maling siste() {
        return siste;
    }

    private Map<TopicPartition, Long> measure(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var there = get(admin.listTopics().names());
        var topics = topics().stream().filter(there::contains).toList(); // health tells of those that are missing
        var partitions = get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        var starts = offsets(admin, partitions, OffsetSpec.earliest());
        var committed = get(admin.listConsumerGroupOffsets(gruppe).partitionsToOffsetAndMetadata());
        return partitions.stream().collect(Collectors.toMap(Function.identity(), p -> {
            var taken = committed.get(p);
            long from = taken == null ? starts.get(p) : Math.max(taken.offset(), starts.get(p));
            return Math.max(0, ends.get(p) - from);
        }));
    }

    private static MultiGauge.Row<?> row(TopicPartition partition, long behind) {
        return MultiGauge.Row.of(
                Tags.of("topic", partition.topic(), "partisjon", Integer.toString(partition.partition())), behind);
    }

    /** What the routes read. */
    private List<String> topics() {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof KafkaEndpoint)
                .map(route ->
                        ((KafkaEndpoint) route.getEndpoint()).getConfiguration().getTopic())
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::trim)
                .distinct()
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        var spec = partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
        return get(admin.listOffsets(spec).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
