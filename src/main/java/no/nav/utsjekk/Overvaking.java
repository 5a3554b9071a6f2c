package no.nav.utsjekk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import no.nav.utsjekk.database.Database;
import no.nav.utsjekk.dokumentasjon.Dokumentasjon;
import no.nav.utsjekk.drift.Konsoll;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.vakt.Databasetall;
import no.nav.utsjekk.vakt.Etterslep;
import no.nav.utsjekk.vakt.Kafkatilgang;
import no.nav.utsjekk.vakt.Nabosjekk;
import no.nav.utsjekk.vakt.Rutesjekk;
import no.nav.utsjekk.vakt.Topicsjekk;
import no.nav.utsjekk.vakt.Topictilgang;
import no.nav.utsjekk.vakt.Vakt;
import no.nav.utsjekk.vakt.Vakt.Runde;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds what watches the system from outside its routes: health, gauges, and the operators' doors. */
record Overvaking(CamelContext context, Settings settings, MeterRegistry meters, Clock clock) {

    /**
     * @param mq opens a new connection each time
     * @param kafka the watch's own client
     */
    void configure(ConnectionFactory mq, Kafkatilgang kafka) throws Exception {
        watch(mq, kafka);
        doors();
    }

    private void watch(ConnectionFactory mq, Kafkatilgang kafka) throws Exception {
        var database = Database.openForWatching(
                settings.text("db.url"), settings.text("db.username"), settings.text("db.password"));
        context.getRegistry().bind("vaktdatabase", database, null, "close");
        var jdbc = new JdbcTemplate(database);
        var topics = new Topicsjekk(new Topictilgang(kafka), new Topics(settings).alle());
        var naboer = List.of(
                nabo("Postgres", () -> jdbc.execute("select 1")),
                nabo("Kafka", kafka::ask),
                nabo("MQ", () -> mq.createConnection().close()));
        var health = HealthCheckRegistry.get(context);
        health.register(new Rutesjekk());
        health.register(topics);
        naboer.forEach(health::register);
        var pause = settings.duration("vakt.pause");
        var tallpause = settings.duration("vakt.tall.pause");
        var etterslep = new Etterslep(context, kafka, settings.text("mottak.gruppe"), meters, clock);
        var alarmer = new Alarmoppsett(context, settings, meters, clock).configure(jdbc, mq, etterslep);
        var tall = Stream.concat(Stream.of(new Databasetall(jdbc, meters), etterslep), alarmer.stream());
        var runder = Stream.concat(
                        Stream.concat(naboer.stream(), Stream.of(topics)).map(sjekk -> new Runde(pause, sjekk)),
                        tall.map(maler -> new Runde(tallpause, maler)))
                .toList();
        context.addService(new Vakt(context, runder));
        helligdag();
    }

    /** A question may take a few seconds on top of the pause before it counts as unanswered. */
    private Nabosjekk nabo(String navn, Nabosjekk.Sporsmal sporsmal) {
        return new Nabosjekk(navn, sporsmal, settings.duration("vakt.pause").plus(Duration.ofSeconds(5)), clock);
    }

    /** 1 when OS is closed all day; the name is one that existing alarms use (09 §6). */
    private void helligdag() {
        var apningstid = new Apningstid();
        Gauge.builder(
                        "is_helligdag",
                        () -> apningstid.isVirkedag(LocalDate.now(clock.withZone(ZoneId.of("Europe/Oslo")))) ? 0 : 1)
                .register(meters);
    }

    private void doors() throws Exception {
        context.addStartupListener(new Konsoll(settings.number("camel.server.port")));
        context.addStartupListener(new Dokumentasjon(settings.number("camel.server.port")));
        mbean("holdteoppdrag", "drift.mbean");
        mbean("hovedbokvisning", "drift.mbean.hovedbok");
        mbean("dodbrevhandlinger", "drift.mbean.dodbrev");
        mbean("kvitteringshandlinger", "drift.mbean.kvitteringer");
        mbean("oppdragshandlinger", "drift.mbean.oppdrag");
        mbean("avmerking", "drift.mbean.merker");
        mbean("avstemmingshandlinger", "drift.mbean.avstemming");
        mbean("konsistenshandlinger", "drift.mbean.konsistens");
        mbean("alarmhandlinger", "drift.mbean.alarmer");
    }

    /** Shows a bean in JMX, and so in Hawtio. */
    private void mbean(String bean, String setting) throws Exception {
        context.addStartupListener((started, already) -> started.getManagementStrategy()
                .getManagementAgent()
                .register(started.getRegistry().lookupByName(bean), new ObjectName(settings.text(setting))));
    }
}
