package no.nav.utsjekk;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import no.nav.utsjekk.alarm.AlarmRepository;
import no.nav.utsjekk.alarm.AlarmkildeRepository;
import no.nav.utsjekk.alarm.Alarmkilder;
import no.nav.utsjekk.alarm.AlarmmeldingRepository;
import no.nav.utsjekk.alarm.Alarmrunde;
import no.nav.utsjekk.alarm.Alarmsending;
import no.nav.utsjekk.alarm.Alarmvakt;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository;
import no.nav.utsjekk.alarm.Feillogg;
import no.nav.utsjekk.alarm.InstansRepository;
import no.nav.utsjekk.alarm.Kotilstand;
import no.nav.utsjekk.alarm.Puls;
import no.nav.utsjekk.avstemming.Avstemmingsvakt;
import no.nav.utsjekk.drift.Alarmhandlinger;
import no.nav.utsjekk.drift.HandlingRepository;
import no.nav.utsjekk.drift.Utforelse;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.vakt.Etterslep;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the beans of the alarms. */
record Alarmoppsett(CamelContext context, Settings settings, MeterRegistry meters, Clock clock) {

    private static final Duration MALING = Duration.ofMinutes(3);

    /**
     * @param vakt connections that the work does not need, for reading
     * @param mq opens a new connection each time
     * @return what each instance looks at by itself
     */
    List<Runnable> configure(JdbcTemplate vakt, ConnectionFactory mq, Etterslep etterslep) {
        var registry = context.getRegistry();
        var database = registry.lookupByNameAndType("database", DataSource.class);
        var jdbc = new JdbcTemplate(database);
        var metrics = new Metrics(meters);
        var alarmer = new AlarmRepository(jdbc);
        var meldinger = new AlarmmeldingRepository(jdbc);
        var dobbelt = new DobbeltutbetalingRepository(jdbc);
        var koer = new Kotilstand(mq, settings.text("mq.kvittering"), settings.text("mq.backout"), clock);
        var kilder = new Alarmkilder(
                new AlarmkildeRepository(jdbc),
                dobbelt,
                registry.lookupByNameAndType("avstemmingsvakt", Avstemmingsvakt.class)::avvik,
                etterslep::siste,
                moment -> koer.funn(moment.minus(maling())),
                new Apningstid(),
                new Alarmkilder.Frister(settings.duration("alarm.svarfrist"), maling()));
        registry.bind(
                "alarmrunde",
                new Alarmrunde(alarmer, meldinger, kilder.alle(), new Apningstid(), metrics, clock, innstillinger()));
        registry.bind(
                "alarmsending",
                new Alarmsending(
                        meldinger, webhook(), Duration.ofMillis(settings.number("feil.ventetid.maks")), clock));
        var feillogg = new Feillogg(new VarselRepository(jdbc, metrics));
        feillogg.lytt();
        registry.bind("feillogg", feillogg, null, "slutt");
        registry.bind("alarmhandlinger", new Alarmhandlinger(utforelse(database), alarmer, dobbelt, clock));
        var alarmvakt =
                new Alarmvakt(new AlarmRepository(vakt), new AlarmmeldingRepository(vakt), chat(), clock, meters);
        HealthCheckRegistry.get(context).register(alarmvakt);
        return List.of(
                koer,
                new Puls(context, new InstansRepository(jdbc), UUID.randomUUID().toString(), clock),
                alarmvakt);
    }

    private Alarmrunde.Innstillinger innstillinger() {
        return new Alarmrunde.Innstillinger(
                Duration.ofMillis(settings.number("alarm.sjekk")),
                settings.duration("alarm.gjenta"),
                !webhook().isEmpty());
    }

    private String webhook() {
        return settings.text("alarm.webhook").strip();
    }

    /** What a neighbour has told of itself is used for a while, also when the watch rests for long. */
    private Duration maling() {
        var rest = settings.duration("vakt.tall.pause").multipliedBy(3);
        return rest.compareTo(MALING) > 0 ? rest : MALING;
    }

    private Consumer<String> chat() {
        var ruter = context.createProducerTemplate();
        return webhook().isEmpty() ? tekst -> {} : tekst -> ruter.sendBody("direct:alarm-nodrop", tekst);
    }

    private static Utforelse utforelse(DataSource database) {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        transaction.setName("drift");
        return new Utforelse(transaction, new HandlingRepository(new JdbcTemplate(database)), () -> {});
    }
}
