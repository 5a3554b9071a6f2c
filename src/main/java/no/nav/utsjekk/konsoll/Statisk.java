package no.nav.utsjekk.konsoll;

import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Stylesheet and scripts of the pages, out of the jar; htmx out of its WebJar. They tell nothing, so anybody may have them. */
public final class Statisk implements StartupListener {

    private static final String ROT = "/drift/statisk/";
    private static final String WEBJAR = "META-INF/resources/webjars/htmx.org/";

    private final int port;
    private final List<Fil> filer;

    private record Fil(String navn, String type, String ressurs) {}

    /**
     * @param port of the HTTP server that shall have them
     * @param htmx version of the WebJar
     */
    public Statisk(int port, String htmx) {
        this.port = port;
        this.filer = List.of(
                new Fil("stil.css", "text/css; charset=utf-8", "konsoll/stil.css"),
                new Fil("konsoll.js", "text/javascript; charset=utf-8", "konsoll/konsoll.js"),
                new Fil("merke.svg", "image/svg+xml", "konsoll/merke.svg"),
                new Fil("htmx.js", "text/javascript; charset=utf-8", WEBJAR + htmx + "/dist/htmx.min.js"));
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        var router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        filer.forEach(fil -> {
            var innhold = io.vertx.core.buffer.Buffer.buffer(les(fil.ressurs()));
            router.get(ROT + fil.navn()).handler(ctx -> ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, fil.type())
                    .end(innhold));
        });
    }

    private static byte[] les(String ressurs) {
        try (var strom = Statisk.class.getClassLoader().getResourceAsStream(ressurs)) {
            return Optional.ofNullable(strom)
                    .orElseThrow(() -> new IllegalStateException(ressurs + " is not in the jar"))
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
