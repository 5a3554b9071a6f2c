package no.nav.utsjekk.vakt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a neighbour answers. {@link #run} asks it, on the rounds of {@link Vakt}; the health check only tells what was
 * found last. A neighbour that has not answered for a while does not answer, however long the question hangs.
 */
public final class Nabosjekk extends AbstractHealthCheck implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Nabosjekk.class);

    /** Asks a neighbour for something small; throws when it does not get it. */
    public interface Sporsmal {
        void still() throws Exception;
    }

    private record Funn(Instant tid, Optional<String> feil) {}

    private final String navn;
    private final Sporsmal sporsmal;
    private final Duration talmod;
    private final Clock clock;
    private volatile Funn siste;

    /**
     * @param navn as people know it
     * @param talmod how old an answer may be
     */
    public Nabosjekk(String navn, Sporsmal sporsmal, Duration talmod, Clock clock) {
        super("utsjekk", navn.toLowerCase(Locale.ROOT));
        this.navn = navn;
        this.sporsmal = sporsmal;
        this.talmod = talmod;
        this.clock = clock;
        this.siste = new Funn(clock.instant(), Optional.of("ikke spurt ennå"));
    }

    @Override
    public void run() {
        try {
            sporsmal.still();
            if (siste.feil().isPresent()) {
                LOG.info("{} svarer", navn);
            }
            siste = new Funn(clock.instant(), Optional.empty());
        } catch (Exception e) {
            if (siste.feil().isEmpty()) {
                LOG.warn("{} svarer ikke: {}", navn, e.toString());
            }
            siste = new Funn(clock.instant(), Optional.of(reason(e)));
        }
    }

    /** Says nothing that the neighbour or a driver has written: anybody may read it. */
    private static String reason(Exception failure) {
        var name = Giftig.name(failure);
        return switch (name) {
            case "ConnectException" -> "tar ikke imot forbindelser";
            case "UnknownHostException" -> "adressen finnes ikke";
            case "TimeoutException", "SocketTimeoutException" -> "intet svar i tide";
            default -> name;
        };
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        var funn = siste;
        var feil = funn.feil();
        if (funn.tid().plus(talmod).isBefore(clock.instant())) {
            feil = Optional.of("intet svar på over " + talmod.toSeconds() + " sekunder");
        }
        feil.ifPresentOrElse(grunn -> builder.down().message(navn + " svarer ikke: " + grunn), () -> builder.up()
                .message(navn + " svarer"));
    }
}
