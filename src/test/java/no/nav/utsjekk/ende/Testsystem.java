package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksettinger.Iverksettingsforesporsel;
import no.nav.utsjekk.iverksettinger.Mottakssvar;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.LokalMq;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.Simuleringsserver;
import no.nav.utsjekk.lokal.Simuleringstjener;
import no.nav.utsjekk.lokal.Tokenutsteder;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.setninger.Opptak;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product and all that surrounds it, running. The test is both the producer and OS: what the product puts on OS's queue
 * is collected, and the test answers it.
 *
 * <p>The safety nets of the product (timers) are as good as off, so that a wake-up that is missing shows.
 */
final class Testsystem implements AutoCloseable {

    private static final Map<String, String> INNSTILLINGER = Map.of(
            "MANAGEMENT_PORT", "0",
            "OPPDRAG_12_FORSOK", "0",
            "AVSTEMMING_TIDSPUNKT", "",
            "NETT_PERIODE_MS", "600000",
            "SIMULERING_SJEKK_MS", "200",
            "TRANSAKSJON_SJEKK_MS", "200");

    private final Path data;
    private final Omgivelser omgivelser;
    private final Map<String, String> innstillinger;
    private final int httpPort = ledigPort();
    private final Tokenutsteder utsteder = Tokenutsteder.start(0);
    private final KafkaProducer<byte[], byte[]> producer;
    private final Kafkalytter kafka;
    private final JMSContext mq;
    private final List<JMSContext> lyttere = new ArrayList<>();
    private final Logg<Oppdragsmelding> oppdrag = new Logg<>();
    private final Logg<Message> backout = new Logg<>();
    private final Logg<Message> avstemming = new Logg<>();
    private final Simuleringsserver simulering = new Simuleringsserver();
    private Utsjekk produktet;

    private Testsystem(Path data, Omgivelser omgivelser, Map<String, String> egne) {
        this.data = data;
        this.omgivelser = omgivelser;
        this.innstillinger = new HashMap<>(omgivelser.settings());
        innstillinger.putAll(INNSTILLINGER);
        innstillinger.putAll(simulering.settings());
        innstillinger.put("HTTP_PORT", Integer.toString(httpPort));
        innstillinger.putAll(utsteder.settings());
        innstillinger.put("KONSOLL_ADRESSE", "http://localhost:" + httpPort);
        innstillinger.compute("DB_JDBC_URL", (navn, url) -> Opptak.av(url));
        innstillinger.put("drift.mbean.merker", "no.nav.utsjekk:type=Merker,test=" + UUID.randomUUID());
        innstillinger.put("drift.mbean.avstemming", "no.nav.utsjekk:type=Avstemming,test=" + UUID.randomUUID());
        innstillinger.putAll(egne);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        omgivelser.kafka().brokers(),
                        "max.request.size",
                        13 * 1024 * 1024,
                        "linger.ms",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.kafka = new Kafkalytter(omgivelser.kafka().brokers());
        this.mq = omgivelser.mq().connectionFactory().createContext();
        lytt(LokalMq.OPPDRAG, melding -> oppdrag.leggTil(Oppdragsmelding.les(tekst(melding))));
        lytt(LokalMq.KVITTERING_BOQ, backout::leggTil);
        lytt(LokalMq.AVSTEMMING, avstemming::leggTil);
    }

