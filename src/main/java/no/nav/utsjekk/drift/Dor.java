package no.nav.utsjekk.drift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.function.Predicate;

/** Stands before every path of a server and lets past what is open to all, and who has the key. */
public final class Dor implements AuthenticationHandler {

    /** Makes guessing slow without holding a thread. */
    private static final long WAIT_MILLIS = 1_000;

    private final Nokkel nokkel;
    private final Predicate<String> open;
    private final Counter refused;

    /** @param open which paths need no key; told without dots and double slashes */
    public Dor(Nokkel nokkel, Predicate<String> open, MeterRegistry meters) {
        this.nokkel = nokkel;
        this.open = open;
        this.refused = meters.counter("utsjekk.drift.avvist");
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response().putHeader("X-Content-Type-Options", "nosniff");
        if (open.test(ctx.normalizedPath())) {
            ctx.request().params().clear(); // details and stack traces are for those who have the key
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var authorization = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (!nokkel.exists()) {
            answer(ctx, 403, "Stengt: innstillingen DRIFT_PASSORD er ikke satt.");
        } else if (authorization == null) {
            askForKey(ctx);
        } else if (!nokkel.fits(authorization)) {
            refused.increment();
            ctx.vertx().setTimer(WAIT_MILLIS, timer -> askForKey(ctx));
        } else if (isFromAnotherSite(ctx.request())) {
            refused.increment();
            answer(ctx, 403, "Kall fra andre nettsteder slipper ikke inn.");
        } else {
            // proven to be our own pages; what is behind the door trusts no other origin
            ctx.request().headers().remove(HttpHeaders.ORIGIN).remove(HttpHeaders.REFERER);
            ctx.next();
        }
    }

    /** A browser sends the key by itself, also when the call comes from a page of somebody else. */
    private static boolean isFromAnotherSite(HttpServerRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null
                && !origin.substring(origin.indexOf("://") + 3).equals(String.valueOf(request.authority()));
    }

    private static void askForKey(RoutingContext ctx) {
        if (!ctx.response().closed()) {
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"utsjekk\", charset=\"UTF-8\"");
            answer(ctx, 401, "Krever brukeren drift og passordet i DRIFT_PASSORD.");
        }
    }

    private static void answer(RoutingContext ctx, int status, String text) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text + "\n");
    }
}
