package no.nav.utsjekk.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Shows the facade's OpenAPI document at {@code /openapi.json}, and a page to browse it at {@code /openapi/}. Open to all. */
public final class Apidokument implements StartupListener {

    private static final String ROT = "/openapi";
    private static final String DOKUMENT = "schema/openapi.json";

    /** Of the WebJar, whose paths carry it. */
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.17.14";

    private static final String START =
            """
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true,
                presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: "StandaloneLayout"
              });
            };
            """;

    /** The page draws with inline styles; scripts come from the WebJar alone, and calls go to us. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final int port;

    /** @param port of the HTTP server that the facade is on */
    public Apidokument(int port) {
        this.port = port;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        var router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        router.get("/openapi.json")
                .handler(ctx -> send(ctx, "application/json; charset=utf-8").sendFile(DOKUMENT));
        router.get(ROT + "/swagger-initializer.js")
                .handler(ctx -> send(ctx, "text/javascript; charset=utf-8").end(START));
        router.get(ROT).handler(ctx -> {
            if (ctx.normalizedPath().equals(ROT)) {
                ctx.redirect(ROT + "/");
            } else {
                ctx.next();
            }
        });
        router.get(ROT + "/*")
                .handler(ctx -> {
                    ctx.response().putHeader("Content-Security-Policy", CONTENT_POLICY);
                    ctx.next();
                })
                .handler(StaticHandler.create(SWAGGER_UI));
    }

    private static HttpServerResponse send(RoutingContext ctx, String type) {
        return ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
    }
}
