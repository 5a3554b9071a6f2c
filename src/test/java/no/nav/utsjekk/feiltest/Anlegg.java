package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.feiltest.bestilling.Post;
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
    public static final Map<String, String> INNSTILLINGER = Map.ofEntries(
            entry("NETT_PERIODE_MS", "500"),
            entry("OPPDRAG_LEIE", "PT2S"),
            entry("OPPDRAG_KOPI_VENTETID", "PT5S"),
            entry("OPPDRAG_12_FORSOK", "0"),
            entry("TRANSAKSJON_SJEKK_MS", "200"),
            entry("FEIL_VENTETID_MS", "100"),
            entry("FEIL_VENTETID_MAKS_MS", "1000"),
            entry("FEIL_GIFTIG_VENTETID_MS", "20"),
            entry("AVSTEMMING_TIDSPUNKT", ""),
            entry("AVSTEMMING_LEIE", "PT2S"),
            entry("SIMULERING_FRIST_MS", "3000"),
            entry("SIMULERING_MARGIN", "PT1S"),
            entry("SIMULERING_VENTETID", "PT5S"));

    private static final Duration TALMODIGHET = Duration.ofSeconds(60);

    private final Path data;
    private final Omgivelser omgivelser;
    private final OsStandin os;
    private final KafkaProducer<String, String> producer;
    private final Map<String, String> innstillinger;
    private final Utsjekk utsjekk;

    private Anlegg(Path data, Porter porter, Map<String, String> egne) {
        this.data = data;
        omgivelser = Omgivelser.start(data, porter);
        os = OsStandin.start(omgivelser.mq().connectionFactory(), journal(data));
        producer = producer(omgivelser.kafka().brokers());
        innstillinger = new HashMap<>(omgivelser.settings());
        innstillinger.putAll(INNSTILLINGER);
        innstillinger.putAll(Map.of("HTTP_PORT", "0", "MANAGEMENT_PORT", "0"));
        innstillinger.putAll(egne);
        utsjekk = startEnTil();
    }

    static Anlegg start(Path data) {
        return start(data, Porter.LEDIGE);
    }

    static Anlegg start(Path data, Porter porter) {
        return new Anlegg(data, porter, Map.of());
    }

    /** @param egne settings that differ from the usual ones */
    static Anlegg start(Path data, Map<String, String> egne) {
        return new Anlegg(data, Porter.LEDIGE, egne);
    }

    /** One more instance of the product; whoever asked for it closes it. */
    Utsjekk startEnTil() {
        var enTil = new Utsjekk(innstillinger);
        enTil.start();
        return enTil;
    }

    /** Where OS keeps what it has decided. */
    public static Path journal(Path data) {
        return data.resolve("os/bok");
    }

    public static KafkaProducer<String, String> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 20), new StringSerializer(), new StringSerializer());
    }

    public static ProducerRecord<String, String> record(Post post) {
        var record = new ProducerRecord<>(post.topic(), post.partisjon(), post.nokkel(), post.json());
        post.del().ifPresent(del -> {
            record.headers().add("transaksjonId", del.transaksjonId().getBytes(UTF_8));
            record.headers()
                    .add("transaksjonAntall", Integer.toString(del.antall()).getBytes(UTF_8));
        });
        return record;
    }

    Omgivelser omgivelser() {
        return omgivelser;
    }

    OsStandin os() {
        return os;
    }

    /** Those for one partition reach Kafka as one batch, when there are not too many. */
    void publiser(List<Bestilling> bestillinger) {
        Bestillinger.poster(bestillinger).forEach(post -> producer.send(record(post)));
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

    /**
     * Waits until so many records have been taken in, and all that there is to answer and to say has been answered and said.
     * Meanwhile time is up for transactions that are never complete; when all records have come, for all that are not.
     *
     * @return false when nothing more happens although something is missing; a {@link Revisjon} tells what
     */
    boolean ventTilBesvart(int mottatte) {
        var framdrift = new Framdrift(TALMODIGHET);
        await().forever()
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    var alleErMottatt = antallMottatte() >= mottatte;
                    laTidenGaUt(alleErMottatt);
                    return alleErMottatt && erBesvart() || framdrift.harStanset(antallSagt());
                });
        return erBesvart();
    }

    /** How many records the product has taken in. */
    int antallMottatte() {
        return database().queryForObject("select count(*) from mottatt", Integer.class);
    }

    int antallFerdige() {
        return database().queryForObject("select count(*) from melding_alle where tilstand = 'FERDIG'", Integer.class);
    }

    private void laTidenGaUt(boolean forAlle) {
        database()
                .update(
                        """
                        update transaksjon set frist = clock_timestamp()
                        where id in (select id from transaksjon
                                     where melding is null and frist > clock_timestamp()
                                       and (transaksjon_id like ? || '%' or ?)
                                     for update skip locked)
                        """,
                        Bestilling.UFULLSTENDIG, forAlle);
    }

    private boolean erBesvart() {
        return Boolean.TRUE.equals(database()
                .queryForObject(
                        """
                        select not exists (select from melding where tilstand <> 'FERDIG')
                           and not exists (select from transaksjonsdel)
                           and not exists (select from utboks where levert is null)
                        """,
                        Boolean.class));
    }

    private long antallSagt() {
        return database().queryForObject("select count(*) + count(levert) from utboks_alle", Long.class);
    }

    Revisjon revisjon(List<Bestilling> bestillinger) {
        return Revisjon.av(bestillinger, omgivelser.kafka().brokers(), journal(data), os, database());
    }

    @Override
    public void close() {
        utsjekk.close();
        os.close();
        producer.close(Duration.ZERO);
        omgivelser.close();
    }
}
