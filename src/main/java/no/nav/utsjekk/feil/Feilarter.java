package no.nav.utsjekk.feil;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** {@link Feilart} for the route configurations, which ask by name. */
public final class Feilarter {

    public boolean passing(Exchange exchange) {
        return Feilart.of(failure(exchange)) == Feilart.FORBIGAENDE;
    }

    public boolean poison(Exchange exchange) {
        return Feilart.of(failure(exchange)) == Feilart.GIFTIG;
    }

    /** The class of the innermost cause, which may be logged. */
    public String name(Exchange exchange) {
        return Giftig.name(failure(exchange));
    }

    /** The failure with all its causes; what Camel gives for {@code @ExchangeException} may be one of them alone. */
    private static Exception failure(Exchange exchange) {
        var failure = exchange.getException();
        return failure != null ? failure : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    }
}
