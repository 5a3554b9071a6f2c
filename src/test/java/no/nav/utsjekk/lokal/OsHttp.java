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

/**
 * The stand-in's switchboard, reachable from this machine only.
 *
 * <pre>
 * POST   /feil  {"type": "08", "antall": 3}          the next three oppdrag are refused
 * POST   /feil  {"type": "sent", "ms": 60000, "sak": "SAK-1"}
 * GET    /feil                                       the active faults
 * DELETE /feil                                       everything right again
 * </pre>
 *
 * Without {@code antall} a fault stays until it is removed. Types: {@link Feiltype}.
 */
final class OsHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final OsStandin os;
    private final HttpServer server;

    /** One fault as JSON. Without {@code antall}: until it is removed. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Feilmelding(String type, Optional<Long> antall, Optional<Long> ms, Optional<String> sak) {

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
        this.server = server;
    }

    static OsHttp start(OsStandin os, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var http = new OsHttp(os, server);
        server.createContext("/feil", http::handle);
        server.start();
        return http;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            utfor(exchange);
        }
    }

    private void utfor(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestMethod()) {
                case "GET" -> svarMedFeil(exchange);
                case "POST" -> {
                    os.leggTilFeil(JSON.readValue(exchange.getRequestBody(), Feilmelding.class)
                            .feil());
                    svarMedFeil(exchange);
                }
                case "DELETE" -> {
                    os.fjernFeil();
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

    private void svarMedFeil(HttpExchange exchange) throws IOException {
        svar(exchange, 200, os.feil().stream().map(Feilmelding::av).toList());
    }

    private static void svar(HttpExchange exchange, int status, Object svar) throws IOException {
        var body = JSON.writeValueAsString(svar).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
