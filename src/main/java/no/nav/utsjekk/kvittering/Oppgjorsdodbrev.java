package no.nav.utsjekk.kvittering;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.mq.MqMessage;

/**
 * What becomes of answers that no try could settle: they wait for an operator, with a dead letter, and nothing is said of
 * their oppdrag. Steps of the routes {@code kvittering} and {@code kvittering-frist}.
 */
public final class Oppgjorsdodbrev {

    private final OppgjorRepository oppgjor;
    private final Parkering parkering;
    private final DodbrevRepository dodbrev;

    public Oppgjorsdodbrev(OppgjorRepository oppgjor, Parkering parkering, DodbrevRepository dodbrev) {
        this.oppgjor = oppgjor;
        this.parkering = parkering;
        this.dodbrev = dodbrev;
    }

    /** Parks a message, so that those behind it can be settled (KV-3). */
    public void giOpp(MqMessage message, String rute, Exception cause) {
        if (!oppgjor.handled(message.id().stream().toList()).isEmpty()) {
            return;
        }
        long id = oppgjor.nextIds(1).get(0);
        var mottatt = new MottattKvittering(message, Optional.empty());
        var parkert = Behandlet.parkert(id, mottatt, Optional.empty(), "kunne ikke behandles: " + Giftig.name(cause));
        oppgjor.add(List.of(parkert));
        parkering.parker(List.of(parkert));
        dodbrev.add(List.of(Dodbrev.avKvittering(rute, id, Giftig.name(cause), Giftig.describe(cause))));
    }

    /** Leaves a refusal whose waiting time is over to an operator; its oppdrag stays unanswered (D7). */
    public void giOppFrist(long oppdrag, String rute, Exception cause) {
        oppgjor.stopFrist(oppdrag)
                .ifPresent(melding -> dodbrev.add(List.of(new Dodbrev(
                        rute,
                        Optional.empty(),
                        Optional.of(melding),
                        Optional.of(oppdrag),
                        Giftig.name(cause),
                        Giftig.describe(cause)))));
    }
}
