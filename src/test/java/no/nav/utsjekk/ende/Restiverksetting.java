package no.nav.utsjekk.ende;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An iverksetting as a team puts it together for the facade: number so and so of its sak, which names the one before.
 *
 * @param utbetalinger each as JSON
 */
record Restiverksetting(String sakId, int nr, List<String> utbetalinger) {

    static final String STI = "/api/iverksetting/v2";
    static final String PERSON = "01418050051";

    /** The first one of a new sak, without utbetalinger. */
    static Restiverksetting nySak() {
        return new Restiverksetting("V" + UUID.randomUUID().toString().substring(0, 13), 1, List.of());
    }

    /** The one that follows it, without utbetalinger. */
    Restiverksetting neste() {
        return new Restiverksetting(sakId, nr + 1, List.of());
    }

    Restiverksetting tilsynBarn(String fom, String tom, int belop) {
        return med(
                "DAGLIG",
                fom,
                tom,
                belop,
                """
                {"stønadstype": "TILSYN_BARN_AAP", "brukersNavKontor": null}""");
    }

    Restiverksetting arbeidstrening(String fom, String tom, int belop, String meldekort) {
        return med(
                "DAGLIG",
                fom,
                tom,
                belop,
                """
                {"stønadstype": "ARBEIDSTRENING", "brukersNavKontor": "0220", "meldekortId": "%s"}"""
                        .formatted(meldekort));
    }

    /** @param stonadsdata as JSON */
    Restiverksetting med(String satstype, String fom, String tom, int belop, String stonadsdata) {
        var utbetaling =
                """
                {"beløp": %d, "satstype": "%s", "fraOgMedDato": "%s", "tilOgMedDato": "%s", "stønadsdata": %s}"""
                        .formatted(belop, satstype, fom, tom, stonadsdata);
        return new Restiverksetting(
                sakId,
                nr,
                Stream.concat(utbetalinger.stream(), Stream.of(utbetaling)).toList());
    }

    String json() {
        return """
                {"sakId": "%s", "behandlingId": "B%d", "iverksettingId": "I%d", "personident": "%s",
                 "vedtak": {"vedtakstidspunkt": "2024-03-04T10:00:00", "saksbehandlerId": "A100001",
                            "beslutterId": "B200002", "utbetalinger": [%s]},
                 "forrigeIverksetting": %s}"""
                .formatted(sakId, nr, nr, PERSON, String.join(", ", utbetalinger), forrige());
    }

    private String forrige() {
        return Optional.of(nr)
                .filter(n -> n > 1)
                .map(n -> "{\"behandlingId\": \"B%d\", \"iverksettingId\": \"I%d\"}".formatted(n - 1, n - 1))
                .orElse("null");
    }

    String statusSti() {
        return "/api/iverksetting/%s/B%d/I%d/status".formatted(sakId, nr, nr);
    }
}
