package no.nav.utsjekk.alarm;

import java.time.Clock;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Writes down, again and again, that this instance is able to work (ALM-8). */
public final class Puls implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Puls.class);

    private final CamelContext context;
    private final InstansRepository instanser;
    private final String navn;
    private final Clock clock;

    /** @param navn of this instance, which no other one has */
    public Puls(CamelContext context, InstansRepository instanser, String navn, Clock clock) {
        this.context = context;
        this.instanser = instanser;
        this.navn = navn;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            if (HealthCheckHelper.invokeReadiness(context).stream()
                    .allMatch(result -> result.getState() != HealthCheck.State.DOWN)) {
                instanser.klar(navn, clock.instant());
            }
        } catch (DataAccessException | CannotCreateTransactionException e) {
            LOG.debug("Puls: {}", Giftig.name(e)); // health tells that Postgres is away
        }
    }
}
