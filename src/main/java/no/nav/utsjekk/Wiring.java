package no.nav.utsjekk;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.database.Database;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.dodbrev.SisteUtvei;
import no.nav.utsjekk.dodbrev.Utboksdodbrev;
import no.nav.utsjekk.drift.Hovedbokvisning;
import no.nav.utsjekk.feil.Feilarter;
import no.nav.utsjekk.hovedbok.HovedbokRepository;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.Iverksettingsmottak;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.kvittering.Bokforing;
import no.nav.utsjekk.kvittering.Etteroppgjor;
import no.nav.utsjekk.kvittering.OppdragMatcher;
import no.nav.utsjekk.kvittering.Oppgjor;
import no.nav.utsjekk.kvittering.OppgjorRepository;
import no.nav.utsjekk.kvittering.Oppgjorsdodbrev;
import no.nav.utsjekk.kvittering.Oppgjorsinnstillinger;
import no.nav.utsjekk.kvittering.Parkering;
import no.nav.utsjekk.kvittering.ParkertRepository;
import no.nav.utsjekk.melding.HosOppdrag;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.migrering.Migrering;
import no.nav.utsjekk.migrering.MigreringRepository;
import no.nav.utsjekk.mottak.Innslag;
import no.nav.utsjekk.mottak.KafkaOffsets;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.mottak.Mottak;
import no.nav.utsjekk.mottak.Mottakslager;
import no.nav.utsjekk.mottak.MottattRepository;
import no.nav.utsjekk.mottak.TransaksjonRepository;
import no.nav.utsjekk.mottak.Transaksjoner;
import no.nav.utsjekk.mottak.Transaksjonsdeler;
import no.nav.utsjekk.mottak.Uleste;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.mottak.dp.DpFormat;
import no.nav.utsjekk.mottak.historisk.HistoriskFormat;
import no.nav.utsjekk.mottak.tp.TpFormat;
import no.nav.utsjekk.mottak.ts.TsFormat;
import no.nav.utsjekk.mottak.valp.ValpFormat;
import no.nav.utsjekk.mq.CachedDestinations;
import no.nav.utsjekk.mq.Lesestand;
import no.nav.utsjekk.mq.MqBatchComponent;
import no.nav.utsjekk.mq.MqConnections;
import no.nav.utsjekk.oppdrag.OppdragRepository;
import no.nav.utsjekk.oppdrag.Oppdragssending;
import no.nav.utsjekk.rest.utbetaling.FlyttingRepository;
import no.nav.utsjekk.rest.utbetaling.ForesporselRepository;
import no.nav.utsjekk.rest.utbetaling.Foresporselsformat;
import no.nav.utsjekk.rest.utbetaling.Stonader;
import no.nav.utsjekk.ruter.CommitListener;
import no.nav.utsjekk.ruter.CommitPoint.Kind;
import no.nav.utsjekk.ruter.Lister;
import no.nav.utsjekk.ruter.RouteTransaction;
import no.nav.utsjekk.ruter.Samlet;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.utboks.KafkaOutlet;
import no.nav.utsjekk.utboks.MqMessages;
import no.nav.utsjekk.utboks.StansRepository;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utboksstans;
import no.nav.utsjekk.utledning.Lagring;
import no.nav.utsjekk.utledning.Utledningssteg;
import no.nav.utsjekk.vakt.Kafkatilgang;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Topictilgang;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the beans that the routes name, from the settings of {@code application.properties}. */
final class Wiring implements CamelConfiguration {

    /** Nobody waits longer for a page, and no connection is held for longer. */
    private static final int SNAPSHOT_SECONDS = 10;

    private final Clock clock = Clock.systemUTC();
    private final Lesestand lesestand = new Lesestand(clock);
    private final PrometheusMeterRegistry meters;
    private final CommitListener commits;

    Wiring(PrometheusMeterRegistry meters, CommitListener commits) {
        this.meters = meters;
        this.commits = commits;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        var settings = new Settings(context);
        var registry = context.getRegistry();
        var database = database(settings);
        registry.bind("database", database, null, "close");
        var transactions = new DataSourceTransactionManager(database);
        transactions.addListener(commits.of(Kind.DATABASE));
        registry.bind("databasetransaksjon", new RouteTransaction(transactions));
        registry.bind("feilarter", new Feilarter());
        registry.bind("lister", new Lister());
        registry.bind("samlet", new Samlet(Object.class));
        registry.bind("innslag", new Samlet(Innslag.class));
        registry.bind("transaksjonsdeler", new Transaksjonsdeler());
        registry.bind("kafkaOffsets", new KafkaOffsets(commits));
        registry.bind("mqmeldinger", new MqMessages());
        KafkaConnection.secure(context, settings);
        var direct = mqConnections(settings);
        var mq = mq(context, direct);
        var kafka = new Kafkatilgang(KafkaConnection.clientProperties(settings));
        context.addService(kafka);
        var metrics = new Metrics(meters, new Sporingsoppsett(context, settings, meters).sporko());
        bindSteps(context, settings, transactions, mq, kafka, metrics);
        new Oppryddingsoppsett(context, settings, clock).configure(new JdbcTemplate(database), metrics);
        new Avstemmingsoppsett(context, settings, meters, clock).configure(transactions, direct, commits);
        database.setMetricRegistry(meters);
        new Overvaking(context, settings, meters, clock).configure(direct, kafka);
        new Konsolloppsett(context, settings, meters, clock).configure(new JdbcTemplate(database));
    }

