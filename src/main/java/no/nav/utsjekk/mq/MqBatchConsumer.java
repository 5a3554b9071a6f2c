package no.nav.utsjekk.mq;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that receives, lets the route work, and commits; connects again, with growing waits, when MQ is away. */
final class MqBatchConsumer extends DefaultConsumer implements HealthCheckAware {

    private static final Logger LOG = LoggerFactory.getLogger(MqBatchConsumer.class);

    /** How long the thread waits for a first message before it looks whether it shall stop. */
    private static final long IDLE_MILLIS = 500;
    /** How long it waits for one more message: collects what arrives together without holding anything up. */
    private static final long COLLECT_MILLIS = 1;

    private static final long FIRST_BACKOFF_MILLIS = 250;
    private static final long MAX_BACKOFF_MILLIS = 10_000;
    private static final long STOP_SECONDS = 45;

    private final MqBatchEndpoint endpoint;
    private volatile boolean running;
    private volatile boolean connected;
    private HealthCheck healthCheck;
    private ExecutorService executor;

    MqBatchConsumer(MqBatchEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.healthCheck = new Lesesjekk();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "mq-batch-" + endpoint.queue());
        executor.execute(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        executor.shutdown();
        if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A batch from {} is still under way; it is rolled back by the broker", endpoint.queue());
            executor.shutdownNow();
        }
        endpoint.lesestand().brutt();
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        doStop();
    }

    @Override
    protected void doResume() throws Exception {
        doStart();
    }

    private void run() {
        long backoff = FIRST_BACKOFF_MILLIS;
        while (running) {
            try (var connection = endpoint.connectionFactory().createConnection();
                    var session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    var consumer = session.createConsumer(session.createQueue(endpoint.queue()))) {
                connection.start();
                connected = true;
                backoff = FIRST_BACKOFF_MILLIS;
                consume(session, consumer);
            } catch (JMSException | RuntimeException e) { // whatever a provider throws, the thread must not die
                connected = false;
                endpoint.lesestand().brutt();
                LOG.warn("MQ does not give {} ({}), trying again in {} ms", endpoint.queue(), e.getMessage(), backoff);
                pause(backoff);
                backoff = Math.min(2 * backoff, MAX_BACKOFF_MILLIS);
            }
        }
    }

    private void consume(Session session, MessageConsumer consumer) throws JMSException {
        while (running) {
            var batch = receive(consumer);
            if (batch.isEmpty()) {
                endpoint.lesestand().tom();
                continue;
            }
            if (process(batch)) {
                endpoint.commits().around(Kind.MQ_ACKNOWLEDGE, getRoute().getRouteId(), session::commit);
                if (batch.size() < endpoint.getMaxMessages()) {
                    endpoint.lesestand().tom();
                }
            } else {
                endpoint.lesestand().brutt();
                session.rollback();
                pause(FIRST_BACKOFF_MILLIS);
            }
        }
    }

    private List<MqMessage> receive(MessageConsumer consumer) throws JMSException {
        var batch = new ArrayList<MqMessage>();
        var message = consumer.receive(IDLE_MILLIS);
        while (message != null) {
            batch.add(read(message));
            message = batch.size() < endpoint.getMaxMessages() ? consumer.receive(COLLECT_MILLIS) : null;
        }
        return batch;
    }

    private static MqMessage read(Message message) throws JMSException {
        return new MqMessage(
                Optional.ofNullable(message.getJMSMessageID()), body(message), !(message instanceof BytesMessage));
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            var body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return body;
        }
        return new byte[0];
    }

    /** Whether the route has ended well. */
    private boolean process(List<MqMessage> batch) {
        var exchange = createExchange(true);
        exchange.getMessage().setBody(batch);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        var failure = exchange.getException();
        if (failure != null) {
            getExceptionHandler().handleException("A batch from " + endpoint.queue() + " is rolled back", failure);
        }
        releaseExchange(exchange, true);
        return failure == null;
    }

    @Override
    public HealthCheck getHealthCheck() {
        return healthCheck;
    }

    @Override
    public void setHealthCheck(HealthCheck healthCheck) {
        this.healthCheck = healthCheck;
    }

    /** Whether the queue is being read. */
    private final class Lesesjekk extends AbstractHealthCheck {

        Lesesjekk() {
            super("mq-batch", endpoint.queue());
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.state(connected ? HealthCheck.State.UP : HealthCheck.State.DOWN);
        }
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
