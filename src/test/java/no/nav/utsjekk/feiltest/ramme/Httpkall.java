package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Tokenutsteder;

/** A request over HTTP for one day of AAP on a sak of its own. Its statuses go to its uid. */
final class Httpkall {

    private static final int BELOP = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID uid;
    private final Bestilling bestilling;

    Httpkall(String sakId) {
        this.uid = UUID.nameUUIDFromBytes(sakId.getBytes(UTF_8)); // as that of the same from Kafka
        this.bestilling = Bestilling.aap(sakId, uid.toString(), BELOP);
    }

    /** What is to become of it: the same as of one from Kafka. */
    Bestilling bestilling() {
        return bestilling;
    }

    /** Gives the status of HTTP; nothing when there was no answer. */
    CompletableFuture<Optional<Integer>> send(int port, Tokenutsteder utsteder) {
        var kall = HttpRequest.newBuilder(URI.create("http://localhost:%d/utbetalinger/%s".formatted(port, uid)))
                .header("Authorization", "Bearer " + utsteder.token("aap"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json()))
                .build();
        return client.sendAsync(kall, BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode)
                .thenApply(Optional::of)
                .exceptionally(uteblitt -> Optional.empty());
    }

    private String json() {
        return """
               {"sakId": "%s", "behandlingId": "%s", "personident": "12345678910", "vedtakstidspunkt": "2026-01-02T10:00:00",
                "stønad": "AAP_UNDER_ARBEIDSAVKLARING", "beslutterId": "B200002", "saksbehandlerId": "A100001",
                "periodeType": "UKEDAG", "avvent": null,
                "perioder": [{"fom": "2026-01-05", "tom": "2026-01-05", "beløp": %d, "fastsattDagsats": 1200}]}"""
                .formatted(bestilling.sakId(), bestilling.behandlingId(), BELOP);
    }
}