    private static HikariDataSource database(Settings settings) {
        return Database.open(
                settings.text("db.url"),
                settings.text("db.username"),
                settings.text("db.password"),
                settings.number("db.pool"),
                settings.duration("db.stillstand"));
    }

    private static ConnectionFactory mqConnections(Settings settings) {
        return MqConnections.direct(new MqConnections.Address(
                settings.text("mq.provider"),
                settings.text("mq.hostname"),
                settings.number("mq.port"),
                settings.text("mq.channel"),
                settings.text("mq.manager"),
                settings.text("mq.username"),
                settings.text("mq.password")));
    }

    private ConnectionFactory mq(CamelContext context, ConnectionFactory direct) {
        var pooled = MqConnections.pooled(direct);
        context.getRegistry().bind("mq", pooled, null, "stop");
        var transactions = new JmsTransactionManager(pooled);
        transactions.addListener(commits.of(Kind.MQ_SEND));
        context.getRegistry().bind("mqtransaksjon", new RouteTransaction(transactions));
        var jms = JmsComponent.jmsComponent(pooled);
        jms.setDestinationResolver(new CachedDestinations());
        context.addComponent("jms", jms);
        context.addComponent("mq-batch", new MqBatchComponent(direct, commits, lesestand));
        return pooled;
    }

    private void bindSteps(
            CamelContext context,
            Settings settings,
            DataSourceTransactionManager transactions,
            ConnectionFactory mq,
            Kafkatilgang kafka,
            Metrics metrics)
            throws Exception {
        var registry = context.getRegistry();
        var jdbc = new JdbcTemplate(transactions.getDataSource());
        var formater = formater(settings);
        var statuses = new StatusWriter(new Topics(settings).status(), settings.text("dok.adresse"), clock);
        var utbetalingJson = new UtbetalingJson(stonader(formater)::av);
        var meldinger = new MeldingRepository(jdbc, metrics);
        var iverksettinger = new IverksettingRepository(jdbc);
        var saker = new SakRepository(jdbc, utbetalingJson);
        var oppdrag = new OppdragRepository(jdbc);
        var utboks = new UtboksRepository(jdbc);
        var varsler = new VarselRepository(jdbc, metrics);
        var dodbrev = new DodbrevRepository(jdbc, utboks, varsler, clock);
        var hosOppdrag = new HosOppdrag(jdbc, utboks, statuses, metrics);
        var stans = new Utboksstans(
                utboks,
                new StansRepository(jdbc),
                new Topictilgang(kafka),
                settings.text("topic.status"),
                settings.text("topic.utbetaling"));
        var arkiv = new ArkivRepository(jdbc);

        registry.bind("utboks", utboks);
        registry.bind(
                "kafkautlop",
                new KafkaOutlet(
                        KafkaConnection.clientProperties(settings),
                        utboks,
                        settings.text("utboks.kafka.navn"),
                        settings.text("topic.status"),
                        settings.number("mottak.maks-bytes.kafka"),
                        commits),
                null,
                "stop");
        registry.bind("utboksstans", stans);
        registry.bind("utboksdodbrev", new Utboksdodbrev(dodbrev, stans));
        registry.bind("sisteutvei", new SisteUtvei(dodbrev, varsler));
        var mottatte = new MottattRepository(jdbc);
        registry.bind("mottatte", mottatte);
        var transaksjoner = new TransaksjonRepository(jdbc, arkiv, metrics, settings.duration("transaksjon.frist"));
        var mottak = new Mottak(formater);
        var mottakslager = new Mottakslager(meldinger, transaksjoner, utboks, dodbrev, varsler, statuses, metrics);
        registry.bind("mottaket", mottak);
        registry.bind("mottakslager", mottakslager);
        registry.bind("transaksjonslager", transaksjoner);
        registry.bind(
                "transaksjoner",
                new Transaksjoner(transaksjoner, mottak::les, mottakslager, uleste(mottatte, settings)));
        registry.bind(
                "iverksettingsmottak",
                new Iverksettingsmottak(iverksettinger, meldinger, varsler, metrics, UUID::randomUUID));
        var migrering = new Migrering(
                iverksettinger,
                new MigreringRepository(jdbc),
                meldinger,
                saker,
                utboks,
                statuses,
                utbetalingJson,
                (fagomrade, navn) -> formater.av(fagomrade.fagsystem()).stonad(navn));
        var iverksettingsoppsett = new Iverksettingsoppsett(context, settings, clock);
        iverksettingsoppsett.configure(jdbc, named(transactions, "drift"), iverksettinger, meldinger, migrering);
        iverksettingsoppsett.configureFlytting(
                new ForesporselRepository(jdbc, saker, new Foresporselsformat(stonader(formater))),
                new FlyttingRepository(jdbc),
                meldinger,
                saker,
                utboks,
                statuses,
                utbetalingJson);
        var utledning = new Utledningssteg(
                formater,
                meldinger,
                iverksettinger,
                saker,
                statuses,
                utbetalingJson,
                clock,
                UUID::randomUUID,
                holdDobbeltutbetaling(settings));
        var utledningslager =
                new Lagring(meldinger, iverksettinger, saker, oppdrag, utboks, varsler, dodbrev, statuses, metrics);
        registry.bind("utledning", utledning);
        registry.bind("utledningslager", utledningslager);
        new Simuleringsoppsett(context, settings, clock)
                .configure(jdbc, formater, meldinger, utledning, utledningslager, statuses, metrics);
        registry.bind(
                "oppdragssending",
                new Oppdragssending(oppdrag, hosOppdrag, dodbrev, mq, metrics, settings.duration("oppdrag.leie")));
        var oppgjor = new OppgjorRepository(jdbc);
        var matcher = new OppdragMatcher(jdbc);
        var bokforing = new Bokforing(oppgjor, meldinger, saker, hosOppdrag, utboks, varsler, statuses, metrics);
        var parkering = new Parkering(utboks, varsler, settings.text("mq.backout"));
        var daglig = new Oppgjor(
                oppgjor,
                matcher,
                arkiv,
                meldinger,
                bokforing,
                parkering,
                metrics,
                lesestand::harLestSiden,
                new Apningstid(),
                clock,
                oppgjorsinnstillinger(settings));
        registry.bind("oppgjor", daglig);
        registry.bind("oppgjorsdodbrev", new Oppgjorsdodbrev(oppgjor, parkering, dodbrev));
        var parkerte = new ParkertRepository(jdbc);
        var etteroppgjor = new Etteroppgjor(oppgjor, parkerte, matcher, meldinger, bokforing, daglig, metrics);
        new Drift(context, settings, jdbc, named(transactions, "drift"), clock)
                .bind(meldinger, saker, utboks, statuses, metrics, mottak, parkerte, etteroppgjor, stans);
        new Rest(context, settings, clock).bind(jdbc, meldinger, saker, stonader(formater), metrics, meters);
        var restsimulering = new Restsimulering(context, settings, clock);
        restsimulering.bind(jdbc, formater, mottak, mottakslager, statuses);
        restsimulering.bindSporsmal(jdbc, formater, meldinger, saker, iverksettinger, stonader(formater));
        var hovedboker = new Hovedboker(snapshot(jdbc), new HovedbokRepository(jdbc));
        registry.bind("hovedboker", hovedboker);
        registry.bind("hovedbokvisning", new Hovedbokvisning(hovedboker));
    }

