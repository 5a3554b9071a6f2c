package no.nav.utsjekk;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.drift.Tjenere;
import no.nav.utsjekk.rest.Bruk;
import no.nav.utsjekk.ruter.CommitListener;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.main.Main;

/** The program: starts Camel Main with the routes, and nothing else. */
public final class Utsjekk implements AutoCloseable {

    private final Main main = new Main();

    /**
     * @param settings values by the names of the settings table (README), over those of the environment
     */
    public Utsjekk(Map<String, String> settings) {
        this(settings, CommitListener.NOBODY);
    }

    /** The same with somebody who hears of each commit. */
    public Utsjekk(Map<String, String> settings, CommitListener commits) {
        settings.forEach(main::addOverrideProperty);
        // Camel makes its servers and meters before it asks the wiring: these must be there by then
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        main.bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
        var bruk = new Bruk();
        main.bind(Rest.BRUK, bruk);
        main.bind(
                "tjenere",
                new Tjenere(meters, List.of(context -> Rest.of(context).dor(meters, bruk), Konsolloppsett::dor)));
        main.configure().addConfiguration(new Wiring(meters, commits));
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Utsjekk(Map.of()).run());
    }

    /** Runs until the process is told to stop; gives the exit code. */
    private int run() throws Exception {
        main.run();
        return main.getExitCode();
    }

    /** Starts everything; returns when all routes run. */
    public void start() {
        try {
            main.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Utsjekk could not start", e);
        }
    }

    /** The running context, for those who are in the same process. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Stops taking work in, finishes what is under way, and closes all connections. */
    @Override
    public void close() {
        main.stop();
    }
}
