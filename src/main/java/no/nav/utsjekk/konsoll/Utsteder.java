package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who tells us who an operator is: OpenID Connect, authorization code with PKCE (OC-01). Only the code comes through the
 * browser; the token is fetched, checked, read and thrown away here.
 */
public final class Utsteder {

    private static final Duration FRIST = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final String KLIENT = "client_id";
    private static final String RETUR = "redirect_uri";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(FRIST)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Adresser adresser;
    private final Klient klient;
    private final Function<String, Optional<JWTClaimsSet>> kontroll;

    /**
     * Where things are.
     *
     * @param autorisasjon where persons sign in; empty when nobody can
     * @param token where a code becomes a token
     * @param retur our own address, to which the issuer sends persons back
     */
    public record Adresser(String autorisasjon, String token, String retur) {}

    /** Who we are to the issuer. */
    public record Klient(String id, String hemmelighet) {}

    /** @param kontroll gives what a token says when it holds: signed by the issuer, for us, in its time */
    public Utsteder(Adresser adresser, Klient klient, Function<String, Optional<JWTClaimsSet>> kontroll) {
        this.adresser = adresser;
        this.klient = klient;
        this.kontroll = kontroll;
    }

    boolean finnes() {
        return !adresser.autorisasjon().isBlank() && !klient.id().isBlank();
    }

    /** Where to send somebody who is to sign in. */
    String adresse(String tilstand, String nonce, String verifikator) {
        var felt = new LinkedHashMap<String, String>();
        felt.put("response_type", "code");
        felt.put(KLIENT, klient.id());
        felt.put(RETUR, adresser.retur());
        felt.put("scope", "openid profile email");
        felt.put("state", tilstand);
        felt.put("nonce", nonce);
        felt.put("code_challenge", Avtrykk.av(verifikator));
        felt.put("code_challenge_method", "S256");
        var skille = adresser.autorisasjon().contains("?") ? "&" : "?";
        return adresser.autorisasjon() + skille + skjema(felt);
    }

    /** What the issuer says of the person who came back with a code; nothing when it does not hold. */
    Optional<JWTClaimsSet> person(String kode, String verifikator, String nonce) {
        var felt = new LinkedHashMap<String, String>();
        felt.put("grant_type", "authorization_code");
        felt.put("code", kode);
        felt.put(RETUR, adresser.retur());
        felt.put(KLIENT, klient.id());
        felt.put("code_verifier", verifikator);
        if (!klient.hemmelighet().isBlank()) {
            felt.put("client_secret", klient.hemmelighet());
        }
        return hent(felt).flatMap(kontroll).filter(krav -> nonce.equals(krav.getClaim("nonce")));
    }

    /** @throws UtstederBorte when it cannot be asked, or does not know the code */
    private Optional<String> hent(Map<String, String> felt) {
        var request = HttpRequest.newBuilder(URI.create(adresser.token()))
                .timeout(FRIST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(skjema(felt)))
                .build();
        try {
            var svar = client.send(request, BodyHandlers.ofString());
            if (svar.statusCode() != OK) {
                throw new UtstederBorte("svarte " + svar.statusCode());
            }
            return Optional.ofNullable(
                    JSON.readTree(svar.body()).path("id_token").textValue());
        } catch (IOException e) {
            throw new UtstederBorte(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UtstederBorte("avbrutt");
        }
    }

    private static String skjema(Map<String, String> felt) {
        return felt.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /** The issuer cannot be asked. The message holds nothing of what it was asked or has said. */
    static final class UtstederBorte extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UtstederBorte(String tekst) {
            super(tekst);
        }
    }
}
