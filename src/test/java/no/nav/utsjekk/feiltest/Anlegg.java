package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.OsStandin;
import no.nav.utsjekk.lokal.Porter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product, the servers around it and the stand-in for OS, in this process, on data that can be used again. */
public final class Anlegg implements AutoCloseable {

    /** Shorter waits than in production; nothing else differs. */
    public static final Map<String, String> INNSTILLINGER = Map.of(
            "NETT_PERIODE_MS", "500",
            "OPPDRAG_LEIE", "PT2S",
            "OPPDRAG_KOPI_VENTETID", "PT5S",
            "OPPDRAG_12_FORSOK", "0",
            "FEIL_VENTETID_MS", "100",
            "FEIL_VENTETID_MAKS_MS", "1000",
            "FEIL_GIFTIG_VENTETID_MS", "20");

    private static final Duration TALMODIGHET = Duration.ofSeconds(60);

    private final Path data;
    private final Omgivelser omgivelser;
    private final OsStandin os;
    private final KafkaProducer<String, String> producer;
    private final Utsjekk utsjekk;

    private Anlegg(Path data, Porter porter) {
        this.data = data;
        omgivelser = Omgivelser.start(data, porter);
        os = OsStandin.start(omgivelser.mq().connectionFactory(), journal(data));
        producer = producer(omgivelser.kafka().brokers());
        var innstillinger = new HashMap<>(omgivelser.settings());
        innstillinger.putAll(INNSTILLINGER);
        innstillinger.putAll(Map.of("HTTP_PORT", "0", "MANAGEMENT_PORT", "0"));
        utsjekk = new Utsjekk(innstillinger);
        utsjekk.start();
    }

    static Anlegg start(Path data) {
        return start(data, Porter.LEDIGE);
    }

    static Anlegg start(Path data, Porter porter) {
        return new Anlegg(data, porter);
    }

    /** Where OS keeps what it has decided. */
    public static Path journal(Path data) {
        return data.resolve("os/bok");
    }

    public static KafkaProducer<String, String> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 20), new StringSerializer(), new StringSerializer());
    }

    public static ProducerRecord<String, String> post(Bestilling b) {
        return new ProducerRecord<>(b.produsent().topic, b.partisjon(), b.nokkel(), b.json());
    }

    Omgivelser omgivelser() {
        return omgivelser;
    }

    OsStandin os() {
        return os;
    }

    /** Those for one partition reach Kafka as one batch, when there are not too many. */
    void publiser(List<Bestilling> bestillinger) {
        bestillinger.forEach(b -> producer.send(post(b)));
        producer.flush();
    }

    JdbcTemplate database() {
        return database(omgivelser.postgres().jdbcUrl());
    }

    public static JdbcTemplate database(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, LokalPostgres.NAVN, LokalPostgres.NAVN));
    }

    /** Waits until producers have been told exactly this of each of the requests. */
    void ventPaStatuser(List<Bestilling> bestillinger, String... navn) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    var statuser = statuser();
                    assertThat(bestillinger).allSatisfy(b -> assertThat(statuser.navn(b.nokkel()))
                            .as("%s, sak %s", b.nokkel(), b.sakId())
                            .containsExactly(navn));
                });
    }

    void ventPaStatuser(Bestilling bestilling, String... navn) {
        ventPaStatuser(List.of(bestilling), navn);
    }

    Statuser statuser() {
        return Statuser.les(omgivelser.kafka().brokers());
    }

    /** Waits until so many meldinger have been answered and all that there is to say has been said. */
    void ventTilBesvart(int antall) {
        await().atMost(TALMODIGHET)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> erBesvart(antall));
    }

    int antallFerdige() {
        return database().queryForObject("select count(*) from melding where tilstand = 'FERDIG'", Integer.class);
    }

    private boolean erBesvart(int antall) {
        return Boolean.TRUE.equals(database()
                .queryForObject(
                        """
                        select (select count(*) from melding where tilstand = 'FERDIG') >= ?
                           and not exists (select from melding where tilstand <> 'FERDIG')
                           and not exists (select from utboks where levert is null)
                        """,
                        Boolean.class,
                        antall));
    }

    Revisjon revisjon(List<Bestilling> bestillinger) {
        var brokers = omgivelser.kafka().brokers();
        return new Revisjon(
                bestillinger,
                Statuser.les(brokers),
                Statuser.kontraktsbrudd(brokers),
                Osjournal.les(journal(data)),
                os,
                database());
    }

    @Override
    public void close() {
        utsjekk.close();
        os.close();
        producer.close(Duration.ZERO);
        omgivelser.close();
    }
}
