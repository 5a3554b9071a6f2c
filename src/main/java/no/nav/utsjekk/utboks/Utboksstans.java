package no.nav.utsjekk.utboks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.nav.utsjekk.utboks.Stans.Grunn;
import no.nav.utsjekk.utboks.UtboksRepository.Rad;
import no.nav.utsjekk.vakt.Topictilgang;
import no.nav.utsjekk.vakt.Topictilgang.Bruk;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What becomes of rows of the utboks that cannot be delivered: they stand still, with those behind them that must not
 * overtake ({@link Plass}), and all others go on. A row whose topic is missing goes by itself when there is one; a row that
 * its recipient does not take waits for an operator.
 */
public final class Utboksstans {

    private final UtboksRepository utboks;
    private final StansRepository stanser;
    private final Topictilgang kafka;
    private final Plass.Topics topics;
    private final Set<String> kjente = ConcurrentHashMap.newKeySet();

    /**
     * @param statusTopic where statuses go
     * @param utbetalingTopic where final utbetalinger go, which statuses must not overtake
     */
    public Utboksstans(
            UtboksRepository utboks,
            StansRepository stanser,
            Topictilgang kafka,
            String statusTopic,
            String utbetalingTopic) {
        this.utboks = utboks;
        this.stanser = stanser;
        this.kafka = kafka;
        this.topics = new Plass.Topics(statusTopic, utbetalingTopic);
    }

    /** Lets rows go on whose topics have come back, unless another instance delivers. Step of the route {@code status-ut}. */
    public void gjenoppta() {
        var savnet = stanser.missingTopics();
        if (savnet.isEmpty() || !utboks.hold(Utgaende.Kanal.KAFKA)) {
            return;
        }
        var mangler = kafka.mangler(savnet, Bruk.SKRIVE).keySet();
        var tilbake = savnet.stream().filter(topic -> !mangler.contains(topic)).toList();
        if (!tilbake.isEmpty()) {
            stanser.release(tilbake);
        }
    }

    /**
     * Stops the rows that cannot go to Kafka now. The caller holds the channel. Step of the route {@code status-ut}.
     *
     * @param rader ascending by id
     * @return the others
     */
    public List<Rad> slippGjennom(List<Rad> rader) {
        if (rader.isEmpty()) {
            return rader;
        }
        forgetUnlessCommitted();
        var mangler = missing(rader);
        if (mangler.isEmpty() && !stanser.any()) {
            return rader;
        }
        var plasser = rader.stream().map(rad -> Plass.av(rad, topics)).toList();
        var nye = stopp(plasser, mangler, stanser.behind(plasser));
        stanser.add(nye);
        var stoppet = nye.stream().map(stans -> stans.plass().utboks()).collect(Collectors.toSet());
        return rader.stream().filter(rad -> !stoppet.contains(rad.id())).toList();
    }

    private static List<Stans> stopp(List<Plass> plasser, Set<String> mangler, Set<Long> bak) {
        var nye = new ArrayList<Stans>();
        var nokler = new HashSet<String>();
        var meldinger = new HashSet<Long>();
        for (var plass : plasser) {
            var savnet = mangler.contains(plass.mottaker());
            var nokkel = plass.nokkel().map(digest -> plass.mottaker() + '/' + digest);
            if (savnet
                    || bak.contains(plass.utboks())
                    || nokkel.filter(nokler::contains).isPresent()
                    || plass.venterPa().filter(meldinger::contains).isPresent()) {
                nye.add(new Stans(plass, savnet ? Grunn.TOPIC : Grunn.BAK));
                nokkel.ifPresent(nokler::add);
                plass.oppholder().ifPresent(meldinger::add);
            }
        }
        return nye;
    }

    /** Topics that are known to be there are not asked for again until a delivery fails. */
    private Set<String> missing(List<Rad> rader) {
        var ukjente = rader.stream()
                .map(rad -> rad.utgaende().mottaker())
                .filter(topic -> !kjente.contains(topic))
                .collect(Collectors.toSet());
        if (ukjente.isEmpty()) {
            return Set.of();
        }
        var mangler = kafka.mangler(ukjente, Bruk.SKRIVE).keySet();
        ukjente.stream().filter(topic -> !mangler.contains(topic)).forEach(kjente::add);
        return mangler;
    }

    private void forgetUnlessCommitted() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    kjente.clear();
                }
            }
        });
    }

    /** A row that stands still from now on, and the melding that it belongs to. */
    public record Stoppet(long utboks, Optional<Long> melding) {}

    /** Stops a row that its recipient does not take, unless it has been delivered. Reads nothing of what it holds. */
    public Optional<Stoppet> stopp(long id) {
        utboks.holdAll();
        return stanser.stop(id, topics.utbetaling());
    }

    /** Lets a row that its recipient did not take be tried again; false when it does not stand still. */
    public boolean slipp(long id) {
        utboks.holdAll();
        return stanser.release(id);
    }

    /** Lets those behind a row go on without it: it will never be said. False when it does not stand still. */
    public boolean forkast(long id) {
        var stod = slipp(id);
        if (stod) {
            utboks.delivered(utboks.rader(List.of(id)));
        }
        return stod;
    }
}
