package no.nav.utsjekk.vakt;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether every route runs, and its consumer reads. */
public final class Rutesjekk extends AbstractHealthCheck {

    public Rutesjekk() {
        super("utsjekk", "ruter");
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        var faults = getCamelContext().getRoutes().stream()
                .flatMap(route -> fault(route).stream())
                .sorted()
                .collect(Collectors.joining(", "));
        if (faults.isEmpty()) {
            builder.up().message("Alle ruter går");
        } else {
            builder.down().message("Ruter som ikke går: " + faults);
        }
    }

    private Optional<String> fault(Route route) {
        var status = getCamelContext().getRouteController().getRouteStatus(route.getId());
        if (!status.isStarted()) {
            return Optional.of(route.getId() + " (stoppet)");
        }
        return isReading(route) ? Optional.empty() : Optional.of(route.getId() + " (leser ikke)");
    }

    private static boolean isReading(Route route) {
        return !(route.getConsumer() instanceof HealthCheckAware aware)
                || aware.getHealthCheck() == null
                || aware.getHealthCheck().call().getState() != HealthCheck.State.DOWN;
    }
}