    /** @param egne settings that differ from the usual ones */
    static Testsystem start(Map<String, String> egne) {
        try {
            var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "ende")), "data");
            var system = new Testsystem(data, Omgivelser.start(data), egne);
            system.startProduktet();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startProduktet() {
        produktet = new Utsjekk(innstillinger);
        produktet.start();
    }

    /** One more instance of the product, beside the usual one. */
    Utsjekk startEnTil() {
        var egen = new HashMap<>(innstillinger);
        egen.put("HTTP_PORT", "0");
        var enTil = new Utsjekk(egen);
        enTil.start();
        return enTil;
    }

    /** The same with somebody who hears of each commit, and can make it fail. */
    Utsjekk startEnTil(CommitListener commits) {
        var enTil = new Utsjekk(innstillinger, commits);
        enTil.start();
        return enTil;
    }

    /** Asks for an iverksetting as the REST route does. */
    Mottakssvar iverksett(Iverksetting iverksetting) {
        return kall(
                "direct:iverksetting",
                new Iverksettingsforesporsel(iverksetting, "{}".getBytes(UTF_8), Optional.empty()),
                Mottakssvar.class);
    }

    /** What a route of the running product gives. */
    <T> T kall(String rute, Object innhold, Class<T> type) {
        try (var kall = produktet.context().createFluentProducerTemplate()) {
            return kall.to(rute).withBody(innhold).request(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bean of the running product. */
    <T> T bean(String navn, Class<T> type) {
        return produktet.context().getRegistry().lookupByNameAndType(navn, type);
    }

    /** The running product. */
    CamelContext context() {
        return produktet.context();
    }

    void stoppProduktet() {
        produktet.close();
    }

    /** Publishes a melding; returns when Kafka has it. */
    RecordMetadata publiser(String topic, String nokkel, String json) {
        return publiser(new ProducerRecord<>(topic, nokkel.getBytes(UTF_8), json.getBytes(UTF_8)));
    }

    /** Publishes a melding under a new key, which it gives. Those of one sak come in the order in which they are sent. */
    String send(Innmelding melding) {
        return send(Math.floorMod(melding.sakId().hashCode(), LokalKafka.PARTITIONS), melding);
    }

    private String send(int partisjon, Innmelding melding) {
        var nokkel = UUID.randomUUID().toString();
        publiser(new ProducerRecord<>(
                melding.topic(),
                partisjon,
                nokkel.getBytes(UTF_8),
                melding.json().getBytes(UTF_8)));
        return nokkel;
    }

    /** Has the intake of AAP take all that is published meanwhile in one batch: it is held up until everything is there. */
    void iEnPorsjon(Runnable publisering) throws SQLException {
        var sperre = Aap.nySak().med("2026-01-05", 1);
        godta(sperre);
        try (var las = las("select from sak where sak_id = ? for update", sperre.sakId())) {
            send(sperre);
            las.ventTilNoenVenter();
            publisering.run();
        }
    }

    RecordMetadata publiser(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("Kafka tok ikke posten", e);
        }
    }

    /** All that the product has published on Kafka. */
    Logg<Post> poster() {
        return kafka.poster();
    }

    /** @see Kafkalytter#kontraktsbrudd() */
    List<String> kontraktsbrudd() {
        return kafka.kontraktsbrudd();
    }

    /** Waits for so many statuses of a melding; gives all that there are. */
    List<Post> statuser(String nokkel, int antall) {
        return poster().vent(antall, "statuser for " + nokkel, erStatus(nokkel));
    }

    /**
     * Waits for the statuses of a melding to be these.
     *
     * @param navn all of them, in their order
     */
    List<Post> ventStatuser(String nokkel, String... navn) {
        var statuser = statuser(nokkel, navn.length);
        assertThat(statuser)
                .as("statuser for %s", nokkel)
                .extracting(Post::status)
                .containsExactly(navn);
        return statuser;
    }

    /** The statuses of a melding that there are now. */
    List<Post> statuserNa(String nokkel) {
        return poster().hvor(erStatus(nokkel));
    }

    private static Predicate<Post> erStatus(String nokkel) {
        return post -> post.topic().equals(LokalKafka.STATUS) && post.nokkel().equals(nokkel);
    }

    /** All that the product has put on OS's queue. */
    Logg<Oppdragsmelding> oppdrag() {
        return oppdrag;
    }

    /** The sak's oppdrag number so and so, counted from 1. */
    Oppdragsmelding oppdrag(String sakId, int nummer) {
        return oppdrag.vent(nummer, "oppdrag for sak " + sakId, o -> o.sakId().equals(sakId))
                .get(nummer - 1);
    }

    /** How many oppdrag of the sak there are now. */
    int antallOppdrag(String sakId) {
        return oppdrag.hvor(o -> o.sakId().equals(sakId)).size();
    }

    /** OS's simulering, which knows of the oppdrag that {@link #svar} has accepted. */
    Simuleringstjener simulering() {
        return simulering.tjener();
    }

    /** Waits for the answers on the dry-run topics to a melding; gives all that there are. */
    List<Post> simulert(String nokkel, int antall) {
        return poster().vent(antall, "simulering for " + nokkel, erSimulert(nokkel));
    }

    /** The answers on the dry-run topics that there are now. */
    List<Post> simulertNa(String nokkel) {
        return poster().hvor(erSimulert(nokkel));
    }

    private static Predicate<Post> erSimulert(String nokkel) {
        return post ->
                post.topic().startsWith("helved.dryrun-") && post.nokkel().equals(nokkel);
    }

    /** Parked kvitteringer. */
    Logg<Message> backout() {
        return backout;
    }

    /** All that the product has put on OS's queue for avstemming. */
    Logg<Message> avstemming() {
        return avstemming;
    }

    /** The messages of a run, all of which OS has, in the order in which they came. */
    List<Avstemmingskrav.Melding> avstemming(long kjoring) {
        var ider = operator().avstemmingIder(kjoring);
        var antall = (int) operator().kjoring(kjoring).get("meldinger");
        return avstemming
                .vent(
                        antall,
                        "meldinger i avstemming " + kjoring,
                        melding -> ider.contains(
                                Avstemmingskrav.Melding.les(tekst(melding)).avstemmingId()))
                .stream()
                .map(melding -> Avstemmingskrav.Melding.les(tekst(melding)))
                .toList();
    }

    /** Somebody who looks after avstemming. */
    Avstemmingsoperator operator() {
        return new Avstemmingsoperator(innstillinger.get("drift.mbean.avstemming"));
    }

    /** Answers as OS does: the oppdrag as it came, with {@code mmel} first and the default namespace (XML-15, XML-16). */
    void svar(Oppdragsmelding oppdrag, Mmel mmel) {
        if (mmel.godtatt()) {
            simulering.godtatt(oppdrag.xml());
        }
        kvittering(Kvitteringstekst.av(oppdrag.xml(), mmel));
    }

    /** Sends a melding that causes the sak's first oppdrag, has OS accept it, and waits until the producer knows. */
    Oppdragsmelding godta(Innmelding melding) {
        var nokkel = send(melding);
        var oppdrag = oppdrag(melding.sakId(), 1);
        svar(oppdrag, Mmel.OK);
        ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        return oppdrag;
    }

    /**
     * Returns when all that has been published for AAP and all that has been answered until now is as far as it can come:
     * new saker that come behind it, one in each partition, have gone all the way.
     */
    void ventTilAltErBehandlet() {
        var meldinger = IntStream.range(0, LokalKafka.PARTITIONS)
                .mapToObj(partisjon -> Map.entry(partisjon, Aap.nySak().med("2026-01-05", 1)))
                .toList();
        var nokler = meldinger.stream().map(m -> send(m.getKey(), m.getValue())).toList();
        meldinger.forEach(m -> svar(oppdrag(m.getValue().sakId(), 1), Mmel.OK));
        nokler.forEach(nokkel -> ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
        // said before the status, but on another topic, and may be read after it
        nokler.forEach(nokkel -> poster().vent(1, "utbetaling for " + nokkel, erUtbetaling(nokkel)));
    }

    private static Predicate<Post> erUtbetaling(String nokkel) {
        return post -> post.topic().equals(LokalKafka.UTBETALINGER)
                && post.hode("original-key").filter(nokkel::equals).isPresent();
    }

    /** Puts a text on the kvittering queue. */
    synchronized void kvittering(String tekst) {
        mq.createProducer().send(mq.createQueue(LokalMq.KVITTERING), tekst);
    }

    /** Puts bytes on the kvittering queue. */
    synchronized void kvittering(byte[] innhold) {
        mq.createProducer().send(mq.createQueue(LokalMq.KVITTERING), innhold);
    }

    /** The product's database, for what cannot be seen from outside. */
    JdbcTemplate database() {
        return new JdbcTemplate(
                new DriverManagerDataSource(omgivelser.postgres().jdbcUrl(), LokalPostgres.NAVN, LokalPostgres.NAVN));
    }

    String jdbcUrl() {
        return omgivelser.postgres().jdbcUrl();
    }

    /** Holds what a query with {@code for update} gives, until it is closed. */
    Radlas las(String sporring, Object... parametre) throws SQLException {
        return new Radlas(database(), sporring, parametre);
    }

    /** @see Feilkilde#Feilkilde */
    Feilkilde feil(String tabell, String vilkar, String sqlState) {
        return new Feilkilde(database(), tabell, vilkar, sqlState);
    }

    /** Waits for something that only the database shows. */
    static void ventPa(String hva, Callable<Boolean> tilstand) {
        await(hva).atMost(Logg.TALMODIGHET).until(tilstand);
    }

    private static int ledigPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of the REST facade. */
    Restklient rest(String klient) {
        return new Restklient(httpPort, Optional.of(utsteder.token(klient)));
    }

    /** Issues tokens that the product accepts. */
    Tokenutsteder utsteder() {
        return utsteder;
    }

    int httpPort() {
        return httpPort;
    }

    /** The product's settings. */
    Map<String, String> innstillinger() {
        return Map.copyOf(innstillinger);
    }

    String brokers() {
        return omgivelser.kafka().brokers();
    }

    private void lytt(String ko, Consumer<Message> mottaker) {
        var context = omgivelser.mq().connectionFactory().createContext();
        context.createConsumer(context.createQueue(ko)).setMessageListener(mottaker::accept);
        lyttere.add(context);
    }

    /** The text of a message; of any other kind of message, nothing. */
    static String tekst(Message melding) {
        try {
            return melding instanceof TextMessage tekst ? tekst.getText() : "";
        } catch (JMSException e) {
            throw new IllegalStateException("Meldingen kan ikke leses", e);
        }
    }

    @Override
    public void close() {
        produktet.close();
        kafka.close();
        producer.close();
        lyttere.forEach(JMSContext::close);
        mq.close();
        simulering.close();
        omgivelser.close();
        utsteder.close();
        slett(data);
    }

    private static void slett(Path mappe) {
        try (var stier = Files.walk(mappe)) {
            for (var sti : stier.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(sti);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
