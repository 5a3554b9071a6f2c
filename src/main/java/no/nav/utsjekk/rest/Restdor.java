package no.nav.utsjekk.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.utsjekk.tilgang.Token;
import no.nav.utsjekk.tilgang.Tokendor;

/**
 * Stands before the facade's paths: lets past who has a token, as many as we can serve at a time, and who sends what he sends
 * without dawdling. Tells each that the facade will go. Counts who calls what.
 */
public final class Restdor implements AuthenticationHandler {

    private static final List<String> ROTTER = List.of("/api", "/utbetalinger", "/abetal");

    private static final List<String> VENTENDE = List.of("/api/dryrun/", "/api/simulering/", "/abetal/");

    private static final String HELSE = "/actuator/";

    /** The name that dashboards and the objective of availability know (OP-01, OP-02). */
    private static final String METER = "ktor.http.server.requests";

    private final Handler<RoutingContext> tokendor;
    private final Grenser grenser;
    private final Utfasing utfasing;
    private final Svarskriver svar;
    private final Bruk bruk;
    private final MeterRegistry meters;
    private final Endepunkter endepunkter = Endepunkter.les();
    private final AtomicInteger inne = new AtomicInteger();
    private final AtomicInteger venter = new AtomicInteger();

    /**
     * What a caller can take of us.
     *
     * @param samtidige most calls at a time
     * @param ventende most of them that wait for OS, or for what becomes of a melding
     * @param lesetid milliseconds from the first line of a call until all of it has come
     */
    public record Grenser(int samtidige, int ventende, long lesetid) {}

    public Restdor(
            Tokendor tokendor, Grenser grenser, Utfasing utfasing, Svarskriver svar, Bruk bruk, MeterRegistry meters) {
        this.tokendor = tokendor;
        this.grenser = grenser;
        this.utfasing = utfasing;
        this.svar = svar;
        this.bruk = bruk;
        this.meters = meters;
    }

    /** Whether a path is one of the facade's. */
    public static boolean gjelder(String path) {
        return ROTTER.stream().anyMatch(rot -> path.equals(rot) || path.startsWith(rot + "/"));
    }

    /** Whether a call to it may take minutes. */
    private static boolean venter(String path) {
        return VENTENDE.stream().anyMatch(path::startsWith) || path.endsWith("/simuler");
    }

    static List<String> rotter() {
        return ROTTER;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (!gjelder(ctx.normalizedPath())) {
            if (ctx.normalizedPath().startsWith(HELSE)) {
                somJson(ctx);
            }
            ctx.next();
            return;
        }
        var maling = Timer.start(meters);
        var ventende = venter(ctx.normalizedPath()) ? venter : new AtomicInteger();
        ventende.incrementAndGet();
        inne.incrementAndGet();
        var lesetid = ctx.vertx().setTimer(grenser.lesetid(), timer -> avbrytSen(ctx));
        ctx.addEndHandler(slutt -> {
            inne.decrementAndGet();
            ventende.decrementAndGet();
            ctx.vertx().cancelTimer(lesetid);
            tell(ctx, maling);
        });
        somJson(ctx);
        utfasing.hoder().forEach(ctx.response()::putHeader);
        if (inne.get() > grenser.samtidige() || ventende.get() > grenser.ventende()) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            svar(ctx, new Avslag(503, "For mange samtidige kall, prøv igjen"));
            return;
        }
        // whatever it is called, it is read as JSON: forms and their parts would be taken apart on the way, and fail
        // there
        ctx.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        tokendor.handle(ctx);
    }

    /** Whatever a body is called, it is read as JSON: forms and their parts would be taken apart on the way, and fail there. */
    private static void somJson(RoutingContext ctx) {
        ctx.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    /** Who sends slowly must not hold a place that others need. */
    private void avbrytSen(RoutingContext ctx) {
        if (!ctx.request().isEnded() && !ctx.response().ended()) {
            ctx.addEndHandler(slutt -> ctx.request().connection().close());
            svar(ctx, new Avslag(408, "Kallet kom ikke fram i tide"));
        }
    }

    private void svar(RoutingContext ctx, Avslag avslag) {
        svar(ctx, avslag, svar);
    }

    static void svar(RoutingContext ctx, Avslag avslag, Svarskriver svar) {
        if (!ctx.response().ended()) {
            ctx.response()
                    .setStatusCode(avslag.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                    .end(Buffer.buffer(svar.json(avslag)));
        }
    }

    private void tell(RoutingContext ctx, Timer.Sample maling) {
        var endepunkt = endepunkter.av(ctx.normalizedPath());
        var metode = endepunkt.equals(Endepunkter.UKJENT)
                ? Endepunkter.UKJENT
                : ctx.request().method().name();
        maling.stop(meters.timer(
                METER,
                "method",
                metode,
                "route",
                endepunkt,
                "status",
                Integer.toString(ctx.response().getStatusCode())));
        Optional.ofNullable(ctx.user())
                .flatMap(user -> Token.of(user).klient())
                .ifPresent(klient -> bruk.tell(klient, metode + " " + endepunkt));
    }
}
