package no.nav.utsjekk.feiltest.ramme;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Anlegg;
import no.nav.utsjekk.feiltest.Osvaner;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.feiltest.bestilling.Post;
import no.nav.utsjekk.feiltest.bestilling.Post.Rolle;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;

/** One fault and its requests, from the first record on Kafka until all is quiet. */
public final class Runde {

    /** How long the publishing of the requests takes, unless the fault does it itself. */
    public static final Duration PUBLISERINGSTID = Duration.ofSeconds(2);

    private static final Duration TALMODIGHET = Duration.ofMinutes(3);
    private static final Duration TIL_DET_ER_STILLE = Duration.ofSeconds(30);
    private static final int BESTILLINGER_PER_SAK = 4;
    private static final int UTBRUDD = 8;

    private final Rigg rigg;
    private final String merke;
    private final Random random;
    private final List<Bestilling> bestillinger;
    private final List<Post> poster;
    private final List<CompletableFuture<Void>> publiseringer = new ArrayList<>();
    private final List<String> avvik = new CopyOnWriteArrayList<>();
    private Optional<Instant> frisk = Optional.empty();
    private int publiserte;

    private Runde(Rigg rigg, String merke, long seed, int antall) {
        this.rigg = rigg;
        this.merke = merke;
        this.random = new Random(seed);
        this.bestillinger = new CopyOnWriteArrayList<>(
                Bestillinger.tilfeldige(seed, merke, Math.max(1, antall / BESTILLINGER_PER_SAK), antall));
        // what comes late may be answered once more: then nothing could be counted
        this.poster = Bestillinger.poster(bestillinger).stream()
                .filter(post -> post.rolle() != Rolle.FORSINKET)
                .toList();
    }

    /**
     * @param merke is part of all ids, and of no other round's
     * @return what came of it
     */
    static Resultat kjor(Rigg rigg, Uhell uhell, String merke, long seed) throws Exception {
        var runde = new Runde(rigg, merke, seed, uhell.bestillinger());
        rigg.krevInstanser(uhell.instanser());
        runde.gjorOsUforutsigbar();
        if (!uhell.publiserSelv()) {
            runde.publiserResten(PUBLISERINGSTID);
        }
        uhell.skje(rigg, runde);
        runde.erFrisk();
        runde.ventTilAltErSagt();
        rigg.os().fjernFeil();
        runde.avvik(uhell.etterpa(rigg, runde));
        return new Opptelling(rigg, List.copyOf(runde.bestillinger))
                .resultat(uhell, runde.frisk.orElseThrow(), runde.avvik);
    }

    private void gjorOsUforutsigbar() {
        bestillinger.stream()
                .map(Bestilling::sakId)
                .distinct()
                .flatMap(sakId -> Osvaner.likeForKopier(random, sakId).stream())
                .forEach(rigg.os()::leggTilFeil);
    }

    /** The cause is gone, although the fault still has something to see to. */
    public void erFrisk() {
        frisk = frisk.or(() -> Optional.of(Instant.now()));
    }

    /** Tells what is not as it must be. */
    void avvik(List<String> nye) {
        avvik.addAll(nye);
    }

    public Random random() {
        return random;
    }

    /** Part of all ids of the round. */
    public String merke() {
        return merke;
    }

    /** Publishes the next of the requests' records in bursts, in the background. */
    public void publiser(int antall, Duration over) {
        var del = poster.subList(publiserte, Math.min(publiserte + antall, poster.size()));
        publiserte += del.size();
        var pause = over.toNanos() / Math.max(1, del.size());
        publiseringer.add(CompletableFuture.runAsync(() -> {
            for (int nr = 0; nr < del.size(); nr++) {
                rigg.publiser(Anlegg.record(del.get(nr)));
                if (nr % UTBRUDD == 0) {
                    LockSupport.parkNanos(UTBRUDD * pause);
                }
            }
        }));
    }

    /** Publishes all records that have not been published. */
    public void publiserResten(Duration over) {
        publiser(poster.size() - publiserte, over);
    }

    /** One request more than planned. */
    void publiser(Bestilling bestilling) {
        publiser(bestilling, Anlegg.record(bestilling.poster().get(0)));
    }

    /** One request more than planned, which does not come from Kafka. */
    void leggTil(Bestilling bestilling) {
        bestillinger.add(bestilling);
    }

    /** The same with a record of its own. */
    void publiser(Bestilling bestilling, ProducerRecord<String, String> post) {
        bestillinger.add(bestilling);
        rigg.publiser(post);
    }

    private Stream<String> nokler() {
        return bestillinger.stream().flatMap(b -> b.nokler().stream());
    }

    /** How many requests of the round have been answered for good; each record of a transaction is one. */
    public long besvarte() {
        return nokler().filter(rigg.svar()::erBesvart).count();
    }

    /** Lets that time go by; gives whether all of them have been by then. */
    boolean erFerdigEtter(Duration tid) {
        var slutt = Instant.now().plus(tid);
        while (Instant.now().isBefore(slutt)) {
            erBesvart(1);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return erBesvart(nokler().count());
    }

    /** Waits until that part of them has been. */
    public void ventTilBesvart(double andel) {
        await().atMost(TALMODIGHET)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> erBesvart(andel * nokler().count()));
    }

    private boolean erBesvart(double antall) {
        rigg.laTidenGaUt(alleErPublisert());
        return besvarte() >= antall;
    }

    private boolean alleErPublisert() {
        return publiserte == poster.size() && publiseringer.stream().allMatch(CompletableFuture::isDone);
    }

    /** As long as it goes on: what has not come by then is counted as lost. */
    private void ventTilAltErSagt() {
        publiserResten(Duration.ZERO);
        publiseringer.forEach(CompletableFuture::join);
        giOppEtter(TALMODIGHET, () -> erBesvart(nokler().count()));
        giOppEtter(TIL_DET_ER_STILLE, rigg::erStille);
    }

    private static void giOppEtter(Duration tid, Callable<Boolean> ferdig) {
        try {
            await().atMost(tid)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(ferdig);
        } catch (ConditionTimeoutException ikkeFerdig) {
            // the counting tells what is missing
        }
    }
}
