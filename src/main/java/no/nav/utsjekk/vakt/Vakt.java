package no.nav.utsjekk.vakt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the rounds: looks after things in the background, so that a probe or a scrape never waits for a neighbour. */
public final class Vakt extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Vakt.class);

    /**
     * Something to be done again and again.
     *
     * @param pause between the end of one time and the start of the next
     */
    public record Runde(Duration pause, Runnable arbeid) {}

    private final CamelContext context;
    private final List<Runde> runder;
    private ScheduledExecutorService executor;

    public Vakt(CamelContext context, List<Runde> runder) {
        this.context = context;
        this.runder = runder;
    }

    /** A thread for each, because one that hangs must not hold up the others. */
    @Override
    protected void doStart() {
        executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "vakt", runder.size());
        for (var runde : runder) {
            executor.scheduleWithFixedDelay(runde.arbeid(), 0, runde.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(executor);
    }
}
