package no.nav.utsjekk.rest.innsending;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.mottak.LestPost;
import no.nav.utsjekk.mottak.Mottak;
import no.nav.utsjekk.mottak.Mottakslager;
import no.nav.utsjekk.mottak.Post;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.rest.Svar;
import no.nav.utsjekk.status.StatusWriter;
import org.apache.camel.CamelContext;

/**
 * Takes a producer's melding in as the intake does with those of Kafka, in one transaction, and looks after its answer. Steps of
 * the routes {@code rest-innsending} and {@code rest-innsending-ta}.
 */
public final class Innsendingsmottak {

    /** Stands in the place of the topic in stored meldinger. */
    public static final String KANAL = "rest.innsending";

    private static final int INGEN_PARTISJON = -1;

    private final InnsendingRepository innsendinger;
    private final Mottak mottak;
    private final Mottakslager lager;
    private final StatusWriter statuses;
    private final Clock clock;
    private final Map<Svarform, Duration> frister;
    private final CamelContext context;

    /**
     * @param dryrun how long a dry run is waited for (DR-06)
     * @param gateway how long the gateway waits (GW-04)
     */
    public record Frister(Duration dryrun, Duration gateway) {}

    public Innsendingsmottak(
            InnsendingRepository innsendinger,
            Mottak mottak,
            Mottakslager lager,
            StatusWriter statuses,
            Clock clock,
            Frister frister,
            CamelContext context) {
        this.innsendinger = innsendinger;
        this.mottak = mottak;
        this.lager = lager;
        this.statuses = statuses;
        this.clock = clock;
        this.frister = Map.of(
                Svarform.DRYRUN, frister.dryrun(),
                Svarform.GATEWAY_DRYRUN, frister.gateway(),
                Svarform.GATEWAY_STATUS, frister.gateway());
        this.context = context;
    }

    /**
     * Stores a melding.
     *
     * @throws Avslag when its key is taken: roll back
     */
    public Ventende ta(Innsending innsending) {
        if (!innsendinger.claim(innsending.nokkel())) {
            throw new Avslag(423, "Simulering for %s pågår allerede".formatted(innsending.nokkel()));
        }
        long melding = lager.lagre(List.of(les(innsending))).get(0);
        var til = clock.instant().plus(frister.get(innsending.svarform()));
        return new Ventende(melding, innsending.svarform(), til, Optional.empty());
    }

    private LestPost les(Innsending innsending) {
        return mottak.les(new Post(
                innsending.fagsystem(),
                KANAL,
                INGEN_PARTISJON,
                innsendinger.nesteNummer(),
                clock.millis(),
                Optional.of(innsending.nokkel().getBytes(StandardCharsets.UTF_8)),
                Optional.of(innsending.innhold()),
                innsending.traceparent(),
                Optional.empty()));
    }

    /** Whether there is something to wait for: neither an answer nor the end of patience, or of the program. */
    public boolean venter(Ventende ventende) {
        return ventende.svar().isEmpty() && clock.instant().isBefore(ventende.til()) && !context.isStopping();
    }

    /** Looks for the answer. */
    public Ventende se(Ventende ventende) {
        return ventende.med(innsendinger.stand(ventende.melding()).flatMap(stand -> ventende.svarform()
                .svar(stand, statuses)));
    }

    /** What the caller is told. */
    public Svar svar(Ventende ventende) {
        return ventende.svar()
                .orElseGet(() -> context.isStopping()
                        ? Svar.avslag(new Avslag(503, "Tjenesten stopper, prøv igjen"))
                        : ventende.svarform().tidsavbrudd(statuses));
    }
}
