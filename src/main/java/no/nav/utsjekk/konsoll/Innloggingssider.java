package no.nav.utsjekk.konsoll;

import java.util.Optional;
import org.apache.camel.Exchange;

/** Steps of the routes by which operators come in and go out. */
public final class Innloggingssider {

    private final Sideskriver skriver;
    private final Innlogging innlogging;

    public Innloggingssider(Sideskriver skriver, Innlogging innlogging) {
        this.skriver = skriver;
        this.innlogging = innlogging;
    }

    public void logginn(Exchange exchange) {
        skriver.svar(exchange, innlogging::start);
    }

    public void innlogget(Exchange exchange) {
        var kaker = kaker(exchange);
        skriver.svar(exchange, besok -> innlogging.ferdig(besok, kaker));
    }

    public void loggut(Exchange exchange) {
        var kaker = kaker(exchange);
        skriver.svar(exchange, besok -> innlogging.ut(besok, kaker));
    }

    public void ute(Exchange exchange) {
        skriver.svar(exchange, besok -> innlogging.ute());
    }

    private static Optional<String> kaker(Exchange exchange) {
        return Optional.ofNullable(exchange.getMessage().getHeader("Cookie", String.class));
    }
}
