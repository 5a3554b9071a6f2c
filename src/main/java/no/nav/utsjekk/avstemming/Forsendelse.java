package no.nav.utsjekk.avstemming;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import no.nav.utsjekk.avstemming.LeveringRepository.Porsjon;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint.Kind;

/** Messages in an open MQ transaction: on the queue all at once at {@link #commit}, and never when it is closed before. */
final class Forsendelse implements AutoCloseable {

    private static final String STED = "avstemming-ut";

    private final Porsjon porsjon;
    private final Connection connection;
    private final Session session;

    private Forsendelse(Porsjon porsjon, Connection connection, Session session) {
        this.porsjon = porsjon;
        this.connection = connection;
        this.session = session;
    }

    /**
     * Hands messages to MQ, in their order.
     *
     * @param mq opens a new connection each time
     */
    static Forsendelse av(Porsjon porsjon, ConnectionFactory mq, String ko) throws JMSException {
        var connection = mq.createConnection();
        try {
            var session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var producer = session.createProducer(session.createQueue(ko));
            for (var brev : porsjon.brev()) {
                producer.send(session.createTextMessage(brev.xml()));
            }
            return new Forsendelse(porsjon, connection, session);
        } catch (JMSException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    boolean gjelder(Porsjon annen) {
        return porsjon.erSamme(annen);
    }

    /** @param commits hears of it */
    void commit(CommitListener commits) throws JMSException {
        commits.around(Kind.MQ_SEND, STED, session::commit);
    }

    /** MQ forgets what has not been committed. */
    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
