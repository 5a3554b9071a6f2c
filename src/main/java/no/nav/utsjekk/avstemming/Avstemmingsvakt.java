package no.nav.utsjekk.avstemming;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the day's run has been made, and OS has all of every run (ALM-10). {@link #sjekk} finds out; the health check and
 * the gauges tell what was found last. It says nothing about whether the instance can work: avstemming has no influence on
 * payments (AVS-18).
 */
public final class Avstemmingsvakt extends AbstractHealthCheck {

    /** An alarm is repeated until its cause is gone (OPS-31). */
    private static final Duration GJENTAS = Duration.ofHours(1);

    /** How long a run that is made late, or by hand, may take to reach OS. */
    private static final Duration LEVERINGSTID = Duration.ofMinutes(15);

    private final AvstemmingRepository avstemminger;
    private final VarsletRepository varslede;
    private final VarselRepository varsler;
    private final Avstemmingskalender kalender;
    private final Clock clock;
    private volatile Funn siste = new Funn(Optional.empty(), List.of());

    /**
     * What is wrong, in Norwegian, without personal data.
     *
     * @param mangler the run that has not been made
     * @param uferdige those that OS does not have all of
     */
    private record Funn(Optional<String> mangler, List<String> uferdige) {}

    public Avstemmingsvakt(
            AvstemmingRepository avstemminger,
            VarsletRepository varslede,
            VarselRepository varsler,
            Avstemmingskalender kalender,
            Clock clock,
            MeterRegistry meters) {
        super("utsjekk", "avstemming");
        this.avstemminger = avstemminger;
        this.varslede = varslede;
        this.varsler = varsler;
        this.kalender = kalender;
        this.clock = clock;
        Gauge.builder("utsjekk.avstemming.mangler", () -> siste.mangler().isPresent() ? 1 : 0)
                .register(meters);
        Gauge.builder("utsjekk.avstemming.uferdige", () -> siste.uferdige().size())
                .register(meters);
    }

    /** Looks, and raises alarms on virkedager. The caller holds a transaction. */
    public void sjekk() {
        var moment = clock.instant();
        var funn = new Funn(mangler(moment), uferdige(moment));
        siste = funn;
        if (kalender.erVirkedag(kalender.dag(moment))) {
            varsle(Varsel.Type.AVSTEMMING_MANGLER, funn.mangler().stream().toList(), moment);
            varsle(Varsel.Type.AVSTEMMING_UFERDIG, funn.uferdige(), moment);
        }
    }

    private Optional<String> mangler(Instant moment) {
        var dag = kalender.dag(moment);
        return kalender.erVirkedag(dag)
                        && !moment.isBefore(kalender.frist(dag))
                        && !avstemminger.erAvstemt(dag)
                        && avstemminger.harNoeForst(dag)
                ? Optional.of("Avstemmingen %s er ikke kjørt".formatted(dag))
                : Optional.empty();
    }

    private List<String> uferdige(Instant moment) {
        return utenLevering(moment).map(Avstemmingsvakt::tekst).toList();
    }

    private Stream<Kjoring> utenLevering(Instant moment) {
        return avstemminger.uleverte().stream()
                .filter(kjoring -> kjoring.iTvil().isPresent() || !moment.isBefore(frist(kjoring)));
    }

    private static String tekst(Kjoring kjoring) {
        return "Avstemming %d er ikke levert: OS har %d av %d meldinger%s"
                .formatted(
                        kjoring.id(),
                        kjoring.leverte(),
                        kjoring.meldinger(),
                        kjoring.iTvil().isPresent() ? ", og det er ukjent om neste har nådd frem" : "");
    }

    private Instant frist(Kjoring kjoring) {
        var dagens = kalender.frist(kjoring.dag());
        var egen = kjoring.beregnet().plus(LEVERINGSTID);
        return egen.isAfter(dagens) ? egen : dagens;
    }

    /**
     * What is wrong at a moment, by what it is about (ALM-10): the day of a run that is missing, or a run that OS does not have
     * all of.
     */
    public Map<String, String> avvik(Instant moment) {
        var avvik = new LinkedHashMap<String, String>();
        mangler(moment).ifPresent(tekst -> avvik.put("dag " + kalender.dag(moment), tekst));
        utenLevering(moment).forEach(kjoring -> avvik.put("avstemming " + kjoring.id(), tekst(kjoring)));
        return avvik;
    }

    private void varsle(Varsel.Type type, List<String> tekster, Instant moment) {
        if (tekster.isEmpty()) {
            varslede.glem(type.name());
        } else if (varslede.skalVarsles(type.name(), moment, GJENTAS)) {
            varsler.add(tekster.stream().map(tekst -> Varsel.of(type, tekst)).toList());
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
        var funn = siste;
        if (funn.mangler().isEmpty() && funn.uferdige().isEmpty()) {
            builder.up().message("Avstemming er i orden");
        } else {
            builder.down().message(funn.mangler().orElseGet(() -> String.join(". ", funn.uferdige())));
        }
    }
}
