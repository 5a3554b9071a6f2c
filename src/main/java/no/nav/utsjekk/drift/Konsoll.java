package no.nav.utsjekk.drift;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.PlatformHttpPluginRegistry;
import org.apache.camel.component.platform.http.plugin.JolokiaPlatformHttpPlugin;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Hawtio at {@code /hawtio}: static pages out of its jar, and the Jolokia that they read from. Behind the door. */
public final class Konsoll implements StartupListener {

    private static final String ROT = "/hawtio";
    private static final String INDEX = ROT + "/index.html";
    private static final long MAX_BODY_BYTES = 1 << 20;

    /** Pages draw with inline styles and edit in workers; scripts come from the jar alone. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
                    + "worker-src 'self' blob:; frame-ancestors 'none'";

    private final int port;

    /** @param port of the HTTP server that shall show it */
    public Konsoll(int port) {
        this.port = port;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        var router = VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        jolokia(router, jolokiaOf(context));
        router.get(ROT + "/user").handler(ctx -> json(ctx, '"' + Nokkel.BRUKER + '"'));
        router.get(ROT + "/plugin").handler(ctx -> json(ctx, "[]"));
        router.get(ROT + "/hawtconfig.json").handler(ctx -> ctx.response().sendFile("hawtconfig.json"));
        router.get(ROT).handler(Konsoll::redirectToRoot);
        router.get(ROT + "/*")
                .handler(ctx -> {
                    ctx.response().putHeader("Content-Security-Policy", CONTENT_POLICY);
                    ctx.next();
                })
                .handler(StaticHandler.create("hawtio-static").setCachingEnabled(false))
                .handler(Konsoll::pageOfTheConsole);
    }

    /** Only POST may do anything, because a link on another site can only GET. */
    private static void jolokia(Router router, Handler<RoutingContext> jolokia) {
        router.get(ROT + "/jolokia").blockingHandler(jolokia, false);
        router.post(ROT + "/jolokia")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .blockingHandler(jolokia, false);
    }

    @SuppressWarnings("unchecked")
    private static Handler<RoutingContext> jolokiaOf(CamelContext context) {
        return (Handler<RoutingContext>) context.getCamelContextExtension()
                .getContextPlugin(PlatformHttpPluginRegistry.class)
                .resolvePluginById(JolokiaPlatformHttpPlugin.NAME, JolokiaPlatformHttpPlugin.class)
                .orElseThrow()
                .getHandler();
    }

    private static void redirectToRoot(RoutingContext ctx) {
        if (ctx.normalizedPath().equals(ROT)) {
            ctx.redirect(ROT + "/");
        } else {
            ctx.next();
        }
    }

    /** The console's own pages are made in the browser: all of them are its index. */
    private static void pageOfTheConsole(RoutingContext ctx) {
        var accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && accept.contains("text/html")
                && !ctx.normalizedPath().equals(INDEX)) {
            ctx.reroute(INDEX);
        } else {
            ctx.next();
        }
    }

    private static void json(RoutingContext ctx, String json) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json);
    }
}
