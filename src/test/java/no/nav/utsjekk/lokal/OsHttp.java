package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Simuleringstjener.Uhell;

/**
 * The stand-in's switchboard, reachable from this machine only.
 *
 * <pre>
 * POST   /feil  {"type": "08", "antall": 3}          the next three oppdrag are refused
 * POST   /feil  {"type": "sent", "ms": 60000, "sak": "SAK-1"}
 * POST   /feil  {"type": "simulering-sent", "ms": 2000}
 * GET    /feil                                       the active faults
 * DELETE /feil                                       everything right again
 * GET    /avstemming                                 the avstemminger that came, and in what they differ from what OS has
 * </pre>
 *
 * Without {@code antall} a fault stays until it is removed. Types: {@link Feiltype} and {@link Simuleringsfeil}.
 * OS's simulering is at /simulering, and its token service beside it ({@link Simuleringstjener}).
 */
final class OsHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final OsStandin os;
    private final Simuleringstjener simulering;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** One fault as JSON. Without {@code antall}: until it is removed. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Feilmelding(String type, Optional<Long> antall, Optional<Long> ms, Optional<String> sak) {

        static Feilmelding av(Uhell uhell) {
            return new Feilmelding(
                    uhell.feil().kode(),
                    Optional.of(uhell.igjen()).filter(igjen -> igjen < Feil.TIL_DEN_FJERNES / 2),
                    Optional.of(uhell.ventetid().toMillis()).filter(ms -> uhell.feil() == Simuleringsfeil.SEN),
                    uhell.sakId());
        }

        /** A fault of simulering; empty when it is one of the answers on MQ. */
        Optional<Uhell> uhell() {
            return Optional.ofNullable(type).flatMap(Simuleringsfeil::av).map(feil -> {
                var uhell = Uhell.av(feil);
                uhell = antall.map(uhell::antall).orElse(uhell);
                uhell = ms.map(Duration::ofMillis).map(uhell::ventetid).orElse(uhell);
                return sak.map(uhell::sak).orElse(uhell);
            });
        }

        static Feilmelding av(Feil feil) {
            return new Feilmelding(
                    feil.type().kode(),
                    Optional.of(feil.igjen()).filter(igjen -> igjen < Feil.TIL_DEN_FJERNES / 2),
                    Optional.of(feil.ventetid().toMillis()).filter(ms -> feil.type() == Feiltype.SENT),
                    feil.sakId());
        }

        Feil feil() {
            if (type == null) {
                throw new IllegalArgumentException("type mangler");
            }
            var feil = Feil.av(Feiltype.av(type));
            feil = antall.map(feil::antall).orElse(feil);
            feil = ms.map(Duration::ofMillis).map(feil::ventetid).orElse(feil);
            return sak.map(feil::sak).orElse(feil);
        }
    }

    private OsHttp(OsStandin os, HttpServer server) {
        this.os = os;
        this.simulering = new Simuleringstjener(os::simuler);
        this.server = server;
    }

    static OsHttp start(OsStandin os, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var http = new OsHttp(os, server);
        server.createContext("/feil", http::handle);
        server.createContext("/avstemming", http::avstemming);
        http.simulering.tilby(server);
        server.setExecutor(http.threads); // a late answer holds nobody up
        server.start();
        return http;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        simulering.fjernUhell();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            utfor(exchange);
        }
    }

    private void avstemming(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                svar(exchange, 200, os.avstemte());
            } else {
                svar(exchange, 405, "Bruk GET");
            }
        }
    }

    private void utfor(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestMethod()) {
                case "GET" -> svarMedFeil(exchange);
                case "POST" -> {
                    leggTil(JSON.readValue(exchange.getRequestBody(), Feilmelding.class));
                    svarMedFeil(exchange);
                }
                case "DELETE" -> {
                    os.fjernFeil();
                    simulering.fjernUhell();
                    svarMedFeil(exchange);
                }
                default -> svar(exchange, 405, "Bruk GET, POST eller DELETE");
            }
        } catch (JacksonException e) {
            svar(exchange, 400, "Ikke JSON av formen {\"type\": \"08\", \"antall\": 1}");
        } catch (IllegalArgumentException e) {
            svar(exchange, 400, e.getMessage());
        }
    }

    private void leggTil(Feilmelding feil) {
        feil.uhell().ifPresentOrElse(simulering::leggTil, () -> os.leggTilFeil(feil.feil()));
    }

    private void svarMedFeil(HttpExchange exchange) throws IOException {
        svar(
                exchange,
                200,
                Stream.concat(
                                os.feil().stream().map(Feilmelding::av),
                                simulering.uhell().stream().map(Feilmelding::av))
                        .toList());
    }

    private static void svar(HttpExchange exchange, int status, Object svar) throws IOException {
        var body = JSON.writeValueAsString(svar).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
