package no.nav.utsjekk.rest;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** The probes under the names that the facade's platform knows (20 §8). Open to all, and says nothing but yes or no. */
public final class Actuator {

    private static final int NEI = 423;

    private final CamelContext context;
    private final PrometheusMeterRegistry meters;

    public Actuator(CamelContext context, PrometheusMeterRegistry meters) {
        this.context = context;
        this.meters = meters;
    }

    public void ready(Exchange exchange) {
        svar(exchange, HealthCheckHelper.invokeReadiness(context));
    }

    public void live(Exchange exchange) {
        svar(exchange, HealthCheckHelper.invokeLiveness(context));
    }

    private static void svar(Exchange exchange, Collection<HealthCheck.Result> sjekker) {
        var oppe = sjekker.stream().allMatch(sjekk -> sjekk.getState() == HealthCheck.State.UP);
        svar(exchange, oppe ? 200 : NEI, "text/plain", "");
    }

    public void metric(Exchange exchange) {
        svar(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    private static void svar(Exchange exchange, int status, String type, String innhold) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setBody(innhold);
    }
}
