package no.nav.utsjekk.lokal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What surrounds the product: Kafka, PostgreSQL and MQ, with their data below one directory. What is there is used again at
 * the next start, also after a kill -9.
 */
public final class Omgivelser implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Omgivelser.class);

    private final Datalas las;
    private final LokalKafka kafka;
    private final LokalPostgres postgres;
    private final LokalMq mq;
    private final List<Linjer> linjer;

    private Omgivelser(Datalas las, Path data, Porter porter, Map<String, String> postgres, int antallLinjer) {
        this.las = las;
        this.kafka = new LokalKafka(data.resolve("kafka"), porter.kafka(), antallLinjer);
        this.postgres = new LokalPostgres(data.resolve("postgres"), porter.postgres(), postgres);
        this.mq = new LokalMq(data.resolve("mq"), porter.mq());
        this.linjer = kafka.linjer().stream()
                .map(tilKafka -> new Linjer(tilKafka, Linje.til(porter.postgres()), Linje.til(porter.mq())))
                .toList();
    }

    /** On free ports, for tests. */
    public static Omgivelser start(Path data) {
        return start(data, Porter.LEDIGE);
    }

    /**
     * On free ports.
     *
     * @param postgres settings of PostgreSQL, beside the usual ones
     */
    public static Omgivelser start(Path data, Map<String, String> postgres) {
        return start(data, Porter.LEDIGE, postgres, 0);
    }

    /**
     * Returns when all three servers take work.
     *
     * @throws LokalFeil when the directory or a port is in use, or a server does not start; nothing is left running then
     */
    public static Omgivelser start(Path data, Porter porter) {
        return start(data, porter, Map.of(), 0);
    }

    /**
     * The same with lines to the servers that can be disturbed.
     *
     * @param linjer how many of each
     */
    public static Omgivelser start(Path data, int linjer) {
        return start(data, Porter.LEDIGE, Map.of(), linjer);
    }

    private static Omgivelser start(Path data, Porter porter, Map<String, String> postgres, int linjer) {
        try {
            var omgivelser = new Omgivelser(Datalas.ta(data), data, porter.valgt(), postgres, linjer);
            omgivelser.start();
            return omgivelser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        try {
            postgres.stoppForeldrelos();
            tjenere().forEach(tjener -> Porter.krevLedig(tjener.port(), tjener.navn()));
            samtidig(tjenere().stream().map(Omgivelser::starte).toList());
            fjernDodeMedlemmer();
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void fjernDodeMedlemmer() {
        try {
            kafka.fjernDodeMedlemmer();
        } catch (Exception e) {
            throw new LokalFeil("Kafka ga ikke slipp på forrige kjøring", e);
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    public LokalKafka kafka() {
        return kafka;
    }

    public LokalPostgres postgres() {
        return postgres;
    }

    public LokalMq mq() {
        return mq;
    }

    /** Those that it was started with. */
    public List<Linjer> linjer() {
        return linjer;
    }

    /** The product's settings for these servers, by the names of the contract. */
    public Map<String, String> settings() {
        return settings(kafka.port(), postgres.port(), mq.port());
    }

    /** The same for an instance that comes over lines. */
    public Map<String, String> settings(Linjer over) {
        return settings(over.kafka().port(), over.postgres().port(), over.mq().port());
    }

    private static Map<String, String> settings(int kafka, int postgres, int mq) {
        return Map.of(
                "KAFKA_BROKERS",
                "localhost:" + kafka,
                "DB_JDBC_URL",
                LokalPostgres.jdbcUrl(postgres),
                "DB_USERNAME",
                LokalPostgres.NAVN,
                "DB_PASSWORD",
                LokalPostgres.NAVN,
                "MQ_PROVIDER",
                "artemis",
                "MQ_HOSTNAME",
                "localhost",
                "MQ_PORT",
                String.valueOf(mq),
                "MQ_USERNAME",
                "utsjekk",
                "MQ_PASSWORD",
                "utsjekk");
    }

    /** Stops all three in an orderly way; the data stay. */
    @Override
    public void close() {
        try (las) {
            linjer.forEach(Linjer::close);
            samtidig(tjenere().stream().map(Omgivelser::stoppe).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Tjener> tjenere() {
        return List.of(postgres, kafka, mq);
    }

    private static Callable<Void> starte(Tjener tjener) {
        return () -> {
            var begun = System.nanoTime();
            try {
                tjener.start();
                log.debug("{} klar etter {} ms", tjener.navn(), (System.nanoTime() - begun) / 1_000_000);
                return null;
            } catch (LokalFeil e) {
                throw e;
            } catch (Exception e) {
                throw new LokalFeil(tjener.navn() + " startet ikke: " + e.getMessage(), e);
            }
        };
    }

    private static Callable<Void> stoppe(Tjener tjener) {
        return () -> {
            tjener.stopp();
            return null;
        };
    }

    /** Runs all at the same time and to their end, then throws the first failure if there was one. */
    private static void samtidig(List<Callable<Void>> oppgaver) {
        var pool = Executors.newFixedThreadPool(oppgaver.size());
        try {
            for (var future : pool.invokeAll(oppgaver)) {
                resultat(future);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LokalFeil("Avbrutt", e);
        } finally {
            pool.shutdown();
        }
    }

    private static void resultat(Future<Void> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LokalFeil feil ? feil : new LokalFeil("Uventet feil", e.getCause());
        }
    }
}
