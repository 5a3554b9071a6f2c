package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Persons who can sign in on this machine: OpenID Connect, authorization code with PKCE, in the place of Entra ID.
 *
 * <pre>
 * GET  /authorize    a page that asks who you are; with person=... it goes on at once
 * POST /token        the code that was given becomes an ID token
 * </pre>
 */
public final class Personer {

    /** Id of the group that may look. */
    public static final String LESERE = "11111111-1111-4111-8111-111111111111";

    /** Id of the group that may act. */
    public static final String OPERATORER = "22222222-2222-4222-8222-222222222222";

    private static final Duration LEVETID = Duration.ofHours(1);

    private final Tokenutsteder utsteder;
    private final Map<String, Kode> koder = new ConcurrentHashMap<>();

    Personer(Tokenutsteder utsteder) {
        this.utsteder = utsteder;
    }

    /** Somebody who can be chosen. The last ones are there to be refused. */
    enum Person {
        LESER("L100001", "Lene Leser", "lene.leser@eksempel.no", LESERE),
        OPERATOR("O200002", "Odd Operatør", "odd.operator@eksempel.no", OPERATORER),
        UTENFOR("U300003", "Ulla Utenfor", "ulla.utenfor@eksempel.no", "33333333-3333-4333-8333-333333333333"),
        UTEN_IDENT("", "Navn Uten Ident", "uten.ident@eksempel.no", OPERATORER);

        private final String ident;
        private final String navn;
        private final String epost;
        private final String gruppe;

        Person(String ident, String navn, String epost, String gruppe) {
            this.ident = ident;
            this.navn = navn;
            this.epost = epost;
            this.gruppe = gruppe;
        }

        JWTClaimsSet.Builder krav() {
            var krav = new JWTClaimsSet.Builder()
                    .claim("name", navn)
                    .claim("preferred_username", epost)
                    .claim("groups", List.of(gruppe));
            return ident.isEmpty() ? krav : krav.claim("NAVident", ident);
        }
    }

    private record Kode(Person person, String nonce, String utfordring, String retur) {}

    void autoriser(HttpExchange exchange) throws IOException {
        var sporring = felt(exchange.getRequestURI().getRawQuery());
        var valgt = Optional.ofNullable(sporring.get("person")).map(Person::valueOf);
        if (valgt.isEmpty()) {
            svar(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    valgside(exchange.getRequestURI().getRawQuery()));
            return;
        }
        var kode = UUID.randomUUID().toString();
        koder.put(
                kode,
                new Kode(
                        valgt.get(),
                        sporring.get("nonce"),
                        sporring.get("code_challenge"),
                        sporring.get("redirect_uri")));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "%s?code=%s&state=%s"
                                .formatted(
                                        sporring.get("redirect_uri"),
                                        kode,
                                        URLEncoder.encode(sporring.get("state"), UTF_8)));
        svar(exchange, 302, "text/plain", "");
    }

    private static String valgside(String sporring) {
        var valg = Arrays.stream(Person.values())
                .map(person -> "<li><a href=\"/authorize?%s&amp;person=%s\">%s</a> (%s)</li>"
                        .formatted(
                                sporring.replace("&", "&amp;").replace("\"", "%22"),
                                person.name(),
                                person.navn,
                                person.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining());
        return """
                <!doctype html><html lang="nb"><meta charset="utf-8"><title>Logg inn lokalt</title>
                <meta name="viewport" content="width=device-width">
                <style>body{font:1.1rem/1.8 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}</style>
                <main><h1>Hvem er du?</h1><p>Dette er den lokale stedfortrederen for Entra ID.</p><ul>%s</ul></main></html>
                """
                .formatted(valg);
    }

    void token(HttpExchange exchange) throws IOException {
        var skjema = felt(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var kode = Optional.ofNullable(koder.remove(skjema.getOrDefault("code", "")))
                .filter(k -> k.utfordring().equals(utfordring(skjema.getOrDefault("code_verifier", ""))))
                .filter(k -> k.retur().equals(skjema.get("redirect_uri")));
        if (kode.isEmpty()) {
            svar(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        var na = Instant.now();
        var krav = kode.get()
                .person()
                .krav()
                .issuer(utsteder.adresse())
                .audience(List.of(Tokenutsteder.MOTTAKER))
                .claim("nonce", kode.get().nonce())
                .issueTime(Date.from(na))
                .expirationTime(Date.from(na.plus(LEVETID)))
                .build();
        svar(exchange, 200, "application/json", "{\"id_token\":\"%s\"}".formatted(utsteder.signer(krav)));
    }

    private static String utfordring(String verifikator) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifikator.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> felt(String kodet) {
        return Arrays.stream(Optional.ofNullable(kodet).orElse("").split("&"))
                .map(par -> par.split("=", 2))
                .filter(par -> par.length == 2)
                .collect(Collectors.toMap(par -> par[0], par -> URLDecoder.decode(par[1], UTF_8), (a, b) -> b));
    }

    private static void svar(HttpExchange exchange, int status, String type, String tekst) throws IOException {
        try (exchange) {
            var bytes = tekst.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
