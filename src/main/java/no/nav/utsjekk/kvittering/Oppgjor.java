package no.nav.utsjekk.kvittering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.kvittering.OppdragMatcher.Treff;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.kvittering.OppgjorRepository.Endring;
import no.nav.utsjekk.kvittering.OppgjorRepository.Oppdragsrad;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mq.MqMessage;
import no.nav.utsjekk.vakt.Metrics;

/** The settlement: what OS has answered becomes state and statuses (05). Steps of the route {@code kvittering}. */
public final class Oppgjor {

    private final OppgjorRepository oppgjor;
    private final OppdragMatcher matcher;
    private final ArkivRepository arkiv;
    private final MeldingRepository meldinger;
    private final Bokforing bokforing;
    private final Parkering parkering;
    private final Metrics metrics;
    private final Predicate<Instant> lest;
    private final Clock clock;
    private final Duration kopiVentetid;
    private final Svarregler regler;
    private final Svartider tider;

    /** @param lest whether this instance has read the queue of kvitteringer to its end since a moment, or before it */
    public Oppgjor(
            OppgjorRepository oppgjor,
            OppdragMatcher matcher,
            ArkivRepository arkiv,
            MeldingRepository meldinger,
            Bokforing bokforing,
            Parkering parkering,
            Metrics metrics,
            Predicate<Instant> lest,
            Apningstid apningstid,
            Clock clock,
            Oppgjorsinnstillinger innstillinger) {
        this.oppgjor = oppgjor;
        this.matcher = matcher;
        this.arkiv = arkiv;
        this.meldinger = meldinger;
        this.bokforing = bokforing;
        this.parkering = parkering;
        this.metrics = metrics;
        this.lest = lest;
        this.clock = clock;
        this.kopiVentetid = innstillinger.kopiVentetid();
        this.regler = new Svarregler(innstillinger.forsok12());
        this.tider = new Svartider(innstillinger, apningstid, clock);
    }

    /** Reads one message; touches no database. */
    public MottattKvittering les(MqMessage message) {
        return MottattKvittering.les(message);
    }

    /** Settles a batch of kvitteringer. One that is delivered again by the broker is passed over. */
    public void gjorOpp(List<MottattKvittering> batch) {
        var nye = unhandled(batch);
        var treff =
                matcher.match(nye.stream().flatMap(m -> m.kvittering().stream()).toList());
        meldinger.lockSaker(treff.values().stream().map(Treff::sak).collect(Collectors.toSet()));
        var oppdrag = treff.values().stream().map(Treff::oppdrag).distinct().toList();
        var rader = oppgjor.lock(oppdrag);
        if (rader.size() < oppdrag.size()) {
            hentFram(oppdrag);
            rader = oppgjor.lock(oppdrag);
            nye = unhandled(nye); // what came back may have been answered by one of these
        }
        var runde = runde(rader);
        var ids = oppgjor.nextIds(nye.size());
        for (int i = 0; i < nye.size(); i++) {
            var besvart = nye.get(i).kvittering().map(treff::get).map(Treff::oppdrag);
            runde.behandle(ids.get(i), nye.get(i), besvart);
        }
        oppgjor.add(runde.behandlede());
        bokforing.bokfor(rader, runde.endringer());
        parkering.parker(runde.behandlede());
        AfterCommit.run(() -> runde.behandlede()
                .forEach(b -> metrics.kvittering(grad(b), b.avgjorelse().name())));
    }

    /** Decides on oppdrag that are locked. */
    Svarrunde runde(List<Oppdragsrad> rader) {
        return new Svarrunde(regler, tider, rader);
    }

    /** Oppdrag, locked as their saker are, also those that had gone to the archive. */
    List<Oppdragsrad> las(List<Long> oppdrag) {
        meldinger.lockSaker(oppgjor.sakerOf(oppdrag));
        var rader = oppgjor.lock(oppdrag);
        if (rader.size() == oppdrag.size()) {
            return rader;
        }
        hentFram(oppdrag);
        return oppgjor.lock(oppdrag);
    }

    /** Oppdrag that have gone to the archive come back with all that belongs to them (FM-09). */
    private void hentFram(List<Long> oppdrag) {
        int antall = arkiv.hentFram(oppdrag);
        AfterCommit.run(() -> metrics.hentetFram(antall));
    }

    private List<MottattKvittering> unhandled(List<MottattKvittering> batch) {
        var handled = oppgjor.handled(
                batch.stream().flatMap(m -> m.message().id().stream()).toList());
        return batch.stream()
                .filter(m -> m.message().id().map(id -> !handled.contains(id)).orElse(true))
                .toList();
    }

    private static String grad(Behandlet behandlet) {
        return behandlet.mottatt().kvittering().map(k -> k.grad().name()).orElse("ULESELIG");
    }

    /**
     * Oppdrag with a refusal whose waiting time for other copies is over (D7). Gives their ids. Time during which this instance
     * has not read OS's answers does not count: the one that accepts may lie on the queue.
     */
    public List<Long> forfalte(int max) {
        return lest.test(clock.instant().minus(kopiVentetid)) ? oppgjor.pastFrist(max) : List.of();
    }

    /** Lets refusals decide whose waiting time is over; those that OS has answered in the meantime are passed over. */
    public void gjorOppEtterFrist(List<Long> oppdrag) {
        var sakene = oppgjor.sakerOf(oppdrag);
        meldinger.lockSaker(sakene);
        var rader = oppgjor.lockPastFrist(oppdrag);
        var endringer = rader.stream().map(this::afterFrist).toList();
        bokforing.bokfor(rader, endringer);
        parkering.varsle(endringer);
    }

    private Endring afterFrist(Oppdragsrad rad) {
        var svar = rad.tilstand().avslag().orElseThrow();
        var avgjorelse = regler.etterFrist(rad.tilstand(), svar);
        return new Endring(
                rad.id(),
                avgjorelse,
                rad.tilstand().overleveringer(),
                svar,
                avgjorelse == Avgjorelse.SENDES_IGJEN
                        ? Optional.of(tider.nesteForsok(rad.tilstand().forsok()))
                        : Optional.empty(),
                Optional.empty());
    }
}
