package no.nav.utsjekk.vakt;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The watch's own client to Kafka: impatient, and made when it is first needed. */
public final class Kafkatilgang extends ServiceSupport {

    private static final int TIMEOUT_MILLIS = 2_500;

    private final Map<String, Object> config;
    private Admin admin;

    /** @param clientProperties how to reach Kafka */
    public Kafkatilgang(Map<String, Object> clientProperties) {
        config = new HashMap<>(clientProperties);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "utsjekk-vakt");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    /** Whether some broker answers. */
    public void ask() throws Exception {
        admin().describeCluster().nodes().get();
    }

    /** The client; never to be closed by the caller. */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(config);
        }
        return admin;
    }

    @Override
    protected synchronized void doStop() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
