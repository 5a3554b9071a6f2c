package no.nav.utsjekk.mq;

import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Connections to the broker that the settings name: one API, two providers. */
public final class MqConnections {

    private MqConnections() {}

    /**
     * Where the broker is.
     *
     * @param provider {@code artemis} or {@code ibm}
     * @param channel IBM MQ only
     * @param manager IBM MQ only
     */
    public record Address(
            String provider,
            String hostname,
            int port,
            String channel,
            String manager,
            String username,
            String password) {}

    /** Opens a new connection each time. */
    public static ConnectionFactory direct(Address address) {
        return switch (address.provider()) {
            case "artemis" -> artemis(address);
            case "ibm" -> ibm(address);
            default -> throw new IllegalArgumentException("MQ_PROVIDER must be artemis or ibm: " + address.provider());
        };
    }

    /** The same with connections and sessions that are used again. */
    public static JmsPoolConnectionFactory pooled(ConnectionFactory direct) {
        var pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(direct);
        pool.setMaxConnections(2);
        pool.setUseAnonymousProducers(true);
        return pool;
    }

    /**
     * How a queue is named when what reads it is no JMS client: IBM MQ then leaves out the JMS headers (RFH2), as Artemis
     * always does.
     */
    public static String withoutJmsHeaders(String provider, String queue) {
        return provider.equals("ibm") && !queue.startsWith("queue:")
                ? "queue:///%s?targetClient=1".formatted(queue)
                : queue;
    }

    private static ConnectionFactory artemis(Address address) {
        var url = "tcp://%s:%d?callTimeout=10000&connectionTTL=30000&clientFailureCheckPeriod=10000"
                .formatted(address.hostname(), address.port());
        return new ActiveMQConnectionFactory(url, address.username(), address.password());
    }

    private static ConnectionFactory ibm(Address address) {
        try {
            var factory = JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER)
                    .createConnectionFactory();
            factory.setStringProperty(WMQConstants.WMQ_HOST_NAME, address.hostname());
            factory.setIntProperty(WMQConstants.WMQ_PORT, address.port());
            factory.setStringProperty(WMQConstants.WMQ_CHANNEL, address.channel());
            factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, address.manager());
            factory.setIntProperty(WMQConstants.WMQ_CONNECTION_MODE, WMQConstants.WMQ_CM_CLIENT);
            factory.setStringProperty(WMQConstants.USERID, address.username());
            factory.setStringProperty(WMQConstants.PASSWORD, address.password());
            factory.setBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP, true);
            factory.setIntProperty(WMQConstants.JMS_IBM_CHARACTER_SET, 1208);
            return factory;
        } catch (JMSException e) {
            throw new IllegalStateException("The IBM MQ connection factory cannot be set up", e);
        }
    }
}
