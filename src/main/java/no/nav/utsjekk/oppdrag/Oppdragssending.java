package no.nav.utsjekk.oppdrag;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.melding.HosOppdrag;
import no.nav.utsjekk.oppdrag.OppdragRepository.TilSending;
import no.nav.utsjekk.vakt.Metrics;

/**
 * The steps of the route {@code oppdrag-ut}. Between them the route sends the messages, in an MQ transaction that commits
 * before the database does: what is lost in between is sent again and known to be a possible copy (D7, FM-05).
 */
public final class Oppdragssending {

    private static final String ROUTE = "oppdrag-ut";

    private final OppdragRepository oppdrag;
    private final HosOppdrag hosOppdrag;
    private final DodbrevRepository dodbrev;
    private final ConnectionFactory mq;
    private final Metrics metrics;
    private final Duration lease;

    /** @param lease how long nobody else may pick what one instance has picked; longer than any batch takes to send */
    public Oppdragssending(
            OppdragRepository oppdrag,
            HosOppdrag hosOppdrag,
            DodbrevRepository dodbrev,
            ConnectionFactory mq,
            Metrics metrics,
            Duration lease) {
        this.oppdrag = oppdrag;
        this.hosOppdrag = hosOppdrag;
        this.dodbrev = dodbrev;
        this.mq = mq;
        this.metrics = metrics;
        this.lease = lease;
    }

    /**
     * Picks the next oppdrag and counts the copies that are about to be handed over. Does so only while MQ answers,
     * because a counted copy that never was makes a later refusal wait for its answer (D7).
     *
     * @return ids
     */
    public List<Long> reserver(int max) throws JMSException {
        if (!oppdrag.anyToSend()) {
            return List.of();
        }
        requireMq();
        return oppdrag.reserve(max, lease);
    }

    /**
     * Counts one more copy of an oppdrag that was picked before: the try that failed may have reached MQ.
     *
     * @return its id, unless it is not to be sent any more
     */
    public List<Long> tellKopi(long id) throws JMSException {
        requireMq();
        return oppdrag.countCopy(id);
    }

    private void requireMq() throws JMSException {
        try (var connection = mq.createConnection()) {
            connection.start();
        }
    }

    /** Reads the picked oppdrag for sending; those that OS has answered in the meantime are left out. */
    public List<TilSending> las(List<Long> ids) {
        return oppdrag.lockForSending(ids);
    }

    /** What is handed over. */
    public String xml(TilSending oppdrag) {
        return oppdrag.xml();
    }

    /**
     * Fails when the database has ended the transaction that locks the oppdrag: somebody else may have sent them by now. The last
     * thing before MQ commits.
     */
    public void krevLas() {
        oppdrag.requireTransaction();
    }

    /** Notes that oppdrag were handed over, and says HOS_OPPDRAG for meldinger whose last oppdrag they were (D2). */
    public void sendt(List<TilSending> sendte) {
        oppdrag.sent(sendte);
        hosOppdrag.whenAllSent(
                sendte.stream().map(TilSending::melding).distinct().toList());
        AfterCommit.run(() -> sendte.forEach(o -> metrics.oppdrag(o.fagomrade())));
    }

    /** Holds an oppdrag that no try could send, with a dead letter; an operator decides. */
    public void giOpp(long id, Exception cause) {
        oppdrag.hold(id).ifPresent(holdt -> {
            dodbrev.add(List.of(new Dodbrev(
                    ROUTE,
                    Optional.empty(),
                    Optional.of(holdt.melding()),
                    Optional.of(id),
                    Giftig.name(cause),
                    Giftig.describe(cause))));
            AfterCommit.run(() -> metrics.oppdragFeilet(holdt.fagomrade()));
        });
    }
}
