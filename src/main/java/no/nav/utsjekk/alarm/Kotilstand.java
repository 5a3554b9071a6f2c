package no.nav.utsjekk.alarm;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies first on the queues that must not fill (ALM-11). {@link #run} looks, without taking anything; {@link #funn} tells what
 * was found last, so that nobody waits for MQ.
 */
public final class Kotilstand implements Runnable {

    private final ConnectionFactory mq;
    private final String kvittering;
    private final String backout;
    private final Clock clock;
    private volatile Blikk siste = new Blikk(Instant.EPOCH, List.of());

    private record Blikk(Instant tid, List<Funn> funn) {}

    /**
     * @param mq opens a new connection each time
     * @param kvittering where OS answers
     * @param backout where what could not be read is put
     */
    public Kotilstand(ConnectionFactory mq, String kvittering, String backout, Clock clock) {
        this.mq = mq;
        this.kvittering = kvittering;
        this.backout = backout;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (var context = mq.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var funn = new ArrayList<Funn>();
            forst(context, kvittering)
                    .ifPresent(melding ->
                            funn.add(Funn.av("%s %s".formatted(kvittering, melding), kvittering + " blir ikke lest")));
            forst(context, backout)
                    .ifPresent(melding -> funn.add(new Funn(backout, "", "det ligger noe på " + backout, true)));
            siste = new Blikk(clock.instant(), List.copyOf(funn));
        } catch (JMSException | JMSRuntimeException mqIsAway) {
            // health tells of that; what was found before becomes too old to be used
            return;
        }
    }

    /** Id of the first message: as long as it is the same, nobody reads. */
    private static Optional<String> forst(JMSContext context, String queue) throws JMSException {
        try (var browser = context.createBrowser(context.createQueue(queue))) {
            var meldinger = browser.getEnumeration();
            return meldinger.hasMoreElements()
                    ? Optional.ofNullable(((Message) meldinger.nextElement()).getJMSMessageID())
                    : Optional.empty();
        }
    }

    /** @throws Kilde.Borte when MQ has not told of them since then */
    public List<Funn> funn(Instant siden) {
        var blikk = siste;
        if (blikk.tid().isBefore(siden)) {
            throw new Kilde.Borte("MQ har ikke svart på en stund");
        }
        return blikk.funn();
    }
}
