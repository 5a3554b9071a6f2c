package no.nav.utsjekk.lokal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.osmodell.OsModell;

/** OS's simulering for tests that are OS themselves: knows the oppdrag that it is told of. */
public final class Simuleringsserver implements AutoCloseable {

    private final OsModell modell = new OsModell();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Simuleringstjener tjener;

    /** On a free port. */
    public Simuleringsserver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tjener = new Simuleringstjener(ordre -> {
            synchronized (modell) {
                return modell.simuler(ordre);
            }
        });
        tjener.tilby(server);
        server.setExecutor(threads);
        server.start();
    }

    /** OS has accepted an oppdrag. */
    public void godtatt(String xml) {
        synchronized (modell) {
            Oppdragsleser.behandle(modell, xml);
        }
    }

    public Simuleringstjener tjener() {
        return tjener;
    }

    /** The product's settings for it, by the names of the contract. */
    public Map<String, String> settings() {
        var adresse = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "SIMULERING_URL", adresse + "/simulering",
                "STS_URL", adresse,
                "AZURE_OPENID_CONFIG_TOKEN_ENDPOINT", adresse + "/token");
    }

    @Override
    public void close() {
        tjener.fjernUhell();
        server.stop(0);
        threads.shutdownNow();
    }
}
