package no.nav.utsjekk.tilgang;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets past who has a token that holds (RF-A1, RF-A5); the token is the request's user from then on ({@link Token#of}). Keys
 * may have to be fetched, so tokens are looked at beside the event loop, and nothing of the request is read meanwhile.
 */
public final class Tokendor implements Handler<RoutingContext> {

    private final Tokenkontroll kontroll;

    public Tokendor(Tokenkontroll kontroll) {
        this.kontroll = kontroll;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var authorization = Optional.ofNullable(ctx.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (authorization.isEmpty()) {
            avvis(ctx);
            return;
        }
        ctx.request().pause();
        ctx.vertx()
                .executeBlocking(() -> kontroll.les(authorization), false)
                .onSuccess(token -> token.ifPresentOrElse(
                        holder -> {
                            ctx.setUser(holder.user());
                            ctx.request().resume();
                            ctx.next();
                        },
                        () -> {
                            ctx.request().resume();
                            avvis(ctx);
                        }))
                .onFailure(ctx::fail);
    }

    private static void avvis(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer")
                .end();
    }
}
