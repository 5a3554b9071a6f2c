package no.nav.utsjekk.vakt;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics there are, and whether we may use them. Asks Kafka each time. */
public final class Topictilgang {

    private static final long TIMEOUT_SECONDS = 10;

    /** What a topic is for. */
    public enum Bruk {
        LESE(AclOperation.READ),
        SKRIVE(AclOperation.WRITE);

        private final AclOperation operation;

        Bruk(AclOperation operation) {
            this.operation = operation;
        }

        private boolean isAllowed(TopicDescription topic) {
            var allowed = topic.authorizedOperations();
            return allowed == null || allowed.contains(operation); // null: a broker that does not tell
        }
    }

    private final Kafkatilgang kafka;

    public Topictilgang(Kafkatilgang kafka) {
        this.kafka = kafka;
    }

    /**
     * Those of the topics that cannot be used, each with the reason. One whose name no topic can have is not among them: it is
     * not missing, it is wrong.
     *
     * @throws KafkaException when Kafka does not answer
     */
    public Map<String, String> mangler(Collection<String> topics, Bruk bruk) {
        var described = kafka.admin()
                .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        var mangler = new TreeMap<String, String>();
        described.forEach(
                (topic, description) -> fault(description, bruk).ifPresent(reason -> mangler.put(topic, reason)));
        return mangler;
    }

    private static Optional<String> fault(KafkaFuture<TopicDescription> description, Bruk bruk) {
        try {
            var topic = description.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return bruk.isAllowed(topic) ? Optional.empty() : Optional.of("mangler rettighet");
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka did not tell of its topics", e);
        } catch (ExecutionException e) {
            return fault(e.getCause());
        }
    }

    private static Optional<String> fault(Throwable answer) {
        if (answer instanceof UnknownTopicOrPartitionException) {
            return Optional.of("finnes ikke");
        }
        if (answer instanceof AuthorizationException) {
            return Optional.of("mangler rettighet");
        }
        if (answer instanceof InvalidTopicException) {
            return Optional.empty();
        }
        throw answer instanceof KafkaException failure
                ? failure
                : new KafkaException("Kafka did not tell of its topics", answer);
    }
}
