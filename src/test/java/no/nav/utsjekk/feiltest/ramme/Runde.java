package no.nav.utsjekk.feiltest.ramme;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import no.nav.utsjekk.feiltest.Anlegg;
import no.nav.utsjekk.feiltest.Bestilling;
import no.nav.utsjekk.feiltest.Bestillinger;
import no.nav.utsjekk.feiltest.Osvaner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;

/** One fault and its requests, from the first record on Kafka until all is quiet. */
public final class Runde {

    /** How long the publishing of the requests takes, unless the fault does it itself. */
    public static final Duration PUBLISERINGSTID = Duration.ofSeconds(2);

    private static final Duration TALMODIGHET = Duration.ofSeconds(90);
    private static final Duration TIL_DET_ER_STILLE = Duration.ofSeconds(30);
    private static final int BESTILLINGER_PER_SAK = 4;
    private static final int UTBRUDD = 8;

    private final Rigg rigg;
    private final String merke;
    private final Random random;
    private final List<Bestilling> planlagte;
    private final List<Bestilling> publiserte = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> publiseringer = new ArrayList<>();
    private int neste;

    private Runde(Rigg rigg, String merke, long seed, int antall) {
        this.rigg = rigg;
        this.merke = merke;
        this.random = new Random(seed);
        this.planlagte = Bestillinger.tilfeldige(seed, merke, Math.max(1, antall / BESTILLINGER_PER_SAK), antall);
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
            runde.publiser(runde.planlagte.size(), PUBLISERINGSTID);
        }
        uhell.skje(rigg, runde);
        var friskFra = Instant.now();
        runde.ventTilAltErSagt();
        rigg.os().fjernFeil();
        var avvik = uhell.etterpa(rigg, runde);
        return new Opptelling(rigg, List.copyOf(runde.publiserte)).resultat(uhell, friskFra, avvik);
    }

    private void gjorOsUforutsigbar() {
        planlagte.stream()
                .map(Bestilling::sakId)
                .distinct()
                .flatMap(sakId -> Osvaner.likeForKopier(random, sakId).stream())
                .forEach(rigg.os()::leggTilFeil);
    }

    public Random random() {
        return random;
    }

    /** Part of all ids of the round. */
    public String merke() {
        return merke;
    }

    /** Publishes the next of the requests in bursts, in the background. */
    public void publiser(int antall, Duration over) {
        var del = planlagte.subList(neste, Math.min(neste + antall, planlagte.size()));
        neste += del.size();
        var pause = over.toNanos() / Math.max(1, del.size());
        publiseringer.add(CompletableFuture.runAsync(() -> {
            for (int nr = 0; nr < del.size(); nr++) {
                publiser(del.get(nr));
                if (nr % UTBRUDD == 0) {
                    LockSupport.parkNanos(UTBRUDD * pause);
                }
            }
        }));
    }

    /** One request more than planned. */
    public void publiser(Bestilling bestilling) {
        publiser(bestilling, Anlegg.post(bestilling));
    }

    /** The same with a record of its own. */
    public void publiser(Bestilling bestilling, ProducerRecord<String, String> post) {
        publiserte.add(bestilling);
        rigg.producer().send(post);
    }

    /** How many requests of the round have been answered for good. */
    public long besvarte() {
        return publiserte.stream()
                .filter(b -> rigg.svar().erBesvart(b.nokkel()))
                .count();
    }

    /** Waits until so many requests of the round have been answered for good. */
    public void ventTilBesvarte(int antall) {
        await().atMost(TALMODIGHET).pollInterval(Duration.ofMillis(10)).until(() -> besvarte() >= antall);
    }

    /** As long as it goes on: what has not come by then is counted as lost. */
    private void ventTilAltErSagt() {
        publiseringer.forEach(CompletableFuture::join);
        rigg.producer().flush();
        giOppEtter(TALMODIGHET, () -> besvarte() == publiserte.size());
        giOppEtter(TIL_DET_ER_STILLE, this::erStille);
    }

    private static void giOppEtter(Duration tid, java.util.concurrent.Callable<Boolean> ferdig) {
        try {
            await().atMost(tid)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(ferdig);
        } catch (ConditionTimeoutException ikkeFerdig) {
            // the counting tells what is missing
        }
    }

    private boolean erStille() {
        return Arrays.stream(new String[] {
                    "melding where tilstand <> 'FERDIG'", "oppdrag where besvart is null", "utboks where levert is null"
                })
                .allMatch(noe -> Boolean.TRUE.equals(rigg.database()
                        .queryForObject("select not exists (select from %s)".formatted(noe), Boolean.class)));
    }
}
