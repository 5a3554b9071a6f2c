package no.nav.utsjekk.avstemming;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.avstemming.LeveringRepository.Porsjon;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of runs to MQ, in their order, each once (FM-13).
 *
 * <p>Messages are put into an MQ transaction and noted as begun in one database transaction. In the next one the MQ transaction
 * is committed, and what came of it is noted. A try that failed is known not to have reached MQ, and is made again. Only when
 * the process dies after the first, or the broker's answer to the commit is lost, does nobody know: then nothing is sent again,
 * because a copy of an avstemming is not harmless as one of an oppdrag is, and an operator finds out with OS ({@link #avklar}).
 */
public final class Avstemmingsutlop {

    private static final Logger LOG = LoggerFactory.getLogger(Avstemmingsutlop.class);

    /** What is known of messages that have been begun. */
    private enum Viten {
        IKKE_LEVERT,
        I_TVIL,
        LEVERT
    }

    /** What this process knows of the last messages that it has begun; the database may not know it yet. */
    private record Husket(Porsjon porsjon, Viten viten, Optional<Exception> feil) {}

    private final LeveringRepository leveringer;
    private final VarselRepository varsler;
    private final ConnectionFactory mq;
    private final String ko;
    private final CommitListener commits;
    private final Duration leie;
    private Optional<Husket> husket = Optional.empty();
    private Optional<Forsendelse> klar = Optional.empty();

    /**
     * @param mq opens a new connection each time
     * @param ko OS's queue for avstemming, so named that messages carry no JMS headers
     * @param leie how long messages that somebody else has begun are left to him
     */
    public Avstemmingsutlop(
            LeveringRepository leveringer,
            VarselRepository varsler,
            ConnectionFactory mq,
            String ko,
            CommitListener commits,
            Duration leie) {
        this.leveringer = leveringer;
        this.varsler = varsler;
        this.mq = mq;
        this.ko = ko;
        this.commits = commits;
        this.leie = leie;
    }

    /**
     * First transaction: puts the next messages into an MQ transaction, and notes that it is about to be committed.
     *
     * @return one batch, or none when there is nothing to do or another instance is at it
     * @throws JMSException when MQ takes none: nothing is noted then
     */
    public synchronized List<Porsjon> begynn(int max) throws JMSException {
        forkast();
        var avstemming = leveringer.lasEldste();
        if (avstemming.isEmpty()) {
            return List.of();
        }
        var begynte = leveringer.begynte(avstemming.get());
        if (begynte.isEmpty()) {
            var ny = leveringer.begynn(avstemming.get(), max);
            klar = Optional.of(Forsendelse.av(ny, mq, ko));
            husk(ny, Viten.IKKE_LEVERT, Optional.empty());
            return List.of(ny);
        }
        if (begynte.flatMap(this::viten).isPresent()) {
            return List.of(begynte.get());
        }
        begynte.filter(porsjon -> leveringer.erForlatt(porsjon, leie)).ifPresent(this::tvil);
        return List.of();
    }

    /** What a round before this one put into an MQ transaction and did not commit. */
    private void forkast() throws JMSException {
        var gammel = klar;
        klar = Optional.empty();
        if (gammel.isPresent()) {
            gammel.get().close();
        }
    }

    /**
     * Second transaction: commits the MQ transaction, unless that has been done, and notes what came of it.
     *
     * @return why the messages were not delivered
     */
    public synchronized Optional<Exception> lever(Porsjon porsjon) throws JMSException {
        if (!leveringer.las(porsjon)) {
            forkast();
            return Optional.empty();
        }
        if (viten(porsjon).filter(viten -> viten != Viten.IKKE_LEVERT).isEmpty()) {
            send(porsjon);
        }
        var utfall = husket.orElseThrow();
        switch (utfall.viten()) {
            case LEVERT -> levert(porsjon);
            case IKKE_LEVERT -> leveringer.ikkeLevert(porsjon);
            case I_TVIL -> tvil(porsjon);
        }
        return utfall.viten() == Viten.LEVERT ? Optional.empty() : utfall.feil();
    }

    private Optional<Viten> viten(Porsjon porsjon) {
        return husket.filter(h -> h.porsjon().erSamme(porsjon)).map(Husket::viten);
    }

    private void husk(Porsjon porsjon, Viten viten, Optional<Exception> feil) {
        husket = Optional.of(new Husket(porsjon, viten, feil));
    }

    /** What is known is noted at each step, so that no failure, of closing either, can make it less than it is. */
    private void send(Porsjon porsjon) {
        husk(porsjon, Viten.IKKE_LEVERT, Optional.empty());
        try (var forsendelse = taKlar(porsjon)) {
            husk(porsjon, Viten.I_TVIL, Optional.empty());
            forsendelse.commit(commits);
            husk(porsjon, Viten.LEVERT, Optional.empty());
        } catch (TransactionRolledBackException e) {
            husk(porsjon, Viten.IKKE_LEVERT, Optional.of(e));
        } catch (JMSException | RuntimeException e) {
            husk(porsjon, viten(porsjon).orElseThrow(), Optional.of(e));
        }
    }

    /** The MQ transaction that waits for its commit; a new one when the database was away in between. */
    private Forsendelse taKlar(Porsjon porsjon) throws JMSException {
        var ventende = klar.filter(forsendelse -> forsendelse.gjelder(porsjon));
        if (ventende.isPresent()) {
            klar = Optional.empty();
            return ventende.get();
        }
        forkast();
        return Forsendelse.av(porsjon, mq, ko);
    }

    private void levert(Porsjon porsjon) {
        leveringer.levert(porsjon);
        AfterCommit.run(() -> LOG.info(
                "Avstemming {}: {} meldinger levert til OS",
                porsjon.avstemming(),
                porsjon.brev().size()));
    }

    private void tvil(Porsjon porsjon) {
        leveringer.iTvil(porsjon);
        var brev = porsjon.brev();
        varsler.add(List.of(Varsel.of(
                Varsel.Type.AVSTEMMING_I_TVIL,
                "Avstemming %d: det er ukjent om melding %d til %d har nådd OS. En operatør må avklare det"
                        .formatted(
                                porsjon.avstemming(),
                                brev.get(0).nr(),
                                brev.get(brev.size() - 1).nr()))));
    }

    /** Fails the round when messages were not delivered, so that it is tried again after a while. */
    public void krevLevert(Optional<Exception> feil) throws Exception {
        if (feil.isPresent()) {
            throw feil.get();
        }
    }

    /**
     * An operator's decision about messages in doubt: OS has them, or they are sent again, with the same avstemmingId.
     *
     * @return false when the run is not in doubt, or not there
     */
    public boolean avklar(long avstemming, boolean levert) {
        var porsjon = leveringer.lasTvil(avstemming);
        porsjon.ifPresent(levert ? leveringer::levert : leveringer::ikkeLevert);
        return porsjon.isPresent();
    }
}
