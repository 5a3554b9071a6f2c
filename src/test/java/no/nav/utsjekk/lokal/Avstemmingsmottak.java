package no.nav.utsjekk.lokal;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import no.nav.utsjekk.lokal.Osavstemming.Avstemt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes avstemming from its queue, on a thread of its own, and tells in the log what OS makes of it. */
final class Avstemmingsmottak implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Avstemmingsmottak.class);
    private static final long POLL_MILLIS = 200;

    private final ConnectionFactory mq;
    private final Osavstemming avstemming;
    private final Thread thread = new Thread(this::run, "os-avstemming");
    private volatile boolean stopped;

    private Avstemmingsmottak(ConnectionFactory mq, Osavstemming avstemming) {
        this.mq = mq;
        this.avstemming = avstemming;
    }

    static Avstemmingsmottak start(ConnectionFactory mq, Osbok bok) {
        var mottak = new Avstemmingsmottak(mq, new Osavstemming(bok));
        mottak.thread.start();
        return mottak;
    }

    List<Avstemt> avstemte() {
        return avstemming.avstemte();
    }

    private void run() {
        while (!stopped) {
            try (var context = mq.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                    var consumer = context.createConsumer(context.createQueue(LokalMq.AVSTEMMING))) {
                while (!stopped) {
                    var xml = consumer.receiveBody(String.class, POLL_MILLIS);
                    if (xml != null) {
                        avstemming.motta(xml).ifPresent(Avstemmingsmottak::fortell);
                    }
                }
            } catch (JMSRuntimeException brokerAway) {
                log.debug("MQ er borte", brokerAway);
                pause();
            } catch (RuntimeException e) {
                log.error("OS-stedfortrederen tar ikke imot avstemming lenger", e);
                return;
            }
        }
    }

    private static void fortell(Avstemt avstemt) {
        if (avstemt.avvik().isEmpty()) {
            log.info(
                    "Avstemming av {} fra {} til {} stemmer: {} oppdrag, {} kr",
                    avstemt.fagomrade(),
                    avstemt.nokkelFom(),
                    avstemt.nokkelTom(),
                    avstemt.antall(),
                    avstemt.belop().toPlainString());
        } else {
            log.warn(
                    "Avstemming av {} fra {} til {} stemmer ikke: {}",
                    avstemt.fagomrade(),
                    avstemt.nokkelFom(),
                    avstemt.nokkelTom(),
                    avstemt.avvik());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
