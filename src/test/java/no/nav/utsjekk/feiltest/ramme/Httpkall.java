package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.lokal.Tokenutsteder;

/**
 * A call over HTTP.
 *
 * @param ferdig what a caller is told who can stop asking
 */
record Httpkall(String klient, String sti, String json, Set<Integer> ferdig) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String IVERKSETTING = "/api/iverksetting/v2";
    private static final int OK = 200;
    private static final int OPPRETTET = 201;
    private static final int MOTTATT = 202;
    private static final int FINNES = 409;

    /** What the uid is of a request that is made over HTTP: the same as if it came from Kafka. */
    static UUID uid(String sakId) {
        return UUID.nameUUIDFromBytes(sakId.getBytes(UTF_8));
    }

    /** The same as the request, which is for one day of AAP. */
    static Httpkall utbetaling(Bestilling bestilling, int belop) {
        return utbetaling(bestilling, belop, "", Set.of(OPPRETTET, FINNES));
    }

    /** What OS would pay for it. */
    static Httpkall simulering(Bestilling bestilling, int belop) {
        return utbetaling(bestilling, belop, "/simuler", Set.of(OK));
    }

    /** What OS would pay for a melding. */
    static Httpkall dryrun(String sakId) {
        return new Httpkall(
                "aap",
                "/api/dryrun/aap",
                """
                {"sakId": "%s", "behandlingId": "b1", "ident": "12345678910", "vedtakstidspunktet": "2026-01-19T10:00:00",
                 "utbetalinger": [{"id": "%s", "fom": "2026-01-05", "tom": "2026-01-16", "sats": 700, "utbetaltBeløp": 700}]}"""
                        .formatted(sakId, uid(sakId)),
                Set.of(OK));
    }

    private static Httpkall utbetaling(Bestilling bestilling, int belop, String hva, Set<Integer> ferdig) {
        return new Httpkall(
                "aap",
                "/utbetalinger/" + uid(bestilling.sakId()) + hva,
                """
                {"sakId": "%s", "behandlingId": "%s", "personident": "12345678910", "vedtakstidspunkt": "2026-01-02T10:00:00",
                 "stønad": "AAP_UNDER_ARBEIDSAVKLARING", "beslutterId": "B200002", "saksbehandlerId": "A100001",
                 "periodeType": "UKEDAG", "avvent": null,
                 "perioder": [{"fom": "2026-01-05", "tom": "2026-01-05", "beløp": %d, "fastsattDagsats": 1200}]}"""
                        .formatted(bestilling.sakId(), bestilling.behandlingId(), belop),
                ferdig);
    }

    /** The first iverksetting of a sak of tilleggsstønader. */
    static Httpkall iverksetting(String sakId) {
        return new Httpkall(
                "tilleggsstonader",
                IVERKSETTING,
                """
                {"sakId": "%s", "behandlingId": "B1", "iverksettingId": "I1", "personident": "01418050051",
                 "vedtak": {"vedtakstidspunkt": "2024-03-04T10:00:00", "saksbehandlerId": "A100001", "beslutterId": "B200002",
                            "utbetalinger": [{"beløp": 620, "satstype": "ENGANGS", "fraOgMedDato": "2026-01-01",
                                              "tilOgMedDato": "2026-01-15",
                                              "stønadsdata": {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": null}}]},
                 "forrigeIverksetting": null}"""
                        .formatted(sakId),
                Set.of(MOTTATT));
    }

    /** Its only chain is to become an utbetaling. */
    static Httpkall migrering(String sakId) {
        return new Httpkall(
                "tilleggsstonader",
                IVERKSETTING + "/migrate",
                """
                {"sakId": "%s", "behandlingId": "B1", "iverksettingId": "I1", "meldeperiode": null,
                 "uidToStønad": {"first": "%s", "second": "TILSYN_BARN_AAP"}}"""
                        .formatted(sakId, uid(sakId)),
                Set.of(OK));
    }

    /** An utbetaling is to go on over Kafka. */
    static Httpkall flytting(String sakId) {
        return new Httpkall(
                "aap",
                "/utbetalinger/" + uid(sakId) + "/migrate",
                "{\"id\": \"%s\"}".formatted(nyUid(sakId)),
                Set.of(OK));
    }

    /** What its uid is then. */
    static UUID nyUid(String sakId) {
        return uid(sakId + "-ny");
    }

    /** Gives the status of HTTP; nothing when there was no answer. */
    CompletableFuture<Optional<Integer>> send(int port, Tokenutsteder utsteder) {
        var kall = HttpRequest.newBuilder(URI.create("http://localhost:" + port + sti))
                .header("Authorization", "Bearer " + utsteder.token(klient))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return CLIENT.sendAsync(kall, BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode)
                .thenApply(Optional::of)
                .exceptionally(uteblitt -> Optional.empty());
    }
}
