package no.nav.utsjekk.mq;

import jakarta.jms.ConnectionFactory;
import no.nav.utsjekk.ruter.CommitListener;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that is consumed in batches. */
public final class MqBatchEndpoint extends DefaultEndpoint {

    private final ConnectionFactory connectionFactory;
    private final CommitListener commits;
    private final Lesestand lesestand;
    private final String queue;
    private int maxMessages = 200;

    MqBatchEndpoint(
            String uri,
            Component component,
            ConnectionFactory connectionFactory,
            CommitListener commits,
            Lesestand lesestand,
            String queue) {
        super(uri, component);
        this.connectionFactory = connectionFactory;
        this.commits = commits;
        this.lesestand = lesestand;
        this.queue = queue;
    }

    ConnectionFactory connectionFactory() {
        return connectionFactory;
    }

    CommitListener commits() {
        return commits;
    }

    Lesestand lesestand() {
        return lesestand;
    }

    String queue() {
        return queue;
    }

    public int getMaxMessages() {
        return maxMessages;
    }

    /** The most messages that one batch holds. */
    public void setMaxMessages(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new MqBatchConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("mq-batch only consumes");
    }
}
