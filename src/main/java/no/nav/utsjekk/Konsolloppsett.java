package no.nav.utsjekk;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import no.nav.utsjekk.drift.Alarmhandlinger;
import no.nav.utsjekk.drift.Avmerking;
import no.nav.utsjekk.drift.Avstemmingshandlinger;
import no.nav.utsjekk.drift.Dodbrevhandlinger;
import no.nav.utsjekk.drift.HoldteOppdrag;
import no.nav.utsjekk.drift.Kvitteringshandlinger;
import no.nav.utsjekk.drift.Oppdragshandlinger;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.konsoll.Avstemmingsside;
import no.nav.utsjekk.konsoll.Handlinger;
import no.nav.utsjekk.konsoll.Handlingsside;
import no.nav.utsjekk.konsoll.InnholdRepository;
import no.nav.utsjekk.konsoll.Innlogging;
import no.nav.utsjekk.konsoll.Innloggingssider;
import no.nav.utsjekk.konsoll.Innsyn;
import no.nav.utsjekk.konsoll.Konsolldor;
import no.nav.utsjekk.konsoll.Koside;
import no.nav.utsjekk.konsoll.Maler;
import no.nav.utsjekk.konsoll.Oppdragsside;
import no.nav.utsjekk.konsoll.Personsok;
import no.nav.utsjekk.konsoll.RevisjonRepository;
import no.nav.utsjekk.konsoll.Revisjonsside;
import no.nav.utsjekk.konsoll.SakshistorieRepository;
import no.nav.utsjekk.konsoll.Saksside;
import no.nav.utsjekk.konsoll.SesjonRepository;
import no.nav.utsjekk.konsoll.Sider;
import no.nav.utsjekk.konsoll.Sideskriver;
import no.nav.utsjekk.konsoll.Sok;
import no.nav.utsjekk.konsoll.SokRepository;
import no.nav.utsjekk.konsoll.Statisk;
import no.nav.utsjekk.konsoll.Svarfrist;
import no.nav.utsjekk.konsoll.Tavle;
import no.nav.utsjekk.konsoll.TavleRepository;
import no.nav.utsjekk.konsoll.Utsteder;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the operators' pages. */
record Konsolloppsett(CamelContext context, Settings settings, MeterRegistry meters, Clock clock) {

    /** Version of the WebJar; the same as in the pom. */
    private static final String HTMX = "2.0.4";

    private static final String INNLOGGING = "konsollinnlogging";
    private static final int HEMMELIGE_BYTES = 32;

    /** The door before the pages. Stands before there is anything behind it. */
    static AuthenticationHandler dor(CamelContext context) {
        return new Konsolldor(() -> context.getRegistry().lookupByNameAndType(INNLOGGING, Innlogging.class));
    }

    /** Binds what the routes of the pages name; what they show must have been bound before. */
    void configure(JdbcTemplate jdbc) throws Exception {
        var registry = context.getRegistry();
        var innlogging = innlogging(jdbc);
        registry.bind(INNLOGGING, innlogging);
        var revisjon = new RevisjonRepository(jdbc);
        var historie = new SakshistorieRepository(jdbc);
        var innsyn = new Innsyn(revisjon);
        var skriver = new Sideskriver(new Maler(clock), settings.text("miljo"), revisjon);
        var svarfrist = new Svarfrist(new Apningstid(), settings.duration("drift.svarfrist"));
        var avstemming = bean("avstemmingshandlinger", Avstemmingshandlinger.class);
        registry.bind("innloggingssider", new Innloggingssider(skriver, innlogging));
        registry.bind(
                "sider",
                new Sider(
                        skriver,
                        new Tavle(
                                new TavleRepository(jdbc),
                                avstemming::status,
                                bean("alarmhandlinger", Alarmhandlinger.class)::list,
                                meters,
                                new Apningstid(),
                                svarfrist,
                                clock),
                        new Sok(new SokRepository(jdbc), new Personsok(historie, innsyn), clock),
                        new Saksside(historie, revisjon, bean("hovedboker", Hovedboker.class)),
                        new Oppdragsside(new InnholdRepository(jdbc), historie, revisjon, innsyn, svarfrist, clock),
                        new Koside(
                                bean("kvitteringshandlinger", Kvitteringshandlinger.class),
                                bean("dodbrevhandlinger", Dodbrevhandlinger.class)),
                        new Avstemmingsside(avstemming, clock),
                        new Revisjonsside(revisjon, clock),
                        new Handlingsside(handlinger(avstemming), revisjon)));
        context.addStartupListener(new Statisk(settings.number("camel.server.port"), HTMX));
    }

    private Handlinger handlinger(Avstemmingshandlinger avstemming) {
        return new Handlinger(
                bean("oppdragshandlinger", Oppdragshandlinger.class),
                bean("holdteoppdrag", HoldteOppdrag.class),
                bean("kvitteringshandlinger", Kvitteringshandlinger.class),
                bean("dodbrevhandlinger", Dodbrevhandlinger.class),
                avstemming,
                bean("avmerking", Avmerking.class),
                bean("alarmhandlinger", Alarmhandlinger.class));
    }

    private <T> T bean(String navn, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(navn, type);
    }

    private Innlogging innlogging(JdbcTemplate jdbc) {
        var adresse = settings.text("konsoll.adresse").replaceAll("/+$", "");
        var token = Optional.of(settings.text("konsoll.token"))
                .filter(egen -> !egen.isBlank())
                .orElseGet(() -> settings.text("azure.token"));
        var kontroll = Rest.of(context).tokenkontroll();
        return new Innlogging(
                new Utsteder(
                        new Utsteder.Adresser(
                                settings.text("konsoll.autorisasjon"), token, adresse + "/drift/innlogget"),
                        new Utsteder.Klient(settings.text("azure.klient"), settings.text("azure.hemmelighet")),
                        kontroll::krav),
                new SesjonRepository(jdbc, clock),
                new Innlogging.Grupper(settings.text("konsoll.gruppe.les"), settings.text("konsoll.gruppe.handle")),
                adresse.startsWith("https:"),
                hemmelighet(),
                clock);
    }

    private static Supplier<String> hemmelighet() {
        var tilfeldig = new SecureRandom();
        return () -> {
            var bytes = new byte[HEMMELIGE_BYTES];
            tilfeldig.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
