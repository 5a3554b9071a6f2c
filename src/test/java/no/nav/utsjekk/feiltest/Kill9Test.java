package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.feiltest.bestilling.Post;
import no.nav.utsjekk.lokal.Barn;
import no.nav.utsjekk.lokal.LedigPort;
import no.nav.utsjekk.lokal.Lokal;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Porter;
import no.nav.utsjekk.lokal.UnderTarget;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Design invariant 4: the process is killed at any instruction while it works, and started again on the same data.
 *
 * <p>{@code -Dfeiltest.kill9.runder=20} for a long run, {@code -Dfeiltest.kill9.drap=3} for several kills in each round.
 */
@Tag("feil")
class Kill9Test {

    private static final int RUNDER = Integer.getInteger("feiltest.kill9.runder", 1);
    private static final int DRAP = Integer.getInteger("feiltest.kill9.drap", 1);
    private static final int SAKER = 50;
    private static final int BESTILLINGER = 200;

    /** About as many records as the requests lead to, in the utboks. */
    private static final int UTGAENDE = 550;

    @TempDir(factory = UnderTarget.class)
    Path data;

    private final Porter porter = new Porter(LedigPort.velg(), LedigPort.velg(), LedigPort.velg());
    private final int osPort = LedigPort.velg();

    static LongStream seeds() {
        var random = new Random();
        return LongStream.generate(() -> Long.getLong("feiltest.seed", random.nextLong()))
                .limit(RUNDER);
    }

    @ParameterizedTest(name = "-Dfeiltest.seed={0}")
    @MethodSource("seeds")
    void every_request_is_answered_once_and_paid_once_after_kill_9(long seed) throws Exception {
        var random = new Random(seed);
        var bestillinger = Bestillinger.tilfeldige(seed, "K", SAKER, BESTILLINGER);
        var poster = Bestillinger.poster(bestillinger);
        var drap = new ArrayList<String>();
        try (var producer = Anlegg.producer("localhost:" + porter.kafka())) {
            var publisert = new CompletableFuture<Void>();
            for (int nr = 0; nr < DRAP; nr++) {
                try (var barn = start(random.nextBoolean())) {
                    if (nr == 0) {
                        publisert = CompletableFuture.runAsync(() -> publiser(producer, poster, seed));
                    }
                    drap.add(ventPaDrapet(random, nr));
                    barn.drep();
                }
            }
            try (var anlegg = Anlegg.start(data, porter)) {
                publisert.join();
                producer.flush();
                anlegg.ventTilBesvart(poster.size());
                assertThat(Statuser.antall(anlegg.omgivelser().kafka().brokers(), LokalKafka.INNTOPICS))
                        .as("the test itself must publish each record once")
                        .isEqualTo(poster.size());
                var revisjon = anlegg.revisjon(bestillinger);
                var avvik = revisjon.avvik();
                System.out.printf(
                        "%tT kill -9, seed %d, %s: %d avvik, %d svart flere ganger%n",
                        LocalTime.now(), seed, drap, avvik.size(), revisjon.svartFlereGanger());
                assertThat(avvik).as("seed %d, drept: %s", seed, drap).isEmpty();
            }
        }
    }

    /**
     * @param rotete whether OS answers twice, so that there are more answers under way, and whether what has been handled
     *     leaves the hot tables at once
     */
    private Barn start(boolean rotete) throws Exception {
        var args = new ArrayList<>(List.of(
                "-Dlokal.data=" + data,
                "-Dlokal.eksempler=false",
                "-Dlokal.kafka.port=" + porter.kafka(),
                "-Dlokal.postgres.port=" + porter.postgres(),
                "-Dlokal.mq.port=" + porter.mq(),
                "-Dlokal.http.port=0",
                "-Dlokal.management.port=0",
                "-Dlokal.token.port=0",
                "-Dlokal.os.port=" + osPort,
                "-Dlokal.os.svar=" + (rotete ? "dobbelt,blanke" : "")));
        if (rotete) {
            RyddingUnderveisTest.INNSTILLINGER.forEach((navn, verdi) -> args.add("-D%s=%s".formatted(navn, verdi)));
        }
        Anlegg.INNSTILLINGER.forEach((navn, verdi) -> args.add("-D%s=%s".formatted(navn, verdi)));
        var barn = Barn.start(args, Lokal.class);
        barn.ventPaLinje("Utsjekk er klar");
        return barn;
    }

    /** In bursts, over about a second. */
    private static void publiser(KafkaProducer<String, String> producer, List<Post> poster, long seed) {
        var random = new Random(seed + 1);
        for (var post : poster) {
            producer.send(Anlegg.record(post));
            if (random.nextInt(8) == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(60)));
            }
        }
    }

    /** The first time somewhere in the middle of the work, later ones at any time from the start of the process on. */
    private String ventPaDrapet(Random random, int nr) {
        var millis = random.nextInt(nr == 0 ? 40 : 2500);
        int antall = nr == 0 ? 1 + random.nextInt(UTGAENDE) : 0;
        if (antall > 0) {
            var database = Anlegg.database("jdbc:postgresql://localhost:%d/utsjekk".formatted(porter.postgres()));
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> database.queryForObject("select count(*) from utboks_alle", Integer.class) >= antall
                            || database.queryForObject(
                                    "select count(*) >= ? from melding_alle where tilstand = 'FERDIG'",
                                    Boolean.class,
                                    BESTILLINGER / 2));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        return "etter %d i utboksen og %d ms".formatted(antall, millis);
    }
}
