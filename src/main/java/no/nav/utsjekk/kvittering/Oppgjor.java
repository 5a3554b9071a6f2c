package no.nav.utsjekk.kvittering;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.feil.Giftig;
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
    private final MeldingRepository meldinger;
    private final Bokforing bokforing;
    private final Parkering parkering;
    private final Metrics metrics;
    private final Svarregler regler;
    private final Svartider tider;

    public Oppgjor(
            OppgjorRepository oppgjor,
            OppdragMatcher matcher,
            MeldingRepository meldinger,
            Bokforing bokforing,
            Parkering parkering,
            Metrics metrics,
            Apningstid apningstid,
            Clock clock,
            Oppgjorsinnstillinger innstillinger) {
        this.oppgjor = oppgjor;
        this.matcher = matcher;
        this.meldinger = meldinger;
        this.bokforing = bokforing;
        this.parkering = parkering;
        this.metrics = metrics;
        this.regler = new Svarregler(innstillinger.forsok12());
        this.tider = new Svartider(innstillinger, apningstid, clock);
    }

    /** Reads one message; touches no database. */
    public MottattKvittering les(MqMessage message) {
        try {
            var text = new String(message.body(), StandardCharsets.UTF_8);
            return new MottattKvittering(message, Optional.of(KvitteringReader.read(text)));
        } catch (UnreadableKvittering e) {
            return new MottattKvittering(message, Optional.empty());
        }
    }

    /** Settles a batch of kvitteringer. One that is delivered again by the broker is passed over. */
    public void gjorOpp(List<MottattKvittering> batch) {
        var nye = unhandled(batch);
        var treff =
                matcher.match(nye.stream().flatMap(m -> m.kvittering().stream()).toList());
        meldinger.lockSaker(treff.values().stream().map(Treff::sak).collect(Collectors.toSet()));
        var rader = oppgjor.lock(
                treff.values().stream().map(Treff::oppdrag).distinct().toList());
        var runde = new Svarrunde(regler, tider, rader);
        var ids = oppgjor.nextIds(nye.size());
        for (int i = 0; i < nye.size(); i++) {
            var oppdrag = nye.get(i).kvittering().map(treff::get).map(Treff::oppdrag);
            runde.behandle(ids.get(i), nye.get(i), oppdrag);
        }
        oppgjor.add(runde.behandlede());
        bokforing.bokfor(rader, runde.endringer());
        parkering.parker(runde.behandlede());
        AfterCommit.run(() -> runde.behandlede()
                .forEach(b -> metrics.kvittering(grad(b), b.avgjorelse().name())));
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

    /** Lets refusals decide whose waiting time for other copies is over (D7). Returns how many there were. */
    public int gjorOppEtterFrist(int max) {
        var sakene = oppgjor.sakerPastFrist(max);
        meldinger.lockSaker(sakene);
        var rader = oppgjor.lockPastFrist(sakene);
        var endringer = rader.stream().map(this::afterFrist).toList();
        bokforing.bokfor(rader, endringer);
        parkering.varsle(endringer);
        return rader.size();
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

    /** Parks a message that no try could settle, so that those behind it can be (KV-3). */
    public void giOpp(MqMessage message, Exception cause) {
        var mottatt = new MottattKvittering(message, Optional.empty());
        if (unhandled(List.of(mottatt)).isEmpty()) {
            return;
        }
        var parkert = Behandlet.parkert(
                oppgjor.nextIds(1).get(0), mottatt, Optional.empty(), "kunne ikke behandles: " + Giftig.name(cause));
        oppgjor.add(List.of(parkert));
        parkering.parker(List.of(parkert));
    }
}
