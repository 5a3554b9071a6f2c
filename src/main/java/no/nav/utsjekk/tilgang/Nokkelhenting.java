package no.nav.utsjekk.tilgang;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches the issuer's key set over HTTP. Blocks for a few seconds at most. */
public final class Nokkelhenting implements Nokkelkilde.Henting {

    private static final Duration FRIST = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(FRIST)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI adresse;

    /** @param adresse of the key set */
    public Nokkelhenting(URI adresse) {
        this.adresse = adresse;
    }

    @Override
    public String hent() throws IOException, InterruptedException {
        var svar = client.send(HttpRequest.newBuilder(adresse).timeout(FRIST).build(), BodyHandlers.ofString());
        if (svar.statusCode() != OK) {
            throw new IOException("the key set was answered with " + svar.statusCode());
        }
        return svar.body();
    }
}
