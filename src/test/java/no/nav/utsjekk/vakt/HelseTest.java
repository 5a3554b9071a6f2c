package no.nav.utsjekk.vakt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.nav.utsjekk.drift.Driftssystem;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.LokalMq;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.Tjener;
import no.nav.utsjekk.lokal.UnderTarget;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and gauges while neighbours go and come back (09 §6). */
class HelseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static Omgivelser omgivelser;
    private static Driftssystem system;

    private enum Nabo {
        POSTGRES("Postgres", Omgivelser::postgres),
        KAFKA("Kafka", Omgivelser::kafka),
        MQ("MQ", Omgivelser::mq);

        private final String navn;
        private final Function<Omgivelser, Tjener> tjener;

        Nabo(String navn, Function<Omgivelser, Tjener> tjener) {
            this.navn = navn;
            this.tjener = tjener;
        }
    }

    @BeforeAll
    static void start() {
        omgivelser = Omgivelser.start(data);
        system = Driftssystem.start(omgivelser, Map.of("VAKT_PAUSE", "PT0.2S", "VAKT_TALL_PAUSE", "PT0.3S"));
    }

    @AfterAll
    static void stop() {
        system.close();
        omgivelser.close();
    }

    @ParameterizedTest
    @EnumSource
    void ready_says_which_neighbour_is_away_until_it_is_back_and_live_does_not_care(Nabo nabo) throws Exception {
        ready(200, nabo.navn + " svarer");
        var tjener = nabo.tjener.apply(omgivelser);
        tjener.stopp();
        try {
            ready(503, nabo.navn + " svarer ikke: ");
            assertThat(system.get("/observe/health").statusCode()).isEqualTo(503);
            assertThat(system.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(system.get("/observe/health/ready?stackTrace=true&data=true")
                            .body())
                    .doesNotContain("stacktrace", "Exception:", "jdbc:", "\"data\"");
        } finally {
            tjener.start();
        }
        ready(200, nabo.navn + " svarer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "helved.status.v1",
                "helved.utbetalinger.v1",
                "helved.dryrun-historisk.v1",
                "helved.utbetalinger-tp.v1",
                "teamdagpenger.utbetaling.v1.dlt"
            })
    void ready_names_topics_that_are_missing_while_they_are(String topic) throws Exception {
        ready(200, "Alle topics finnes");
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", omgivelser.kafka().brokers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            try {
                ready(503, "Mangler topics: " + topic + " (finnes ikke)");
                assertThat(system.get("/observe/health/live").statusCode()).isEqualTo(200);
                metrics("utsjekk_kafka_etterslep{partisjon=\"0\",topic=\"aap.utbetaling.v1\"} 0.0");
            } finally {
                await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                    admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                            .all()
                            .get();
                    return true;
                });
            }
        }
        ready(200, "Alle topics finnes");
    }

    @Test
    void numbers_from_the_database_go_when_it_goes_and_come_back_with_it() throws Exception {
        numbers(true);
        omgivelser.postgres().stopp();
        try {
            numbers(false);
            metrics("utsjekk_kafka_etterslep{");
        } finally {
            omgivelser.postgres().start();
        }
        numbers(true);
        ready(200, "Postgres svarer");
    }

    @Test
    void numbers_move_with_a_melding() throws Exception {
        omgivelser.postgres().stopp();
        try {
            publish(Path.of("examples/aap.json"));
            metrics("utsjekk_kafka_etterslep{partisjon=\"0\",topic=\"aap.utbetaling.v1\"} 1.0");
        } finally {
            omgivelser.postgres().start();
        }
        metrics(
                "utsjekk_kafka_etterslep{partisjon=\"0\",topic=\"aap.utbetaling.v1\"} 0.0",
                "utsjekk_meldinger_mottatt_total{fagsystem=\"AAP\"} 1.0",
                "utsjekk_meldinger{tilstand=\"UTLEDET\"} 1.0",
                "utsjekk_oppdrag_ubesvart{fagomrade=\"AAP\"} 1.0",
                "helved_oppdrag_mq_total{fagsystem=\"AAP\",status=\"Sendt\"} 1.0",
                "utsjekk_utboks_uleverte{kanal=\"KAFKA\"} 0.0",
                "utsjekk_ventetid_seconds_count{fagsystem=\"AAP\",til=\"MOTTATT\"} 1",
                "utsjekk_ventetid_seconds_count{fagsystem=\"AAP\",til=\"HOS_OPPDRAG\"} 1");
        answerWith("08");
        metrics(
                "utsjekk_meldinger{tilstand=\"UTLEDET\"} 0.0",
                "utsjekk_oppdrag_ubesvart{fagomrade=\"AAP\"} 0.0",
                "utsjekk_kvitteringer_total{alvorlighetsgrad=\"AVVIST\",utfall=\"AVVIST\"} 1.0",
                "utsjekk_svar_total{fagsystem=\"AAP\",status=\"FEILET\"} 1.0",
                "utsjekk_ventetid_seconds_count{fagsystem=\"AAP\",til=\"FERDIG\"} 1");
        ready(200, "Postgres svarer");
    }

    @Test
    void every_number_that_operators_know_is_there() {
        metrics(
                "utsjekk_meldinger{tilstand=\"VENTER\"} 0.0",
                "utsjekk_meldinger{tilstand=\"KLAR\"} 0.0",
                "utsjekk_oppdrag_ubesvart{fagomrade=\"DP\"} 0.0",
                "utsjekk_oppdrag_holdt 0.0",
                "utsjekk_oppdrag_usendt_eldste_sekunder 0.0",
                "utsjekk_utboks_uleverte{kanal=\"MQ\"} 0.0",
                "utsjekk_utboks_eldste_sekunder{kanal=\"KAFKA\"} ",
                "utsjekk_utboks_eldste_sekunder{kanal=\"MQ\"} 0.0",
                "utsjekk_utboks_stanset{grunn=\"TOPIC\"} 0.0",
                "utsjekk_utboks_stanset{grunn=\"DODBREV\"} 0.0",
                "utsjekk_dodbrev 0.0",
                "utsjekk_kvitteringer_parkert 0.0",
                "utsjekk_avstemming_uleverte 0.0",
                "utsjekk_avstemming_uferdige 0.0",
                "utsjekk_avstemming_mangler ",
                "utsjekk_kafka_etterslep{partisjon=\"2\",topic=\"helved.utbetalinger-dp.v1\"} 0.0",
                "is_helligdag ",
                "jvm_memory_used_bytes",
                "hikaricp_connections_pending",
                "camel_exchanges_total");
    }

    private static void publish(Path melding) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", omgivelser.kafka().brokers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("aap.utbetaling.v1", 0, "nokkel", Files.readString(melding)))
                    .get();
        }
    }

    private static void answerWith(String alvorlighetsgrad) {
        try (var context = omgivelser.mq().connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.OPPDRAG))) {
            var oppdrag = consumer.receiveBody(String.class, PATIENCE.toMillis());
            var kvittering = Kvitteringstekst.av(oppdrag, Mmel.of(alvorlighetsgrad, "B110008F", "Ikke i dag"));
            context.createProducer().send(context.createQueue(LokalMq.KVITTERING), kvittering);
        }
    }

    private static void metrics(String... lines) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(system.get("/observe/metrics").body()).contains(lines));
    }

    private static void ready(int status, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var answer = system.get("/observe/health/ready");
            assertThat(answer.body()).contains(text);
            assertThat(answer.statusCode()).isEqualTo(status);
        });
    }

    private static void numbers(boolean there) {
        await().atMost(PATIENCE)
                .until(() -> system.get("/observe/metrics").body().contains("utsjekk_meldinger{") == there);
    }
}
