package no.nav.utsjekk.ende;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls the product over HTTP as a team does. */
record Restklient(int port, Optional<String> token, Map<String, String> hoder) {

    private static final String TYPE = "Content-Type";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Restklient(int port, Optional<String> token) {
        this(port, token, Map.of());
    }

    /** The same with a header more. */
    Restklient med(String navn, String verdi) {
        var flere = new HashMap<>(hoder);
        flere.put(navn, verdi);
        return new Restklient(port, token, flere);
    }

    /** The same with another type of content. */
    Restklient medType(String type) {
        return med(TYPE, type);
    }

    HttpResponse<String> get(String sti) {
        return send("GET", sti, "");
    }

    HttpResponse<String> post(String sti, String json) {
        return send("POST", sti, json);
    }

    HttpResponse<String> put(String sti, String json) {
        return send("PUT", sti, json);
    }

    HttpResponse<String> delete(String sti, String json) {
        return send("DELETE", sti, json);
    }

    HttpResponse<String> send(String metode, String sti, String innhold) {
        return send(metode, sti, BodyPublishers.ofString(innhold));
    }

    HttpResponse<String> send(String metode, String sti, HttpRequest.BodyPublisher innhold) {
        var kall = HttpRequest.newBuilder(URI.create("http://localhost:" + port + sti))
                .setHeader(TYPE, "application/json")
                .method(metode, innhold);
        token.ifPresent(t -> kall.header("Authorization", "Bearer " + t));
        hoder.forEach(kall::setHeader);
        try {
            return CLIENT.send(kall.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
