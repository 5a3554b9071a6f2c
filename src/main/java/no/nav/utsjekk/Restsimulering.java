package no.nav.utsjekk;

import java.time.Clock;
import java.util.UUID;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.Iverksettingsprove;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.mottak.Mottak;
import no.nav.utsjekk.mottak.Mottakslager;
import no.nav.utsjekk.rest.innsending.Dryrunapi;
import no.nav.utsjekk.rest.innsending.Gateway;
import no.nav.utsjekk.rest.innsending.InnsendingRepository;
import no.nav.utsjekk.rest.innsending.Innsendingsmottak;
import no.nav.utsjekk.rest.iverksetting.Iverksettingssimulering;
import no.nav.utsjekk.rest.simulering.Sakssimulering;
import no.nav.utsjekk.rest.utbetaling.ForesporselRepository;
import no.nav.utsjekk.rest.utbetaling.Foresporselsformat;
import no.nav.utsjekk.rest.utbetaling.Stonader;
import no.nav.utsjekk.rest.utbetaling.Utbetalingsapi;
import no.nav.utsjekk.rest.utbetaling.Utbetalingssimulering;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.simulering.SimuleringRepository;
import no.nav.utsjekk.status.StatusWriter;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds what of the REST facade asks OS, or takes producers' own meldinger. */
record Restsimulering(CamelContext context, Settings settings, Clock clock) {

    void bind(JdbcTemplate jdbc, Meldingsformater formater, Mottak mottak, Mottakslager lager, StatusWriter statuses) {
        var registry = context.getRegistry();
        var klienter = Rest.klienter(settings);
        registry.bind("dryrunapi", new Dryrunapi(klienter, formater, UUID::randomUUID));
        registry.bind("gateway", new Gateway(apen(), klienter, formater, statuses, UUID::randomUUID));
        registry.bind(
                "innsendingsmottak",
                new Innsendingsmottak(
                        new InnsendingRepository(jdbc),
                        mottak,
                        lager,
                        statuses,
                        clock,
                        new Innsendingsmottak.Frister(
                                settings.duration("rest.dryrun.frist"), settings.duration("abetal.frist")),
                        context));
        registry.bind(
                "sakssimulering",
                new Sakssimulering(
                        new SimuleringRepository(jdbc),
                        clock,
                        UUID::randomUUID,
                        Simuleringsoppsett.frister(settings),
                        context));
    }

    void bindSporsmal(
            JdbcTemplate jdbc,
            Meldingsformater formater,
            MeldingRepository meldinger,
            SakRepository saker,
            IverksettingRepository iverksettinger,
            Stonader stonader) {
        context.getRegistry()
                .bind(
                        "iverksettingssimulering",
                        new Iverksettingssimulering(
                                Rest.klienter(settings),
                                new Iverksettingsprove(iverksettinger),
                                meldinger,
                                saker,
                                clock,
                                UUID::randomUUID));
        var foresporsler = new ForesporselRepository(jdbc, saker, new Foresporselsformat(stonader));
        context.getRegistry()
                .bind(
                        "utbetalingssimulering",
                        new Utbetalingssimulering(
                                new Utbetalingsapi(Rest.klienter(settings), foresporsler),
                                foresporsler,
                                meldinger,
                                saker,
                                stonader,
                                formater::stonadMed,
                                clock,
                                UUID::randomUUID));
    }

    /** GW-01: outside of production, unless it is said. */
    private boolean apen() {
        return switch (settings.text("abetal.apen")) {
            case "" -> !Rest.erProduksjon(settings);
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("ABETAL must be true, false or empty");
        };
    }
}
