package no.nav.utsjekk.lokal;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis broker that keeps its messages on disk, with the queues of the contract. */
public final class LokalMq implements Tjener {

    public static final String OPPDRAG = "OPPDRAG";
    public static final String KVITTERING = "OPPDRAG.KVITTERING";
    public static final String KVITTERING_BOQ = "OPPDRAG.KVITTERING.BOQ";
    public static final String AVSTEMMING = "AVSTEMMING";

    private static final String DEAD_LETTERS = "DLQ";
    private static final String EXPIRED = "EXPIRED";

    private final Path data;
    private final int port;
    private EmbeddedActiveMQ server;

    LokalMq(Path data, int port) {
        this.data = data.toAbsolutePath();
        this.port = port;
    }

    /** On a port that is free, for tests that need no more than MQ. */
    public static LokalMq ledig(Path data) {
        return new LokalMq(data, Porter.velg(0));
    }

    @Override
    public String navn() {
        return "MQ";
    }

    @Override
    public int port() {
        return port;
    }

    /** For the stand-in and for tests; not pooled. */
    public ConnectionFactory connectionFactory() {
        return new ActiveMQConnectionFactory("tcp://localhost:%d?producerWindowSize=1048576".formatted(port));
    }

    @Override
    public void start() throws Exception {
        server = new EmbeddedActiveMQ();
        server.setConfiguration(config());
        server.start();
    }

    @Override
    public void stopp() {
        try {
            if (server != null) {
                server.stop();
                server = null;
            }
        } catch (Exception e) {
            throw new LokalFeil("MQ lot seg ikke stoppe", e);
        }
    }

    /** Whether its disk is too full to take anything. */
    public void fyll(boolean full) {
        var disk = ((ActiveMQServerImpl) server.getActiveMQServer()).getMonitor();
        disk.setMaxUsage(full ? 0 : 1);
        disk.tick();
    }

    private ConfigurationImpl config() throws Exception {
        var config = new ConfigurationImpl();
        config.setName("lokal-" + port)
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setJournalType(JournalType.NIO)
                // nanoseconds; with the default of 3.3 ms one session commits only 270 times a second
                .setJournalBufferTimeout_NIO(100_000)
                .setJournalPoolFiles(10)
                // else a nearly full disk stops all senders without a word
                .setMaxDiskUsage(100)
                .addAcceptorConfiguration("tcp", "tcp://localhost:" + port)
                .addAddressSetting("#", addressSettings());
        for (var queue : List.of(OPPDRAG, KVITTERING, KVITTERING_BOQ, AVSTEMMING, DEAD_LETTERS, EXPIRED)) {
            config.addQueueConfiguration(QueueConfiguration.of(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
        return config;
    }

    /** As IBM MQ without a backout threshold: a message that is rolled back comes again at once, and is never dropped. */
    private static AddressSettings addressSettings() {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }
}
