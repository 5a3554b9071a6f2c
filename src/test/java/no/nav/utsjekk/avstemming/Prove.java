package no.nav.utsjekk.avstemming;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.database.Database;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.oppdrag.NyttOppdrag;
import no.nav.utsjekk.oppdrag.OppdragRepository;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database and a queue, and as many instances as a test wants that share them. */
final class Prove implements AutoCloseable {

    /** How long messages that somebody else has begun are left to him. */
    static final Duration LEIE = Duration.ofMillis(300);

    private static final long TALMODIGHET_MS = 10_000;

    private final Servere servere;
    private final HikariDataSource database;
    private final String ko = "AVSTEMMING." + UUID.randomUUID();
    private final Klokke klokke = new Klokke();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** @param adresse of a database with the newest schema */
    Prove(Servere servere, String adresse) {
        this.servere = servere;
        this.database = Database.open(adresse, LokalPostgres.NAVN, LokalPostgres.NAVN, 8, Duration.ofMinutes(1));
    }

    Klokke klokke() {
        return klokke;
    }

    JdbcTemplate database() {
        return new JdbcTemplate(database);
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    ConnectionFactory mq() {
        return servere.mq();
    }

    Instans instans() {
        return instans(mq(), CommitListener.NOBODY);
    }

    Instans instans(ConnectionFactory mq, CommitListener commits) {
        return instans(mq, commits, LEIE);
    }

    /** An instance of the product, as far as avstemming goes. */
    Instans instans(ConnectionFactory mq, CommitListener commits, Duration leie) {
        var jdbc = database();
        var varsler = new VarselRepository(jdbc, new Metrics(meters));
        var kalender = new Avstemmingskalender(new Apningstid(), Optional.of(LocalTime.of(7, 0)));
        var repository = new AvstemmingRepository(jdbc);
        return new Instans(
                database,
                new Avstemminger(repository, new GrunnlagRepository(jdbc), kalender, klokke, UUID::randomUUID),
                new Avstemmingsutlop(new LeveringRepository(jdbc), varsler, mq, ko, commits, leie),
                new Avstemmingsvakt(repository, new VarsletRepository(jdbc), varsler, kalender, klokke, meters));
    }

    /** Stores an oppdrag as it would be after all that has happened to it; gives its id. */
    long lagre(Gittoppdrag gitt) {
        var jdbc = database();
        var sak = jdbc.queryForObject(
                """
                insert into sak (fagsystem, sak_id) values (?, ?)
                on conflict (fagsystem, sak_id) do update set sak_id = excluded.sak_id returning id
                """,
                Long.class,
                gitt.fagomrade().fagsystem().name(),
                gitt.sakId());
        var melding = jdbc.queryForObject(
                """
                insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, utfall, ferdig)
                values (?, ?, ?, 't', 0, 0, '', false, 'FERDIG', 'OK', now()) returning id
                """,
                Long.class,
                UUID.randomUUID().toString(),
                gitt.fagomrade().fagsystem().name(),
                sak);
        var oppdrag = gitt.oppdrag();
        var id = new OppdragRepository(jdbc)
                .add(List.of(new NyttOppdrag(melding, sak, oppdrag, gitt.xml(oppdrag), List.of(), false)))
                .get(0);
        jdbc.update(
                """
                update oppdrag set tilstand = ?, overleveringer = ?, alvorlighetsgrad = ?, kode_melding = ?, beskr_melding = ?,
                       besvart = case when ? then now() end
                where id = ?
                """,
                gitt.tilstand(),
                gitt.overleveringer(),
                gitt.grad().orElse(null),
                gitt.kodeMelding().orElse(null),
                gitt.beskrMelding().orElse(null),
                gitt.erBesvart(),
                id);
        return id;
    }

    /** What OS has got until now, so many messages at least, in their order. They are taken off the queue. */
    List<String> hosOs(int antall) {
        try (var context = mq().createContext(JMSContext.AUTO_ACKNOWLEDGE);
                var consumer = context.createConsumer(context.createQueue(ko))) {
            var meldinger = new ArrayList<String>();
            for (var xml = consumer.receiveBody(String.class, antall > 0 ? TALMODIGHET_MS : 1);
                    xml != null;
                    xml = consumer.receiveBody(String.class, meldinger.size() < antall ? TALMODIGHET_MS : 100)) {
                meldinger.add(xml);
            }
            return meldinger;
        }
    }

    /** START, DATA, AVSL: what messages are for. */
    static List<String> aksjoner(List<String> meldinger) {
        return meldinger.stream()
                .map(xml -> Element.read(xml).required("aksjon").text("aksjonType"))
                .toList();
    }

    /** All messages of all runs, in the order in which OS is to have them. */
    List<String> lagrede() {
        return database().queryForList("select xml from avstemming_melding order by avstemming, nr", String.class);
    }

    List<String> varsler() {
        return database().queryForList("select type || ' ' || tekst from varsel order by id", String.class);
    }

    @Override
    public void close() {
        database.close();
    }
}
