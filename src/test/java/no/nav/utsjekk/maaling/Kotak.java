package no.nav.utsjekk.maaling;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

/** Persistent sends in transactions, to a queue that nobody reads meanwhile. */
final class Kotak implements AutoCloseable {

    private static final String KO = "TAK";
    private static final String TEKST = "x".repeat(2048);
    private static final long TOM_ETTER_MS = 500;

    private final JMSContext context;

    Kotak(ConnectionFactory mq) {
        context = mq.createContext(JMSContext.SESSION_TRANSACTED);
        context.start();
    }

    void send(int antall) {
        var producer = context.createProducer();
        var ko = context.createQueue(KO);
        for (int nr = 1; nr <= antall; nr++) {
            producer.send(ko, TEKST);
            if (nr % Tak.PORSJON == 0) {
                context.commit();
            }
        }
        context.commit();
    }

    /** Takes away what was sent. */
    @Override
    public void close() {
        try (context;
                var consumer = context.createConsumer(context.createQueue(KO))) {
            for (int nr = 1; consumer.receive(TOM_ETTER_MS) != null; nr++) {
                if (nr % Tak.PORSJON == 0) {
                    context.commit();
                }
            }
            context.commit();
        }
    }
}
