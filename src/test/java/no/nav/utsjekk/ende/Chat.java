package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.utsjekk.lokal.LedigPort;

/** The team's chat: takes messages in Slack's form, or refuses them, or is slow, or is not there at all. */
final class Chat implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = LedigPort.velg();
    private final Logg<String> forsokt = new Logg<>();
    private final Logg<String> tatt = new Logg<>();
    private volatile int svar = 200;
    private volatile CountDownLatch treghet = new CountDownLatch(0);
    private ExecutorService trader;
    private HttpServer server;

    Chat() {
        start();
    }

    void start() {
        try {
            trader = Executors.newCachedThreadPool();
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            server.setExecutor(trader);
            server.createContext("/services/hemmelig", this::ta);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ta(HttpExchange exchange) throws IOException {
        try (exchange) {
            var json = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var tekst = json.path("text").asText();
            forsokt.leggTil(tekst);
            treghet.await();
            var status = svar;
            if (status == 200) {
                tatt.leggTil(tekst);
            }
            var body = (status == 200 ? "ok" : "no_service").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String adresse() {
        return "http://localhost:" + port + "/services/hemmelig";
    }

    void svarer(int status) {
        svar = status;
    }

    /** Calls hang until this is undone. */
    void blirTreg() {
        treghet = new CountDownLatch(1);
    }

    void blirRask() {
        treghet.countDown();
    }

    /** What has been tried. */
    Logg<String> forsokt() {
        return forsokt;
    }

    /** What has been taken. */
    Logg<String> tatt() {
        return tatt;
    }

    @Override
    public void close() {
        blirRask();
        server.stop(0);
        trader.shutdownNow();
    }
}
