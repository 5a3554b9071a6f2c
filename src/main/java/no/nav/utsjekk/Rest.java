package no.nav.utsjekk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.rest.Actuator;
import no.nav.utsjekk.rest.Apidokument;
import no.nav.utsjekk.rest.Bruk;
import no.nav.utsjekk.rest.BrukRepository;
import no.nav.utsjekk.rest.Brukvisning;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.Restdor;
import no.nav.utsjekk.rest.Restutgang;
import no.nav.utsjekk.rest.Svarskriver;
import no.nav.utsjekk.rest.Utfasing;
import no.nav.utsjekk.rest.utbetaling.ForesporselRepository;
import no.nav.utsjekk.rest.utbetaling.Foresporselsformat;
import no.nav.utsjekk.rest.utbetaling.Stonader;
import no.nav.utsjekk.rest.utbetaling.Utbetalingsapi;
import no.nav.utsjekk.rest.utbetaling.Utbetalingsinntak;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.tilgang.Nokkelhenting;
import no.nav.utsjekk.tilgang.Nokkelkilde;
import no.nav.utsjekk.tilgang.Tokendor;
import no.nav.utsjekk.tilgang.Tokenkontroll;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the REST facade. */
record Rest(CamelContext context, Settings settings, Clock clock) {

    static final String PRODUKSJON = "prod";

    /** Under what name the registry has the counts of who calls what. */
    static final String BRUK = "restbruk";

    /** Seconds that a call may wait for OS before the log tells of it. */
    private static final long LENGSTE_KALL = 600;

    /** Beside those that serve calls of the facade: tokens, pages, operators. */
    private static final int ANDRE_TRADER = 12;

    static Rest of(CamelContext context) {
        return new Rest(context, new Settings(context), Clock.systemUTC());
    }

    /** The door before the facade. Stands before there is anything behind it. */
    Restdor dor(MeterRegistry meters, Bruk bruk) {
        int samtidige = settings.number("rest.samtidige");
        context.getRegistry()
                .bind(
                        "vertxvalg",
                        new VertxOptions()
                                .setWorkerPoolSize(samtidige + ANDRE_TRADER)
                                .setMaxWorkerExecuteTimeUnit(TimeUnit.SECONDS)
                                .setMaxWorkerExecuteTime(LENGSTE_KALL));
        return new Restdor(
                new Tokendor(tokenkontroll()),
                new Restdor.Grenser(
                        samtidige,
                        settings.number("rest.ventende"),
                        settings.duration("rest.lesetid").toMillis()),
                new Utfasing(
                        LocalDate.parse(settings.text("rest.utfases")),
                        LocalDate.parse(settings.text("rest.slutt")),
                        settings.text("dok.adresse")),
                svarskriver(),
                bruk,
                meters);
    }

    /** Tells which tokens hold. */
    Tokenkontroll tokenkontroll() {
        return new Tokenkontroll(
                settings.text("token.utsteder"),
                settings.text("azure.klient"),
                new Nokkelkilde(new Nokkelhenting(URI.create(settings.text("token.nokler"))), clock),
                clock);
    }

    /** Who may call, and for whom. */
    static Klienter klienter(Settings settings) {
        return Klienter.les(settings.text("rest.klienter"), erProduksjon(settings));
    }

    static boolean erProduksjon(Settings settings) {
        return settings.text("miljo").equals(PRODUKSJON);
    }

    private Svarskriver svarskriver() {
        return new Svarskriver(settings.text("dok.adresse"));
    }

    /** Binds what the routes of the facade name. */
    void bind(
            JdbcTemplate jdbc,
            MeldingRepository meldinger,
            SakRepository saker,
            Stonader stonader,
            Metrics metrics,
            PrometheusMeterRegistry meters)
            throws Exception {
        var registry = context.getRegistry();
        var klienter = klienter(settings);
        var format = new Foresporselsformat(stonader);
        var foresporsler = new ForesporselRepository(jdbc, saker, format);
        registry.bind("svarskriver", svarskriver());
        registry.bind("utbetalingsapi", new Utbetalingsapi(klienter, foresporsler));
        registry.bind(
                "utbetalingsinntak",
                new Utbetalingsinntak(
                        foresporsler, meldinger, saker, format, stonader, clock, UUID::randomUUID, metrics));
        registry.bind(
                "restbrukvisning",
                new Brukvisning(registry.lookupByNameAndType(BRUK, Bruk.class), new BrukRepository(jdbc, clock)));
        registry.bind("actuator", new Actuator(context, meters));
        context.addStartupListener(new Apidokument(settings.number("camel.server.port")));
        context.addStartupListener(new Restutgang(settings.number("camel.server.port"), svarskriver()));
    }
}
