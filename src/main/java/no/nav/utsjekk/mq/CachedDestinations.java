package no.nav.utsjekk.mq;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jms.support.destination.DestinationResolver;

/** Finds queues by name, and asks the broker for each only once: a fresh one costs Artemis three round trips per message. */
public final class CachedDestinations implements DestinationResolver {

    private final Map<String, Destination> queues = new ConcurrentHashMap<>();

    @Override
    public Destination resolveDestinationName(Session session, String name, boolean topic) throws JMSException {
        var known = queues.get(name);
        if (known != null) {
            return known;
        }
        var queue = session.createQueue(name);
        queues.put(name, queue);
        return queue;
    }
}
