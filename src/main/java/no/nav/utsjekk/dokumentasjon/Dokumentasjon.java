package no.nav.utsjekk.dokumentasjon;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Shows producers the contract at {@code /docs}. Behind the door. */
public final class Dokumentasjon implements StartupListener {

    private static final String ROT = "/docs";

    /** Pages of text with one stylesheet of their own: nothing else may run, load or be sent. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final int port;
    private final Map<String, Dokument> dokumenter =
            Dokumentsamling.les().stream().collect(toMap(Dokument::adresse, Function.identity()));

    /** @param port of the HTTP server that shall show it */
    public Dokumentasjon(int port) {
        this.port = port;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        var router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        router.get(ROT).handler(Dokumentasjon::redirectToRoot);
        router.get(ROT + "/*").handler(this::vis);
    }

    private static void redirectToRoot(RoutingContext ctx) {
        if (ctx.normalizedPath().equals(ROT)) {
            ctx.redirect(ROT + "/");
        } else {
            ctx.next();
        }
    }

    private void vis(RoutingContext ctx) {
        var dokument = dokumenter.get(ctx.normalizedPath().substring(ROT.length() + 1));
        if (dokument == null) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, dokument.type())
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .end(Buffer.buffer(dokument.innhold()));
    }
}
