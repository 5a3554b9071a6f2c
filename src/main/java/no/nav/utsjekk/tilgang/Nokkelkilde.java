package no.nav.utsjekk.tilgang;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys (RF-A2). They are kept; a key that is not among them has them fetched again, at most once a minute however
 * many ask, and so do keys that have grown old. While the issuer is away the keys that we have go on being good.
 */
public final class Nokkelkilde implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Nokkelkilde.class);

    private static final Duration MELLOMROM = Duration.ofMinutes(1);

    /** A key that the issuer has withdrawn must not be good for ever. */
    private static final Duration LEVETID = Duration.ofHours(1);

    /** Fetches the key set as JSON. */
    @FunctionalInterface
    public interface Henting {
        String hent() throws IOException, InterruptedException;
    }

    private final Henting henting;
    private final Clock clock;
    private final ReentrantLock enOmGangen = new ReentrantLock();
    private volatile JWKSet nokler = new JWKSet();
    private volatile Instant hentet = Instant.MIN;
    private volatile Instant forsokt = Instant.MIN;

    public Nokkelkilde(Henting henting, Clock clock) {
        this.henting = henting;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        if (hentet.isBefore(clock.instant().minus(LEVETID))) {
            oppdater();
        }
        var funnet = selector.select(nokler);
        if (!funnet.isEmpty()) {
            return funnet;
        }
        oppdater();
        return selector.select(nokler);
    }

    /** Who comes while somebody else fetches waits for that, and does not fetch again. */
    private void oppdater() {
        enOmGangen.lock();
        try {
            var na = clock.instant();
            if (forsokt.isAfter(na.minus(MELLOMROM))) {
                return;
            }
            forsokt = na;
            nokler = JWKSet.parse(henting.hent());
            hentet = na;
        } catch (IOException | ParseException e) {
            LOG.error(
                    "Nøklene til utstederen av tokener kunne ikke hentes: {}",
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            enOmGangen.unlock();
        }
    }
}
