package no.nav.utsjekk;

import java.time.Clock;
import java.util.List;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.dodbrev.LagretBrevRepository;
import no.nav.utsjekk.drift.Avmerking;
import no.nav.utsjekk.drift.AvmerkingRepository;
import no.nav.utsjekk.drift.Brevsending;
import no.nav.utsjekk.drift.Dodbrevhandlinger;
import no.nav.utsjekk.drift.Driftsapi;
import no.nav.utsjekk.drift.Gjensending;
import no.nav.utsjekk.drift.HandlingRepository;
import no.nav.utsjekk.drift.HoldteOppdrag;
import no.nav.utsjekk.drift.HoldteRepository;
import no.nav.utsjekk.drift.Kvitteringshandlinger;
import no.nav.utsjekk.drift.Oppdragshandlinger;
import no.nav.utsjekk.drift.SendingRepository;
import no.nav.utsjekk.drift.Utforelse;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.kvittering.Etteroppgjor;
import no.nav.utsjekk.kvittering.ParkertRepository;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mottak.Mottak;
import no.nav.utsjekk.mottak.Post;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utboksstans;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Builds what operators can do. */
record Drift(
        CamelContext context,
        Settings settings,
        JdbcTemplate jdbc,
        TransactionOperations transaction,
        Clock clock,
        ProducerTemplate ruter) {

    /** @param transaction for what an operator does */
    Drift(CamelContext context, Settings settings, JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this(context, settings, jdbc, transaction, clock, context.createProducerTemplate());
    }

    /** Binds the actions, and the API over them. */
    void bind(
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            Metrics metrics,
            Mottak mottak,
            ParkertRepository parkerte,
            Etteroppgjor etteroppgjor,
            Utboksstans stans) {
        var registry = context.getRegistry();
        var utforelse = new Utforelse(transaction, new HandlingRepository(jdbc), this::wake);
        registry.bind(
                "holdteoppdrag",
                new HoldteOppdrag(utforelse, new HoldteRepository(jdbc), meldinger, saker, utboks, statuses, metrics));
        var brev = new LagretBrevRepository(jdbc);
        var oppdragene = new SendingRepository(jdbc);
        var sending = new Brevsending(
                brev,
                new Topics(settings).fagsystemer(),
                mottak::les,
                this::taInn,
                parkerte,
                etteroppgjor,
                oppdragene,
                stans);
        var dodbrevhandlinger = new Dodbrevhandlinger(utforelse, brev, sending, stans);
        var kvitteringshandlinger = new Kvitteringshandlinger(utforelse, parkerte, etteroppgjor, oppdragene);
        var oppdragshandlinger = new Oppdragshandlinger(
                utforelse,
                oppdragene,
                meldinger,
                etteroppgjor,
                new Gjensending(oppdragene, saker, new ArkivRepository(jdbc)),
                new Apningstid(),
                clock,
                new Oppdragshandlinger.Frister(
                        settings.duration("drift.svarfrist"), settings.duration("oppdrag.kopi.ventetid")));
        registry.bind("dodbrevhandlinger", dodbrevhandlinger);
        registry.bind("kvitteringshandlinger", kvitteringshandlinger);
        registry.bind("oppdragshandlinger", oppdragshandlinger);
        registry.bind("avmerking", new Avmerking(utforelse, new AvmerkingRepository(jdbc)));
        registry.bind("driftsapi", new Driftsapi(dodbrevhandlinger, kvitteringshandlinger, oppdragshandlinger));
    }

    /** Tells the routes that there is something to do. */
    private void wake() {
        ruter.sendBody("direct:drift-vekk", null);
    }

    /** Takes a record in, in the transaction of the caller. */
    @SuppressWarnings("unchecked")
    private List<Long> taInn(Post post) {
        return ruter.requestBody("direct:drift-mottak", post, List.class);
    }
}
