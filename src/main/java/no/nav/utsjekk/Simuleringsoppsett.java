package no.nav.utsjekk;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.simulering.Httpgrense;
import no.nav.utsjekk.simulering.Konvolutt;
import no.nav.utsjekk.simulering.Oskontakt;
import no.nav.utsjekk.simulering.SimuleringRepository;
import no.nav.utsjekk.simulering.Simuleringssteg;
import no.nav.utsjekk.simulering.Tjenestebruker;
import no.nav.utsjekk.simulering.Tokenlager;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utledning.Lagring;
import no.nav.utsjekk.utledning.Utledningssteg;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds the steps of simulering. */
record Simuleringsoppsett(CamelContext context, Settings settings, Clock clock) {

    /** Token services answer at once, or not at all. */
    private static final Duration TOKENFRIST = Duration.ofSeconds(10);

    private static final int TOKEN_MAX_BYTES = 100_000;

    void configure(
            JdbcTemplate jdbc,
            Meldingsformater formater,
            MeldingRepository meldinger,
            Utledningssteg utledning,
            Lagring lagring,
            StatusWriter statuses,
            Metrics metrics)
            throws Exception {
        var frister = frister(settings);
        var simuleringer = new SimuleringRepository(jdbc);
        var registry = context.getRegistry();
        registry.bind("simuleringer", simuleringer);
        registry.bind(
                "simuleringen",
                new Simuleringssteg(
                        simuleringer,
                        meldinger,
                        utledning,
                        lagring,
                        new UtboksRepository(jdbc),
                        new VarselRepository(jdbc, metrics),
                        statuses,
                        formater,
                        metrics,
                        clock,
                        UUID::randomUUID,
                        frister));
        registry.bind("oskontakt", new Oskontakt());
        registry.bind("konvolutt", new Konvolutt(til(), UUID::randomUUID));
        registry.bind("samltoken", Tokenlager.saml(clock));
        registry.bind("proxytoken", Tokenlager.bearer(clock));
        registry.bind(
                "tjenestebruker",
                new Tjenestebruker(
                        settings.text("simulering.bruker"),
                        settings.text("simulering.passord"),
                        settings.text("azure.klient"),
                        settings.text("azure.hemmelighet"),
                        settings.text("simulering.proxy.scope")));
        bound("osgrense", new Httpgrense(context, frister.os(), settings.number("simulering.maks-bytes")));
        bound("tokengrense", new Httpgrense(context, TOKENFRIST, TOKEN_MAX_BYTES));
    }

    static Simuleringssteg.Frister frister(Settings settings) {
        return new Simuleringssteg.Frister(
                Duration.ofMillis(settings.number("simulering.frist")),
                settings.duration("simulering.margin"),
                settings.duration("simulering.ventetid"),
                settings.duration("simulering.svar"));
    }

    private void bound(String name, Httpgrense grense) throws Exception {
        context.getRegistry().bind(name, grense);
        context.addService(grense);
    }

    /** Behind a proxy OS has another address than the one that we call (FM-51). */
    private String til() {
        var til = settings.text("simulering.til");
        return til.isEmpty() ? settings.text("simulering.url") : til;
    }
}
