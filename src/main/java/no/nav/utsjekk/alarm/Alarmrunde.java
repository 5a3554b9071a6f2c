package no.nav.utsjekk.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.vakt.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that looks for what is wrong and tells of it: steps of the routes {@code alarm-*}. It never changes what it tells of
 * (FM-43). Each list is looked at by one instance at a time.
 */
public final class Alarmrunde {

    private static final Logger LOG = LoggerFactory.getLogger(Alarmrunde.class);

    private final AlarmRepository alarmer;
    private final AlarmmeldingRepository meldinger;
    private final Map<Alarmtype, Kilde> kilder;
    private final Apningstid apningstid;
    private final Metrics metrics;
    private final Clock clock;
    private final Innstillinger innstillinger;

    /**
     * @param sjekk how long after one look the next one is due
     * @param gjenta how long after it was told an alarm is told again
     * @param chat whether there is somebody to tell
     */
    public record Innstillinger(Duration sjekk, Duration gjenta, boolean chat) {}

    /** @param kilder of all types but {@link Alarmtype#KILDE_BORTE} */
    public Alarmrunde(
            AlarmRepository alarmer,
            AlarmmeldingRepository meldinger,
            Map<Alarmtype, Kilde> kilder,
            Apningstid apningstid,
            Metrics metrics,
            Clock clock,
            Innstillinger innstillinger) {
        this.alarmer = alarmer;
        this.meldinger = meldinger;
        this.kilder = new EnumMap<>(kilder);
        this.apningstid = apningstid;
        this.metrics = metrics;
        this.clock = clock;
        this.innstillinger = innstillinger;
    }

    /** Those whose turn it may be; {@link #vurder} decides. */
    public List<Alarmtype> forfalte() {
        var moment = clock.instant();
        var kjort = alarmer.kjort();
        return Arrays.stream(Alarmtype.values())
                .filter(type -> !kjort.getOrDefault(type, Instant.EPOCH).isAfter(moment.minus(pause(type))))
                .toList();
    }

    /** The timer is never on time to the millisecond: an hourly look may be a little early. */
    private Duration pause(Alarmtype type) {
        var egen = type.pause();
        return (egen.compareTo(innstillinger.sjekk()) > 0 ? egen : innstillinger.sjekk())
                .minus(innstillinger.sjekk().dividedBy(2));
    }

    /**
     * Looks at one list and tells of what is wrong, if it is this one's turn and the day and the hour are right. The caller
     * holds a transaction.
     *
     * @throws RuntimeException when the list cannot be had
     */
    public void vurder(Alarmtype type) {
        var moment = clock.instant();
        if (!alarmer.taTur(type, moment, pause(type)) || !type.gjelder(apningstid, moment)) {
            return;
        }
        var kilde = kilder.get(type);
        if (kilde != null) {
            alarmer.noter(type, kilde.finn(moment), moment);
            alarmer.fjern(Alarmtype.KILDE_BORTE, type.name(), moment);
        }
        reis(type, moment);
    }

    /** Notes that a list cannot be had (OPS-33). The caller holds a transaction. */
    public void kildeBorte(Alarmtype type, Exception failure) {
        var moment = clock.instant();
        var grunn = failure instanceof Kilde.Borte ? failure.getMessage() : Giftig.name(failure);
        alarmer.leggTil(
                Alarmtype.KILDE_BORTE, List.of(Funn.av(type.name(), "%s (%s)".formatted(type.regel(), grunn))), moment);
        reis(Alarmtype.KILDE_BORTE, moment);
    }

    private void reis(Alarmtype type, Instant moment) {
        var reiste = alarmer.reis(type, moment, innstillinger.gjenta());
        if (reiste.isEmpty()) {
            return;
        }
        var tekst = new Alarmtekst(type, reiste).tekst();
        if (innstillinger.chat()) {
            meldinger.leggTil(type, tekst, moment);
        }
        AfterCommit.run(() -> {
            metrics.alarm(type.name(), type.niva().name());
            LOG.warn("Alarm {}", tekst);
        });
    }
}
