package no.nav.utsjekk.kvittering;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.kvittering.OppgjorRepository.Endring;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mq.MqMessage;
import no.nav.utsjekk.vakt.Metrics;

/**
 * Settles by an operator's decision what could not be settled by itself (OPS-14, OPS-22): by the same rules, and booked in the
 * same way, as a kvittering that has just come. Every method is part of the caller's transaction.
 */
public final class Etteroppgjor {

    private final OppgjorRepository oppgjor;
    private final ParkertRepository parkerte;
    private final OppdragMatcher matcher;
    private final MeldingRepository meldinger;
    private final Bokforing bokforing;
    private final Oppgjor daglig;
    private final Metrics metrics;

    /** @param daglig the settlement of what comes from OS */
    public Etteroppgjor(
            OppgjorRepository oppgjor,
            ParkertRepository parkerte,
            OppdragMatcher matcher,
            MeldingRepository meldinger,
            Bokforing bokforing,
            Oppgjor daglig,
            Metrics metrics) {
        this.oppgjor = oppgjor;
        this.parkerte = parkerte;
        this.matcher = matcher;
        this.meldinger = meldinger;
        this.bokforing = bokforing;
        this.daglig = daglig;
        this.metrics = metrics;
    }

    /**
     * How it went.
     *
     * @param grunn why it is still parked; nothing has been changed then
     */
    public record Utfall(Avgjorelse avgjorelse, Optional<Long> oppdrag, Optional<String> grunn) {

        private static Utfall av(Behandlet behandlet) {
            return new Utfall(behandlet.avgjorelse(), behandlet.oppdrag(), behandlet.grunn());
        }

        public boolean erParkert() {
            return avgjorelse == Avgjorelse.PARKERT;
        }
    }

    /** What a message is about, as far as it can be read. */
    public Optional<Kvittering> les(MqMessage message) {
        return MottattKvittering.les(message).kvittering();
    }

    /** Tries a parked kvittering again, as if it had just come. The caller has locked it. */
    public Utfall provIgjen(long kvittering) {
        var mottatt = MottattKvittering.les(parkerte.message(kvittering));
        var treff = mottatt.kvittering()
                .flatMap(
                        lest -> Optional.ofNullable(matcher.match(List.of(lest)).get(lest)));
        return decide(kvittering, mottatt, treff.map(OppdragMatcher.Treff::oppdrag));
    }

    /** Takes a parked kvittering for the answer to an oppdrag. The caller has locked it. */
    public Utfall knytt(long kvittering, long oppdrag) {
        return decide(kvittering, MottattKvittering.les(parkerte.message(kvittering)), Optional.of(oppdrag));
    }

    private Utfall decide(long kvittering, MottattKvittering mottatt, Optional<Long> oppdrag) {
        var rader = daglig.las(oppdrag.stream().toList());
        var runde = daglig.runde(rader);
        runde.behandle(kvittering, mottatt, oppdrag);
        var behandlet = runde.behandlede().get(0);
        if (behandlet.avgjorelse() != Avgjorelse.PARKERT) {
            parkerte.settled(behandlet);
            bokforing.bokfor(rader, runde.endringer());
            count(behandlet);
        }
        return Utfall.av(behandlet);
    }

    /**
     * Gives OS's answer to an unanswered oppdrag by hand (OPS-22): stored as a kvittering, and booked with the versions that
     * the oppdrag carries (FM-41). OS has told the operator how it ended, so it decides whatever other answers are missing;
     * those that are parked are put away.
     *
     * @param xml the oppdrag as it was sent
     * @return the id that it is stored under, and of those that were put away
     */
    public Gitt giSvar(long oppdrag, String xml, Osmelding svar) {
        var rad = daglig.las(List.of(oppdrag)).get(0);
        var mottatt = MottattKvittering.les(Handkvittering.av(xml, svar));
        requireMatch(mottatt.kvittering().orElseThrow(), oppdrag);
        var avgjorelse = svar.grad().erGodtatt() ? Avgjorelse.GODTATT : Avgjorelse.AVVIST;
        var behandlet =
                new Behandlet(oppgjor.nextIds(1).get(0), mottatt, Optional.of(oppdrag), avgjorelse, Optional.empty());
        oppgjor.add(List.of(behandlet));
        var endring =
                new Endring(oppdrag, avgjorelse, rad.tilstand().svar() + 1, svar, Optional.empty(), Optional.empty());
        bokforing.bokfor(List.of(rad), List.of(endring));
        count(behandlet);
        return new Gitt(behandlet.id(), parkerte.forkastFor(oppdrag));
    }

    /** What is stored must say whose answer it is, as all kvitteringer do. */
    private void requireMatch(Kvittering gitt, long oppdrag) {
        var treff = matcher.match(List.of(gitt)).get(gitt);
        if (treff == null || treff.oppdrag() != oppdrag) {
            throw new IllegalStateException("a kvittering for oppdrag " + oppdrag + " does not match it");
        }
    }

    /** A kvittering that was given by hand, and the parked ones that it has made superfluous. */
    public record Gitt(long kvittering, List<Long> forkastet) {}

    private void count(Behandlet behandlet) {
        var grad = behandlet.mottatt().kvittering().orElseThrow().grad().name();
        AfterCommit.run(() -> metrics.kvittering(grad, behandlet.avgjorelse().name()));
    }

    /** Lets a refusal that was left to an operator decide (D7); false when the oppdrag is not waiting for that. */
    public boolean startFrist(long oppdrag) {
        meldinger.lockSaker(oppgjor.sakerOf(List.of(oppdrag)));
        return oppgjor.startFrist(oppdrag);
    }

    /**
     * Settles a message that could only be kept raw, as if it had just come.
     *
     * @return false when it has been settled before
     */
    public boolean gjorOpp(MqMessage message) {
        if (!oppgjor.handled(message.id().stream().toList()).isEmpty()) {
            return false;
        }
        daglig.gjorOpp(List.of(MottattKvittering.les(message)));
        return true;
    }
}
