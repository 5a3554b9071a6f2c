package no.nav.utsjekk.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.lokal.LedigPort;
import no.nav.utsjekk.lokal.Omgivelser;

/** The product as operators and probes see it: over HTTP, on ports of its own. */
public final class Driftssystem implements AutoCloseable {

    public static final String PASSORD = "åpne dør 7";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int httpPort;
    private final int managementPort;
    private final Utsjekk utsjekk;

    private Driftssystem(Map<String, String> settings, int httpPort, int managementPort) {
        this.httpPort = httpPort;
        this.managementPort = managementPort;
        settings.put("HTTP_PORT", Integer.toString(httpPort));
        settings.put("camel.main.name", navn());
        settings.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        utsjekk = new Utsjekk(settings);
        utsjekk.start();
    }

    /** @param egne settings that differ from the usual ones */
    public static Driftssystem start(Omgivelser omgivelser, Map<String, String> egne) {
        return new Driftssystem(settings(omgivelser, egne), LedigPort.velg(), LedigPort.velg());
    }

    static Driftssystem startPaEnPort(Omgivelser omgivelser) {
        int port = LedigPort.velg();
        return new Driftssystem(settings(omgivelser, Map.of()), port, port);
    }

    private static Map<String, String> settings(Omgivelser omgivelser, Map<String, String> egne) {
        var settings = new HashMap<>(omgivelser.settings());
        settings.put("DRIFT_PASSORD", PASSORD);
        settings.putAll(egne);
        return settings;
    }

    /** What its MBeans are called by; other tests may have a system running in the same process. */
    String navn() {
        return "utsjekk" + httpPort;
    }

    /** A request to the server for the world. */
    HttpRequest.Builder http(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path));
    }

    /** A request to the server for probes and operators. */
    HttpRequest.Builder management(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path));
    }

    /** A probe or a scrape, without a key. */
    public HttpResponse<String> get(String path) {
        return send(management(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder medNokkel(HttpRequest.Builder request) {
        return medNokkel(request, Nokkel.BRUKER, PASSORD);
    }

    static HttpRequest.Builder medNokkel(HttpRequest.Builder request, String bruker, String passord) {
        var credentials = Base64.getEncoder().encodeToString((bruker + ":" + passord).getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }

    @Override
    public void close() {
        utsjekk.close();
    }
}
