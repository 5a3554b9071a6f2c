package no.nav.utsjekk;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.avstemming.AvstemmingRepository;
import no.nav.utsjekk.avstemming.Avstemminger;
import no.nav.utsjekk.avstemming.Avstemmingskalender;
import no.nav.utsjekk.avstemming.Avstemmingsutlop;
import no.nav.utsjekk.avstemming.Avstemmingsvakt;
import no.nav.utsjekk.avstemming.GrunnlagRepository;
import no.nav.utsjekk.avstemming.KonsistensRepository;
import no.nav.utsjekk.avstemming.Konsistensavstemming;
import no.nav.utsjekk.avstemming.LeveringRepository;
import no.nav.utsjekk.avstemming.VarsletRepository;
import no.nav.utsjekk.drift.Avstemmingsapi;
import no.nav.utsjekk.drift.Avstemmingshandlinger;
import no.nav.utsjekk.drift.HandlingRepository;
import no.nav.utsjekk.drift.Konsistenshandlinger;
import no.nav.utsjekk.drift.Utforelse;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.mq.MqConnections;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the beans of avstemming. */
record Avstemmingsoppsett(CamelContext context, Settings settings, MeterRegistry meters, Clock clock) {

    /** @param mq opens a new connection each time */
    void configure(DataSourceTransactionManager transactions, ConnectionFactory mq, CommitListener commits) {
        var registry = context.getRegistry();
        var jdbc = new JdbcTemplate(transactions.getDataSource());
        var varsler = new VarselRepository(jdbc, new Metrics(meters));
        var kalender = new Avstemmingskalender(new Apningstid(), tidspunkt());
        var repository = new AvstemmingRepository(jdbc);
        var avstemminger =
                new Avstemminger(repository, new GrunnlagRepository(jdbc), kalender, clock, UUID::randomUUID);
        var utlop = new Avstemmingsutlop(
                new LeveringRepository(jdbc),
                varsler,
                mq,
                MqConnections.withoutJmsHeaders(settings.text("mq.provider"), settings.text("mq.avstemming")),
                commits,
                settings.duration("avstemming.leie"));
        var vakt = new Avstemmingsvakt(repository, new VarsletRepository(jdbc), varsler, kalender, clock, meters);
        var handlinger = new HandlingRepository(jdbc);
        var drift = new Avstemmingshandlinger(
                new Utforelse(transaction(transactions), handlinger, () -> wake(context)),
                snapshot(transactions),
                avstemminger,
                utlop,
                handlinger);
        registry.bind("avstemminger", avstemminger);
        registry.bind("avstemmingsutlop", utlop);
        registry.bind("avstemmingsvakt", vakt);
        registry.bind("avstemmingshandlinger", drift);
        registry.bind("avstemmingsapi", new Avstemmingsapi(drift));
        registry.bind(
                "konsistenshandlinger",
                new Konsistenshandlinger(new Konsistensavstemming(
                        new KonsistensRepository(jdbc),
                        registry.lookupByNameAndType("hovedboker", Hovedboker.class),
                        clock)));
        HealthCheckRegistry.get(context).register(vakt);
    }

    private Optional<LocalTime> tidspunkt() {
        try {
            return Optional.of(settings.text("avstemming.tidspunkt").strip())
                    .filter(tekst -> !tekst.isEmpty())
                    .map(LocalTime::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("AVSTEMMING_TIDSPUNKT must be a time such as 07:00, or empty", e);
        }
    }

    /** Tells the routes that there is something to do. */
    private static void wake(CamelContext context) {
        context.createFluentProducerTemplate().to("direct:drift-vekk").send();
    }

    private static TransactionTemplate transaction(DataSourceTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setName("drift");
        return template;
    }

    /** For reading much of what belongs together: the database as it was at one moment. */
    private static TransactionTemplate snapshot(DataSourceTransactionManager transactions) {
        var template = new TransactionTemplate(new DataSourceTransactionManager(transactions.getDataSource()));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        template.setReadOnly(true);
        return template;
    }
}
