package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Barn;
import no.nav.utsjekk.lokal.LedigPort;
import no.nav.utsjekk.lokal.Lokal;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Porter;
import no.nav.utsjekk.lokal.UnderTarget;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIM-6: the process is killed in the middle of dry runs. Each is answered, and once. {@code -Dfeiltest.seed=17} repeats a run. */
@Tag("feil")
class SimuleringKill9Test {

    private static final int ANTALL = 60;
    private static final String DRYRUN = "helved.dryrun-aap.v1";

    @TempDir(factory = UnderTarget.class)
    Path data;

    private final Porter porter = new Porter(LedigPort.velg(), LedigPort.velg(), LedigPort.velg());
    private final int osPort = LedigPort.velg();
    private final long seed = Long.getLong("feiltest.seed", new Random().nextLong());

    @Test
    void SIM_6_each_dry_run_is_answered_once_after_kill_9() throws Exception {
        var nokler = IntStream.range(0, ANTALL)
                .mapToObj(nr -> "S" + nr + "-" + UUID.randomUUID())
                .toList();
        int nar = 1 + new Random(seed).nextInt(ANTALL / 2);
        try (var producer = Anlegg.producer("localhost:" + porter.kafka());
                var barn = start()) {
            nokler.forEach(nokkel -> producer.send(new ProducerRecord<>("aap.utbetaling.v1", nokkel, json(nokkel))));
            producer.flush();
            var database = Anlegg.database("jdbc:postgresql://localhost:%d/utsjekk".formatted(porter.postgres()));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> database.queryForObject(
                                    "select count(*) from melding where tilstand = 'FERDIG'", Integer.class)
                            >= nar);
            barn.drep();
        }
        try (var igjen = start()) {
            var brokers = "localhost:" + porter.kafka();
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> svar(brokers).keySet().containsAll(nokler));
            assertThat(svar(brokers)).as("seed %d, drept etter %d", seed, nar).hasSize(ANTALL);
            assertThat(svar(brokers).values()).as("seed %d", seed).containsOnly(1L);
        }
    }

    /** Results and refusals, by key. */
    private static Map<String, Long> svar(String brokers) {
        return Stream.of(DRYRUN, LokalKafka.STATUS)
                .flatMap(topic -> Statuser.poster(brokers, topic).stream())
                .collect(groupingBy(post -> String.valueOf(post.key()), counting()));
    }

    private static String json(String nokkel) {
        return """
                {"dryrun": true, "sakId": "%s", "behandlingId": "b1", "ident": "12345678910",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-16", "sats": 700, "utbetaltBeløp": 700}]}"""
                .formatted(nokkel.substring(0, 12), UUID.nameUUIDFromBytes(nokkel.getBytes(UTF_8)));
    }

    private Barn start() throws Exception {
        var args = new ArrayList<>(List.of(
                "-Dlokal.data=" + data,
                "-Dlokal.eksempler=false",
                "-Dlokal.kafka.port=" + porter.kafka(),
                "-Dlokal.postgres.port=" + porter.postgres(),
                "-Dlokal.mq.port=" + porter.mq(),
                "-Dlokal.http.port=0",
                "-Dlokal.management.port=0",
                "-Dlokal.token.port=0",
                "-Dlokal.os.port=" + osPort));
        Anlegg.INNSTILLINGER.forEach((navn, verdi) -> args.add("-D%s=%s".formatted(navn, verdi)));
        var barn = Barn.start(args, Lokal.class);
        barn.ventPaLinje("Utsjekk er klar");
        return barn;
    }
}
