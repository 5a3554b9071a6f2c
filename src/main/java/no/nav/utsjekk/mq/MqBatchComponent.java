package no.nav.utsjekk.mq;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import no.nav.utsjekk.ruter.CommitListener;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code mq-batch:QUEUE?maxMessages=200}: consumes a queue in batches. Camel's own JMS component takes one message per
 * transaction, which costs a database commit per message.
 *
 * <p>The body is a {@code List} of {@link MqMessage}. The batch is acknowledged when the route has ended without an
 * exception; otherwise all of it is rolled back to the queue.
 */
public final class MqBatchComponent extends DefaultComponent {

    private final ConnectionFactory connectionFactory;
    private final CommitListener commits;
    private final Lesestand lesestand;

    /** @param lesestand told of the reading of the one queue that is consumed so */
    public MqBatchComponent(ConnectionFactory connectionFactory, CommitListener commits, Lesestand lesestand) {
        this.connectionFactory = connectionFactory;
        this.commits = commits;
        this.lesestand = lesestand;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters) throws Exception {
        var endpoint = new MqBatchEndpoint(uri, this, connectionFactory, commits, lesestand, queue);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
