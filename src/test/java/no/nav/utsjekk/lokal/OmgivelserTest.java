package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmgivelserTest {

    private static final String TOPIC = "aap.utbetaling.v1";

    @TempDir(factory = UnderTarget.class)
    Path data;

    @Test
    void keeps_records_rows_and_messages_over_a_restart() throws Exception {
        try (var omgivelser = Omgivelser.start(data)) {
            leave("spor", omgivelser);
        }
        try (var omgivelser = Omgivelser.start(data)) {
            assertFound("spor", omgivelser);
        }
    }

    @Test
    void starts_again_after_kill_9_and_leaves_no_orphan() throws Exception {
        var child = Barn.start(BarnSomDrepes.class, data.toString());
        child.ventPaLinje("klar");
        var orphan = postmaster();
        child.drep();
        assertThat(orphan.isAlive()).as("Postgres outlives its parent").isTrue();

        try (var omgivelser = Omgivelser.start(data);
                var consumer = member(omgivelser)) {
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .as("what a new member of the dead one's group gets")
                    .hasSize(1);
            assertFound("fra barnet", omgivelser);
            assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
        }
        assertThat(orphan.isAlive()).isFalse();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void leaves_a_stranger_alone_whose_process_number_an_old_lock_file_names() throws Exception {
        var postgres = new LokalPostgres(data, Porter.velg(0));
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            postgres.start();
            postgres.stopp();
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n");
            postgres.start();
            postgres.dataSource().getConnection().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            postgres.stopp();
            stranger.destroyForcibly();
        }
    }

    @Test
    void refuses_a_directory_that_another_run_uses() throws Exception {
        try (var another = Datalas.ta(data)) {
            assertThat(another).isNotNull();
            assertThatThrownBy(() -> Omgivelser.start(data))
                    .isInstanceOf(LokalFeil.class)
                    .hasMessageContaining("En annen lokal kjøring bruker allerede");
        }
    }

    @Test
    void says_which_port_is_taken_and_lets_go_of_the_directory() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var porter = new Porter(taken.getLocalPort(), 0, 0);
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> Omgivelser.start(data, porter))
                        .isInstanceOf(LokalFeil.class)
                        .hasMessage("Port %d (Kafka) er opptatt av et annet program".formatted(taken.getLocalPort()));
            }
        }
    }

    @Test
    void has_what_the_contract_names() throws Exception {
        try (var omgivelser = Omgivelser.start(data);
                var admin = Admin.create(
                        Map.of("bootstrap.servers", omgivelser.kafka().brokers()));
                var connection = omgivelser.postgres().dataSource().getConnection();
                var statement = connection.createStatement()) {
            var topics = admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            assertThat(topics).hasSize(30).containsKeys("helved.status.v1", "helved.dryrun-tp.v1", TOPIC + ".dlt");
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));

            var utbetalinger = new ConfigResource(ConfigResource.Type.TOPIC, LokalKafka.UTBETALINGER);
            var config =
                    admin.describeConfigs(List.of(utbetalinger)).all().get().get(utbetalinger);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");

            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var result = statement.executeQuery("show " + setting)) {
                    result.next();
                    assertThat(result.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void takes_a_server_away_and_gives_it_back() throws Exception {
        try (var omgivelser = Omgivelser.start(data)) {
            leave("spor", omgivelser);
            for (var tjener : List.of(omgivelser.kafka(), omgivelser.postgres(), omgivelser.mq())) {
                tjener.stopp();
                tjener.start();
            }
            assertFound("spor", omgivelser);
        }
    }

    /** Starts the servers, leaves a trace in each, and waits to be killed. */
    static final class BarnSomDrepes {

        public static void main(String[] args) throws Exception {
            var omgivelser = Omgivelser.start(Path.of(args[0]));
            leave("fra barnet", omgivelser);
            try (var consumer = member(omgivelser)) {
                consumer.poll(Duration.ofSeconds(20));
                System.out.println("klar");
                Thread.currentThread().join();
            }
        }
    }

    private static KafkaConsumer<String, String> member(Omgivelser omgivelser) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        omgivelser.kafka().brokers(),
                        "group.id",
                        LokalKafka.KONSUMENTGRUPPE,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(TOPIC));
        return consumer;
    }

    private ProcessHandle postmaster() throws Exception {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void leave(String spor, Omgivelser omgivelser) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", omgivelser.kafka().brokers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "key", spor)).get();
        }
        try (var connection = omgivelser.postgres().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table spor (tekst text)");
            statement.execute("insert into spor values ('%s')".formatted(spor));
        }
        try (var context = omgivelser.mq().connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue(LokalMq.AVSTEMMING), spor);
        }
    }

    private static void assertFound(String spor, Omgivelser omgivelser) throws Exception {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", omgivelser.kafka().brokers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo(spor));
        }
        try (var connection = omgivelser.postgres().dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select tekst from spor")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo(spor);
        }
        try (var context = omgivelser.mq().connectionFactory().createContext();
                var consumer = context.createConsumer(context.createQueue(LokalMq.AVSTEMMING))) {
            assertThat(consumer.receiveBody(String.class, 10_000)).isEqualTo(spor);
        }
    }
}
