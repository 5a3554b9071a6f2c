package no.nav.utsjekk.rest;

import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Answers what no route of the facade answers: paths that lead nowhere, bodies that are too large, failures on the way. */
public final class Restutgang implements StartupListener {

    private static final int FOR_STOR = 413;

    private final int port;
    private final Svarskriver svar;

    /** @param port of the HTTP server that the facade is on */
    public Restutgang(int port, Svarskriver svar) {
        this.port = port;
        this.svar = svar;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        var router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        Restdor.rotter().forEach(rot -> router.route(rot + "/*")
                .last()
                .handler(ctx -> Restdor.svar(ctx, new Avslag(404, "Fant ikke endepunktet"), svar))
                .failureHandler(this::feilet));
    }

    private void feilet(RoutingContext ctx) {
        Restdor.svar(
                ctx,
                ctx.statusCode() == FOR_STOR
                        ? new Avslag(FOR_STOR, "Innholdet er for stort")
                        : ctx.statusCode() >= 500
                                ? new Avslag(500, "Ukjent feil, helved er varslet.")
                                : new Avslag(400, "Ugyldig kall"),
                svar);
    }
}
