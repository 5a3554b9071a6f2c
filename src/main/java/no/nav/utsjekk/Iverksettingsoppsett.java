package no.nav.utsjekk;

import java.time.Clock;
import no.nav.utsjekk.drift.HandlingRepository;
import no.nav.utsjekk.drift.Migreringshandlinger;
import no.nav.utsjekk.drift.Utforelse;
import no.nav.utsjekk.iverksettinger.Erstatning;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.Iverksettingsstatuser;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.migrering.Migrering;
import no.nav.utsjekk.migrering.MigreringRepository;
import no.nav.utsjekk.migrering.MigreringskjoringRepository;
import no.nav.utsjekk.migrering.Migreringskjoringer;
import no.nav.utsjekk.rest.Klienter;
import no.nav.utsjekk.rest.iverksetting.Iverksettingsapi;
import no.nav.utsjekk.rest.iverksetting.Migreringsapi;
import no.nav.utsjekk.rest.utbetaling.Flytteapi;
import no.nav.utsjekk.rest.utbetaling.FlyttingRepository;
import no.nav.utsjekk.rest.utbetaling.ForesporselRepository;
import no.nav.utsjekk.rest.utbetaling.Utbetalingsflytting;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.UtbetalingJson;
import no.nav.utsjekk.utboks.UtboksRepository;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Builds what is to be had of iverksettinger over HTTP. */
record Iverksettingsoppsett(CamelContext context, Settings settings, Clock clock) {

    /** Binds what the routes of {@code /api/iverksetting} name. */
    void configure(
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            IverksettingRepository iverksettinger,
            MeldingRepository meldinger,
            Migrering migrering) {
        var registry = context.getRegistry();
        var klienter = klienter();
        var statuser = new Iverksettingsstatuser(iverksettinger);
        var erstatning = new Erstatning(iverksettinger, meldinger);
        registry.bind("iverksettingsstatuser", statuser);
        registry.bind("iverksettingserstatning", erstatning);
        registry.bind("migrering", migrering);
        registry.bind("iverksettingsapi", new Iverksettingsapi(klienter, statuser, clock));
        registry.bind("migreringsapi", new Migreringsapi(klienter));
        var kjoringer = new Migreringskjoringer(
                new MigreringskjoringRepository(jdbc),
                iverksettinger,
                new MigreringRepository(jdbc),
                meldinger,
                migrering);
        registry.bind("migreringskjoringer", kjoringer);
        registry.bind(
                "migreringshandlinger",
                new Migreringshandlinger(
                        new Utforelse(transaction, new HandlingRepository(jdbc), this::wake),
                        kjoringer,
                        erstatning,
                        clock));
    }

    /** Binds what the routes {@code rest-flytt*} name. */
    void configureFlytting(
            ForesporselRepository foresporsler,
            FlyttingRepository flyttinger,
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            UtbetalingJson json) {
        var registry = context.getRegistry();
        registry.bind("flytteapi", new Flytteapi(klienter()));
        registry.bind(
                "utbetalingsflytting",
                new Utbetalingsflytting(foresporsler, flyttinger, meldinger, saker, utboks, statuses, json));
    }

    private Klienter klienter() {
        return Klienter.les(
                settings.text("rest.klienter"), settings.text("miljo").equals(Rest.PRODUKSJON));
    }

    /** Tells the routes that there is something to do. */
    private void wake() {
        context.createFluentProducerTemplate().to("direct:drift-vekk").send();
    }
}
