package no.nav.utsjekk.mottak;

import java.util.LinkedHashMap;
import java.util.List;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.support.SynchronizationAdapter;

/** Commits to Kafka what has been stored, and nothing else. */
public final class KafkaOffsets {

    private static final String PLACE = "mottak";

    private final CommitListener commits;

    public KafkaOffsets(CommitListener commits) {
        this.commits = commits;
    }

    /**
     * Commits when the batch has ended well, be it after dead letters. A step at the end of the route would not be reached
     * then, since Camel ends all routes of an exchange that an error handler has handled.
     */
    public void commitAtEnd(List<Exchange> batch, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                commit(batch);
            }

            /** A wake-up through seda would take it along to another thread, which must not touch the consumer. */
            @Override
            public boolean allowHandover() {
                return false;
            }
        });
    }

    /**
     * Commits the last record of every partition of the batch. Camel's own batch commit would only reach the partition of
     * the very last record.
     */
    private void commit(List<Exchange> batch) {
        var last = new LinkedHashMap<String, KafkaManualCommit>();
        for (var record : batch) {
            var message = record.getMessage();
            last.put(
                    message.getHeader(KafkaConstants.TOPIC) + "/" + message.getHeader(KafkaConstants.PARTITION),
                    message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        last.values().forEach(offset -> commits.around(Kind.KAFKA_OFFSET, PLACE, offset::commit));
    }
}
