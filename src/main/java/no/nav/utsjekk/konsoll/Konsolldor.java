package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stands before all that begins with {@code /drift}, but the API, which has a key of its own: lets past who is signed in, and
 * sends others to the issuer and back to the same address (OC-04). What nobody has thought of is closed.
 */
public final class Konsolldor implements AuthenticationHandler {

    private static final String ROT = "/drift";
    private static final String API = "/drift/api";
    private static final String STATISK = "/drift/statisk/";
    private static final Set<String> APNE = Set.of("/drift/logginn", "/drift/innlogget", "/drift/ute");

    /** Scripts and styles are files of our own; nothing else runs, and a form goes nowhere else. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Supplier<Innlogging> innlogging;

    /** @param innlogging asked for when somebody comes: the door is there before what it needs */
    public Konsolldor(Supplier<Innlogging> innlogging) {
        this.innlogging = innlogging;
    }

    private static boolean gjelder(String path) {
        return (path.equals(ROT) || path.startsWith(ROT + "/")) && !path.equals(API) && !path.startsWith(API + "/");
    }

    @Override
    public void handle(RoutingContext ctx) {
        var path = ctx.normalizedPath();
        if (!gjelder(path)) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, path.startsWith(STATISK) ? "private, max-age=3600" : "no-store");
        if (path.startsWith(STATISK)) {
            ctx.next();
        } else if (!innlogging.get().finnes()) {
            svar(ctx, 403, "Stengt: innstillingen KONSOLL_AUTORISASJON er ikke satt.");
        } else if (fraAndreSteder(ctx)) {
            svar(ctx, 403, "Kall fra andre nettsteder slipper ikke inn.");
        } else {
            // a form is read by us, and only by us: taken apart on the way its fields would become headers
            ctx.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
            slippInn(ctx, APNE.contains(path));
        }
    }

    /** Only POST changes anything, and a browser tells where it comes from. */
    private static boolean fraAndreSteder(RoutingContext ctx) {
        var request = ctx.request();
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.method() != HttpMethod.GET
                && request.method() != HttpMethod.HEAD
                && (origin == null
                        || !origin.substring(origin.indexOf("://") + 3).equals(String.valueOf(request.authority())));
    }

    /** Nothing of the request is read while the database is asked. */
    private void slippInn(RoutingContext ctx, boolean apen) {
        var kake = Innlogging.kake(Optional.ofNullable(ctx.request().getHeader(HttpHeaders.COOKIE)), Innlogging.KAKE);
        if (apen || kake.isEmpty()) {
            videre(ctx, apen);
            return;
        }
        ctx.request().pause();
        ctx.vertx()
                .executeBlocking(() -> innlogging.get().sesjon(kake.get()), false)
                .onSuccess(sesjon -> {
                    ctx.request().resume();
                    sesjon.map(Sesjon::user).ifPresent(ctx::setUser);
                    videre(ctx, sesjon.isPresent());
                })
                .onFailure(feil -> {
                    ctx.request().resume();
                    svar(ctx, 503, "Databasen svarer ikke, så vi vet ikke hvem du er. Prøv igjen om litt.");
                });
    }

    private static void videre(RoutingContext ctx, boolean inne) {
        if (inne) {
            ctx.next();
        } else if (ctx.request().getHeader("HX-Request") != null) {
            ctx.response().putHeader("HX-Refresh", "true");
            svar(ctx, 401, "Økten er utløpt.");
        } else if (ctx.request().method() == HttpMethod.GET) {
            ctx.redirect("/drift/logginn?til=" + URLEncoder.encode(ctx.request().uri(), UTF_8));
        } else {
            svar(ctx, 401, "Økten er utløpt, og ingenting er gjort. Gå tilbake, last siden på nytt og prøv igjen.");
        }
    }

    private static void svar(RoutingContext ctx, int status, String tekst) {
        if (!ctx.response().ended()) {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(tekst + "\n");
        }
    }
}
