package no.nav.utsjekk.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** Camel's two HTTP servers, each with a door that is there before the first request can come. */
public final class Tjenere extends DefaultMainHttpServerFactory {

    private static final Set<String> PROBES =
            Set.of("/observe/health", "/observe/health/live", "/observe/health/ready", "/observe/metrics");

    private static final Set<String> OPERATORS = Set.of("/hawtio", "/drift/api", "/observe", "/docs");

    private final MeterRegistry meters;
    private final List<Function<CamelContext, AuthenticationHandler>> andreDorer;

    /** @param andreDorer build the doors of what has keys of its own; each lets past what is not behind it */
    public Tjenere(MeterRegistry meters, List<Function<CamelContext, AuthenticationHandler>> andreDorer) {
        this.meters = meters;
        this.andreDorer = List.copyOf(andreDorer);
    }

    /** The REST facade and the operators' pages have keys of their own. The two servers are one when their ports are the same. */
    private static boolean needsNoKey(String path) {
        return PROBES.contains(path)
                || OPERATORS.stream().noneMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties configuration) {
        var server = (MainHttpServer) super.newHttpServer(context, configuration);
        guard(server.getConfiguration().getAuthenticationConfig(), dor(context, Tjenere::needsNoKey));
        andreDorer.forEach(dor -> guard(server.getConfiguration().getAuthenticationConfig(), dor.apply(context)));
        server.getConfiguration().getBodyHandler().setHandleFileUploads(false);
        return server;
    }

    @Override
    public Service newHttpManagementServer(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        var server = (ManagementHttpServer) super.newHttpManagementServer(context, configuration);
        guard(server.getConfiguration().getAuthenticationConfig(), dor(context, PROBES::contains));
        return server;
    }

    private Dor dor(CamelContext context, Predicate<String> open) {
        return new Dor(new Nokkel(context.resolvePropertyPlaceholders("{{drift.passord}}")), open, meters);
    }

    private static void guard(AuthenticationConfig config, AuthenticationHandler dor) {
        var entry = new AuthenticationConfig.AuthenticationConfigEntry();
        entry.setPath("/*");
        entry.setAuthenticationProviderFactory(vertx -> null);
        entry.setAuthenticationHandlerFactory(new AuthenticationConfig.AuthenticationHandlerFactory() {
            @Override
            public <T extends AuthenticationProvider> AuthenticationHandler createAuthenticationHandler(T unused) {
                return dor;
            }
        });
        config.getEntries().add(entry);
        config.setEnabled(true);
    }
}
