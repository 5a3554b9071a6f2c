package no.nav.utsjekk.lokal;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nav.utsjekk.lokal.Osavstemming.Avstemt;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Simulering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for OS (11): takes oppdrag from the queue, books them by OS's rules and sends kvitteringer, or does it wrong in the
 * ways that it has been told to.
 *
 * <p>One thread takes the messages in the order in which they came, many per commit; the answers go out in the same commit.
 */
public final class OsStandin implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OsStandin.class);

    private static final int MAX_PER_COMMIT = 200;
    private static final int REMEMBERED = 10_000;
    private static final long POLL_MILLIS = 200;

    private final ConnectionFactory mq;
    private final Osbok bok;
    private final Feilliste feil = new Feilliste();
    private final List<Lytter> lyttere = new CopyOnWriteArrayList<>();
    private final Deque<MottattOppdrag> mottatte = new ArrayDeque<>();

    /** A client asks the broker three times about each queue object that it has not sent to before. */
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    private final Thread thread = new Thread(this::run, "os-standin");
    private final Avstemmingsmottak avstemming;

    private volatile boolean automatisk = true;
    private volatile boolean stopped;

    /** Hears what happens at OS, on OS's own thread. */
    public interface Lytter {

        /** A message was taken from the queue. */
        void mottatt(MottattOppdrag oppdrag);

        /** The kvittering, if any, has been committed. */
        default void besvart(MottattOppdrag oppdrag, Mmel mmel) {}
    }

    private OsStandin(ConnectionFactory mq, Osbok bok) {
        this.mq = mq;
        this.bok = bok;
        this.avstemming = Avstemmingsmottak.start(mq, bok);
    }

    /**
     * @param bok the file that holds what OS has decided; made if it is not there
     */
    public static OsStandin start(ConnectionFactory mq, Path bok) {
        try {
            var os = new OsStandin(mq, Osbok.apne(bok));
            os.thread.start();
            return os;
        } catch (IOException e) {
            throw new LokalFeil("OS-stedfortrederen fikk ikke lest " + bok, e);
        }
    }

    public void leggTilFeil(Feil ny) {
        feil.leggTil(ny);
    }

    public List<Feil> feil() {
        return feil.aktive();
    }

    /** From now on OS takes oppdrag again. */
    public void apne() {
        feil.fjern(Feiltype.STENGT);
    }

    /** From now on OS does everything right, and is open. */
    public void fjernFeil() {
        feil.fjernAlle();
    }

    /** With {@code false} oppdrag are taken and wait until {@link #svar} is called for them. */
    public void svarAutomatisk(boolean automatisk) {
        this.automatisk = automatisk;
    }

    public void lytt(Lytter lytter) {
        lyttere.add(lytter);
    }

    /** The last messages that came, oldest first, repeats included. */
    public List<MottattOppdrag> mottatte() {
        synchronized (mottatte) {
            return List.copyOf(mottatte);
        }
    }

    public List<MottattOppdrag> mottatte(String sakId) {
        return mottatte().stream()
                .filter(oppdrag -> oppdrag.sakId().equals(sakId))
                .toList();
    }

    /** What OS pays now for a sak in a fagområde: its chains, oldest first. */
    public List<Kjede> kjeder(String fagomrade, String sakId) {
        return bok.kjeder(fagomrade, sakId);
    }

    /** The last avstemminger that came, oldest first, and in what they differ from what OS has. */
    public List<Avstemt> avstemte() {
        return avstemming.avstemte();
    }

    /** What an oppdrag would do if it came now (07). */
    public Simulering simuler(Ordre ordre) {
        return bok.simuler(ordre);
    }

    /** Answers by the rules; can be repeated. */
    public Mmel svar(MottattOppdrag oppdrag) {
        var mmel = bok.behandle(oppdrag, Svarplan.RETT);
        bok.lagre();
        sendKvittering(oppdrag, mmel);
        return mmel;
    }

    /**
     * Answers as told; can be repeated, also with another answer.
     *
     * @throws IllegalArgumentException when OS is to accept what its rules refuse
     */
    public void svar(MottattOppdrag oppdrag, Mmel mmel) {
        if (mmel.godtatt()) {
            var regelsvar = bok.behandle(oppdrag, Svarplan.RETT);
            if (!regelsvar.godtatt()) {
                throw new IllegalArgumentException("OS would have refused: " + regelsvar);
            }
            bok.lagre();
        }
        sendKvittering(oppdrag, mmel);
    }

    /** Puts any text on the kvittering queue, as if OS had sent it. */
    public void send(String text) {
        try (var context = mq.createContext()) {
            context.createProducer().send(context.createQueue(LokalMq.KVITTERING), text);
        }
    }

    /** Stops after the messages under way; what is still on the queue waits for the next start. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
            avstemming.close();
            bok.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new LokalFeil("OS-stedfortrederen fikk ikke lukket boken sin", e);
        }
    }

    private void sendKvittering(MottattOppdrag oppdrag, Mmel mmel) {
        try (var context = mq.createContext(JMSContext.SESSION_TRANSACTED)) {
            send(context, oppdrag, mmel, Svarplan.RETT);
            context.commit();
        }
        lyttere.forEach(lytter -> lytter.besvart(oppdrag, mmel));
    }

    private void run() {
        while (!stopped) {
            try {
                feil.ventPaApning();
                if (!feil.stengt()) {
                    takeWhileOpen();
                }
            } catch (JMSRuntimeException | JMSException brokerAway) {
                log.debug("MQ er borte", brokerAway);
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("OS-stedfortrederen har stoppet", e);
                return;
            }
        }
    }

    private void takeWhileOpen() throws JMSException {
        try (var context = mq.createContext(JMSContext.SESSION_TRANSACTED);
                var consumer = context.createConsumer(context.createQueue(LokalMq.OPPDRAG))) {
            while (!stopped && !feil.stengt()) {
                takeBatch(context, consumer);
            }
        }
    }

    private record Svar(MottattOppdrag oppdrag, Mmel mmel) {}

    private void takeBatch(JMSContext context, JMSConsumer consumer) throws JMSException {
        var batch = receive(consumer);
        if (feil.stengt()) {
            context.rollback(); // closed while it waited: what is sent after closing is never taken
            return;
        }
        var svar = new ArrayList<Svar>();
        for (var message : batch) {
            var oppdrag = motta(message);
            if (automatisk) {
                svar.add(behandle(context, oppdrag));
            }
        }
        if (!batch.isEmpty()) {
            bok.lagre();
            context.commit();
        }
        svar.forEach(ett -> lyttere.forEach(lytter -> lytter.besvart(ett.oppdrag(), ett.mmel())));
    }

    /** Waits a moment for the first message, and takes those with it that are there already. */
    private static List<Message> receive(JMSConsumer consumer) {
        var batch = new ArrayList<Message>();
        var message = consumer.receive(POLL_MILLIS);
        while (message != null) {
            batch.add(message);
            message = batch.size() < MAX_PER_COMMIT ? consumer.receiveNoWait() : null;
        }
        return batch;
    }

    private MottattOppdrag motta(Message message) throws JMSException {
        var svarTil = message.getJMSReplyTo() instanceof Queue queue ? queue.getQueueName() : LokalMq.KVITTERING;
        var xml = message instanceof TextMessage text ? text.getText() : "";
        var oppdrag = MottattOppdrag.of(Instant.now(), message.getJMSMessageID(), svarTil, xml);
        synchronized (mottatte) {
            mottatte.addLast(oppdrag);
            if (mottatte.size() > REMEMBERED) {
                mottatte.removeFirst();
            }
        }
        lyttere.forEach(lytter -> lytter.mottatt(oppdrag));
        return oppdrag;
    }

    private Svar behandle(JMSContext context, MottattOppdrag oppdrag) {
        var plan = feil.planFor(oppdrag);
        var mmel = bok.behandle(oppdrag, plan);
        send(context, oppdrag, mmel, plan);
        return new Svar(oppdrag, mmel);
    }

    /** A late answer waits in the broker, so that it comes even if the stand-in is killed meanwhile. */
    private void send(JMSContext context, MottattOppdrag oppdrag, Mmel mmel, Svarplan plan) {
        var text = plan.form().apply(Kvitteringstekst.av(oppdrag.xml(), mmel));
        var producer = context.createProducer().setDeliveryDelay(plan.ventetid().toMillis());
        var svarTil = queues.computeIfAbsent(oppdrag.svarTil(), context::createQueue);
        for (var copy = 0; copy < plan.kopier(); copy++) {
            producer.send(svarTil, text);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