    private static Uleste uleste(MottattRepository mottatte, Settings settings) {
        return new Uleste(
                mottatte,
                KafkaConnection.clientProperties(settings),
                settings.text("mottak.gruppe"),
                new Topics(settings).fagsystemer());
    }

    /** For reading much of what belongs together: the database as it was at one moment. */
    private static TransactionTemplate snapshot(JdbcTemplate jdbc) {
        var snapshot = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setTimeout(SNAPSHOT_SECONDS);
        return snapshot;
    }

    /** A transaction that is not a route's. */
    private static TransactionTemplate named(DataSourceTransactionManager transactions, String name) {
        var template = new TransactionTemplate(transactions);
        template.setName(name);
        return template;
    }

    static Meldingsformater formater(Settings settings) {
        int maxBytes = settings.number("mottak.maks-bytes");
        List<Meldingsformat> kafka = List.of(
                new AapFormat(settings.text("topic.aap"), maxBytes),
                new DpFormat(settings.text("topic.dp"), maxBytes),
                new TsFormat(settings.text("topic.ts"), maxBytes),
                new TpFormat(settings.text("topic.tp.intern"), maxBytes),
                new HistoriskFormat(settings.text("topic.historisk"), maxBytes),
                new ValpFormat(settings.text("topic.valp"), maxBytes));
        return new Meldingsformater(
                kafka, Map.of(Foresporselsformat.KANAL, new Foresporselsformat(stonader(new Meldingsformater(kafka)))));
    }

    static Stonader stonader(Meldingsformater formater) {
        return (fagomrade, navn) -> formater.av(fagomrade.fagsystem()).stonad(navn);
    }

    private static boolean holdDobbeltutbetaling(Settings settings) {
        return switch (settings.text("dobbeltutbetaling").toLowerCase(Locale.ROOT)) {
            case "hold" -> true;
            case "varsle" -> false;
            default -> throw new IllegalArgumentException("DOBBELTUTBETALING must be varsle or hold");
        };
    }

    private static Oppgjorsinnstillinger oppgjorsinnstillinger(Settings settings) {
        return new Oppgjorsinnstillinger(
                settings.number("oppdrag.12.forsok"),
                settings.duration("oppdrag.12.ventetid"),
                settings.number("oppdrag.12.faktor"),
                settings.duration("oppdrag.kopi.ventetid"));
    }
}
