package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Issues tokens in the place of Entra ID, to whoever asks on this machine.
 *
 * <pre>
 * GET /token?klient=aap       a token of the client "aap", good for a day
 * GET /jwks                   the keys
 * </pre>
 */
public final class Tokenutsteder implements AutoCloseable {

    /** Our own client id, which tokens are for. */
    public static final String MOTTAKER = "utsjekk-lokal";

    /** Clients of the local run, and for whom they speak. */
    private static final String KLIENTER =
            "aap=aap,dagpenger=dp,tilleggsstonader=ts,tiltakspenger=tp,test=aap:test,konsoll=ts:konsoll";

    private static final Pattern KLIENT = Pattern.compile("(?:.*&)?klient=([a-z0-9-]+)(?:&.*)?");

    private final HttpServer server;
    private final AtomicInteger hentet = new AtomicInteger();
    private volatile RSAKey nokkel = nyNokkel();
    private volatile boolean nede;
    private final Personer personer = new Personer(this);

    private Tokenutsteder(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 for any that is free */
    public static Tokenutsteder start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var utsteder = new Tokenutsteder(server);
            server.createContext("/jwks", utsteder::nokler);
            server.createContext("/token", utsteder::token);
            server.createContext("/authorize", utsteder::autoriser);
            server.start();
            return utsteder;
        } catch (IOException e) {
            throw new LokalFeil("Utstederen av tokener startet ikke", e);
        }
    }

    /** The product's settings for it. */
    public Map<String, String> settings() {
        return Map.of(
                "AZURE_OPENID_CONFIG_ISSUER",
                adresse(),
                "AZURE_OPENID_CONFIG_JWKS_URI",
                adresse() + "/jwks",
                "AZURE_APP_CLIENT_ID",
                MOTTAKER,
                "REST_KLIENTER",
                KLIENTER,
                "KONSOLL_AUTORISASJON",
                adresse() + "/authorize",
                "KONSOLL_TOKEN",
                adresse() + "/token",
                "KONSOLL_GRUPPE_LES",
                Personer.LESERE,
                "KONSOLL_GRUPPE_HANDLE",
                Personer.OPERATORER,
                "ENV",
                "lokal");
    }

    /** Also the name of the issuer. */
    public String adresse() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token that holds. */
    public String token(String klient) {
        return signer(krav(klient).build());
    }

    /** What a token that holds says. */
    public JWTClaimsSet.Builder krav(String klient) {
        var na = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(adresse())
                .audience(List.of(MOTTAKER))
                .claim("azp_name", "lokal:team:" + klient)
                .issueTime(Date.from(na))
                .notBeforeTime(Date.from(na))
                .expirationTime(Date.from(na.plus(Duration.ofDays(1))));
    }

    /** Signs with the key that counts now. */
    public String signer(JWTClaimsSet krav) {
        return signer(nokkel, krav);
    }

    static String signer(RSAKey nokkel, JWTClaimsSet krav) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(nokkel.getKeyID())
                            .build(),
                    krav);
            jwt.sign(new RSASSASigner(nokkel));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on another key counts, and the one before does not. */
    public void byttNokkel() {
        nokkel = nyNokkel();
    }

    public RSAKey nokkel() {
        return nokkel;
    }

    /** Whether the keys are to be had. */
    public void nede(boolean nede) {
        this.nede = nede;
    }

    /** How often the keys have been asked for. */
    public int antallHentet() {
        return hentet.get();
    }

    public static RSAKey nyNokkel() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void nokler(HttpExchange exchange) throws IOException {
        hentet.incrementAndGet();
        svar(exchange, nede ? 503 : 200, new JWKSet(nokkel).toString());
    }

    /** Persons sign in here; who they are, they choose. */
    private void autoriser(HttpExchange exchange) throws IOException {
        personer.autoriser(exchange);
    }

    private void token(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            personer.token(exchange);
            return;
        }
        var klient = KLIENT.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        if (klient.matches()) {
            svar(exchange, 200, token(klient.group(1)));
        } else {
            svar(exchange, 400, "Si hvem du er: /token?klient=aap (eller " + KLIENTER + ")\n");
        }
    }

    private static void svar(HttpExchange exchange, int status, String svar) throws IOException {
        try (exchange) {
            var bytes = svar.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
