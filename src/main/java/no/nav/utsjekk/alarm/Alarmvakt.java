package no.nav.utsjekk.alarm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Watches the job that watches (OPS-33), on each instance, and needs neither its routes nor Postgres for it: when lists have not
 * been looked at for two hours, or Postgres has not told for five minutes whether they have, it says so in the chat itself, once
 * an hour. Health and gauges tell of it too; it has no influence on whether the instance can work.
 */
public final class Alarmvakt extends AbstractHealthCheck implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Alarmvakt.class);

    private static final Duration UTEN_RUNDE = Duration.ofHours(2);
    private static final Duration UTEN_POSTGRES = Duration.ofMinutes(5);
    private static final Duration GJENTAS = Duration.ofHours(1);

    private final AlarmRepository alarmer;
    private final AlarmmeldingRepository meldinger;
    private final Consumer<String> chat;
    private final Clock clock;
    private final Instant startet;
    private final MultiGauge apne;
    private volatile Tilstand siste;
    private volatile Optional<Instant> fortalt = Optional.empty();

    /**
     * What Postgres told last.
     *
     * @param tid when it did
     * @param eldste when the list was looked at that has not been for longest
     */
    private record Tilstand(Instant tid, Instant eldste, long uleverte) {}

    /**
     * @param alarmer on connections that the work does not need, as {@code meldinger}
     * @param chat says something at once; throws when nobody has taken it
     */
    public Alarmvakt(
            AlarmRepository alarmer,
            AlarmmeldingRepository meldinger,
            Consumer<String> chat,
            Clock clock,
            MeterRegistry meters) {
        super("utsjekk", "alarmer");
        this.alarmer = alarmer;
        this.meldinger = meldinger;
        this.chat = chat;
        this.clock = clock;
        this.startet = clock.instant();
        this.siste = new Tilstand(startet, startet, 0);
        this.apne = MultiGauge.builder("utsjekk.alarmer").register(meters);
        Gauge.builder("utsjekk.alarmrunde.alder.sekunder", () -> alder().toSeconds())
                .register(meters);
        Gauge.builder("utsjekk.alarmmeldinger.uleverte", () -> siste.uleverte()).register(meters);
    }

    private Duration alder() {
        return Duration.between(siste.eldste(), clock.instant());
    }

    @Override
    public void run() {
        try {
            siste = new Tilstand(clock.instant(), eldste(alarmer.kjort()), meldinger.uleverte());
            vis(alarmer.antall());
        } catch (DataAccessException postgresIsAway) {
            vis(Map.of());
        }
        fortell(feil());
    }

    /** A list that has never been looked at counts from when we started. */
    private Instant eldste(Map<Alarmtype, Instant> kjort) {
        return Arrays.stream(Alarmtype.values())
                .map(type -> kjort.getOrDefault(type, startet))
                .min(Instant::compareTo)
                .orElse(startet);
    }

    private void vis(Map<Alarmtype, Long> antall) {
        apne.register(
                Arrays.stream(Alarmtype.values())
                        .map(type -> MultiGauge.Row.of(
                                Tags.of(
                                        "type", type.name(),
                                        "regel", type.regel(),
                                        "niva", type.niva().name()),
                                antall.getOrDefault(type, 0L)))
                        .collect(Collectors.toList()),
                true);
    }

    private Optional<String> feil() {
        var na = clock.instant();
        var tilstand = siste;
        if (!tilstand.tid().plus(UTEN_POSTGRES).isAfter(na)) {
            return Optional.of(
                    "OPS-33 Postgres har ikke svart siden %s: alarmene blir ikke vurdert".formatted(tilstand.tid()));
        }
        return tilstand.eldste().plus(UTEN_RUNDE).isAfter(na)
                ? Optional.empty()
                : Optional.of("OPS-33 Alarmrunden er ikke fullført siden %s".formatted(tilstand.eldste()));
    }

    private void fortell(Optional<String> feil) {
        var na = clock.instant();
        if (feil.isEmpty()) {
            fortalt = Optional.empty();
        } else if (fortalt.map(sist -> !sist.plus(GJENTAS).isAfter(na)).orElse(true)) {
            LOG.error("Alarm {}", feil.get());
            try {
                chat.accept(feil.get());
                fortalt = Optional.of(na);
            } catch (CamelExecutionException e) {
                LOG.warn("Alarmen ble ikke tatt imot ({})", Giftig.name(e)); // the next round tries again
            }
        }
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        feil().ifPresentOrElse(tekst -> builder.down().message(tekst), () -> builder.up()
                .message("Alarmene blir vurdert"));
    }
}
