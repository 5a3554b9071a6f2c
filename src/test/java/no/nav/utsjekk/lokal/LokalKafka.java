package no.nav.utsjekk.lokal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Kafka as broker and controller in one, with the topics of the contract. */
public final class LokalKafka implements Tjener {

    /** Producers' topics and the internal ones in the same format. */
    public static final List<String> INNTOPICS = List.of(
            "aap.utbetaling.v1",
            "teamdagpenger.utbetaling.v1",
            "tilleggsstonader.utbetaling.v1",
            "historisk.utbetaling.v1",
            "team-mulighetsrommet.tilskudd.utbetaling-v1",
            "helved.utbetalinger-aap.v1",
            "helved.utbetalinger-dp.v1",
            "helved.utbetalinger-ts.v1",
            "helved.utbetalinger-tp.v1",
            "helved.utbetalinger-historisk.v1",
            "helved.utbetalinger-valp.v1");

    public static final String STATUS = "helved.status.v1";
    public static final String UTBETALINGER = "helved.utbetalinger.v1";

    private static final List<String> DRYRUN = List.of(
            "helved.dryrun-aap.v1",
            "helved.dryrun-dp.v1",
            "helved.dryrun-ts.v1",
            "helved.dryrun-tp.v1",
            "helved.dryrun-historisk.v1",
            "helved.dryrun-valp.v1");

    public static final String KONSUMENTGRUPPE = "utsjekk";

    public static final int PARTITIONS = 3;
    /** The largest request is 12 MB; the rest is room for headers and the batch around it. */
    private static final String MAX_MESSAGE = String.valueOf(13 * 1024 * 1024);

    private static final String CLUSTER_ID = "lokal-utsjekk-kafka-01";

    private final Path data;
    private final int port;
    private final List<Linje> linjer;
    private KafkaRaftServer server;

    /** @param antallLinjer how many lines lead to it beside its own port */
    LokalKafka(Path data, int port, int antallLinjer) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.linjer = Stream.generate(() -> Linje.til(LedigPort.velg()))
                .limit(antallLinjer)
                .toList();
    }

    /** Whoever comes over one of them is told to go on coming over it. */
    List<Linje> linjer() {
        return linjer;
    }

    @Override
    public String navn() {
        return "Kafka";
    }

    @Override
    public int port() {
        return port;
    }

    public String brokers() {
        return "localhost:" + port;
    }

    @Override
    public void start() throws Exception {
        if (Files.notExists(data.resolve("meta.properties"))) {
            format();
        }
        server = new KafkaRaftServer(new KafkaConfig(config()), Time.SYSTEM);
        server.startup();
        createTopics();
    }

    @Override
    public void stopp() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Takes those out of the group who died with the last run; Kafka would wait 45 seconds for them. */
    public void fjernDodeMedlemmer() throws Exception {
        try (var admin = admin()) {
            var group = admin.describeConsumerGroups(List.of(KONSUMENTGRUPPE))
                    .all()
                    .get()
                    .get(KONSUMENTGRUPPE);
            if (!group.members().isEmpty()) {
                var all = new RemoveMembersFromConsumerGroupOptions();
                admin.removeMembersFromConsumerGroup(KONSUMENTGRUPPE, all).all().get();
            }
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers()));
    }

    private void format() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(CLUSTER_ID)
                .setNodeId(1)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private Properties config() {
        var controllerPort = Porter.velg(0);
        var config = new Properties();
        config.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "log.dirs",
                data.toString(),
                "listeners",
                adresser(Linje::server) + ",CONTROLLER://localhost:" + controllerPort,
                "advertised.listeners",
                adresser(Linje::port),
                "listener.security.protocol.map",
                protokoller() + ",CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                "1@localhost:" + controllerPort));
        // As in production a wrong topic name is an error, not a new topic.
        config.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "message.max.bytes", MAX_MESSAGE,
                "replica.fetch.max.bytes", MAX_MESSAGE,
                "replica.fetch.response.max.bytes", MAX_MESSAGE));
        // One broker on two cores: no replicas, no waiting for others, few threads, small buffers.
        config.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "group.initial.rebalance.delay.ms", "0",
                "num.io.threads", "4",
                "num.network.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)));
        // After a kill -9 the controller keeps the old registration for a whole session: 9 s by default.
        config.putAll(Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500"));
        return config;
    }

    private String adresser(ToIntFunction<Linje> linjeport) {
        return Stream.concat(
                        Stream.of("PLAINTEXT://localhost:" + port),
                        IntStream.range(0, linjer.size()).mapToObj(nr -> "LINJE%d://localhost:%d"
                                .formatted(nr, linjeport.applyAsInt(linjer.get(nr)))))
                .collect(joining(","));
    }

    private String protokoller() {
        return Stream.concat(
                        Stream.of("PLAINTEXT:PLAINTEXT"),
                        IntStream.range(0, linjer.size()).mapToObj("LINJE%d:PLAINTEXT"::formatted))
                .collect(joining(","));
    }

    private void createTopics() throws Exception {
        try (var admin = admin()) {
            var existing = admin.listTopics().names().get();
            var missing =
                    topics().filter(topic -> !existing.contains(topic.name())).collect(toSet());
            admin.createTopics(missing).all().get();
        }
    }

    private static Stream<NewTopic> topics() {
        var compacted = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        var deadLetters = INNTOPICS.stream().map(name -> name + ".dlt");
        return Stream.concat(
                Stream.of(topic(UTBETALINGER).configs(compacted)),
                Stream.of(INNTOPICS.stream(), DRYRUN.stream(), deadLetters, Stream.of(STATUS))
                        .flatMap(names -> names.map(LokalKafka::topic)));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1);
    }
}
