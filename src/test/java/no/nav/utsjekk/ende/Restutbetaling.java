package no.nav.utsjekk.ende;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An utbetaling as a team puts it together for the facade. */
record Restutbetaling(
        UUID uid,
        String sakId,
        String behandlingId,
        String personident,
        String stonad,
        String periodeType,
        List<String> perioder,
        String ekstra) {

    private static final String PERSON = "01418050051";

    /** On a new sak, without perioder. */
    static Restutbetaling ny(String stonad, String periodeType) {
        var uid = UUID.randomUUID();
        return new Restutbetaling(
                uid,
                "R-" + uid.toString().substring(0, 18),
                "1",
                PERSON,
                stonad,
                periodeType,
                List.of(),
                "\"avvent\": null");
    }

    static Restutbetaling aap() {
        return ny("AAP_UNDER_ARBEIDSAVKLARING", "UKEDAG");
    }

    String sti() {
        return "/utbetalinger/" + uid;
    }

    Restutbetaling dag(String dag, long belop) {
        return periode(dag, dag, belop);
    }

    Restutbetaling periode(String fom, String tom, long belop) {
        return periode("{\"fom\": \"%s\", \"tom\": \"%s\", \"beløp\": %d}".formatted(fom, tom, belop));
    }

    Restutbetaling periode(String json) {
        var flere = new ArrayList<>(perioder);
        flere.add(json);
        return med(flere);
    }

    Restutbetaling utenPerioder() {
        return med(List.of());
    }

    private Restutbetaling med(List<String> perioder) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    /** Days of January 2025 with an amount each: {@code 1-10:100, 11-20:200}. Of a weekday only as such. */
    Restutbetaling januar(String dager) {
        var utbetaling = utenPerioder();
        for (var del : dager.split(",")) {
            var felt = del.strip().split("[-:]");
            for (int dag = Integer.parseInt(felt[0]); dag <= Integer.parseInt(felt[1]); dag++) {
                utbetaling =
                        utbetaling.dag("2025-01-%02d".formatted(dag), Long.parseLong(felt[2].toLowerCase(Locale.ROOT)));
            }
        }
        return utbetaling;
    }

    Restutbetaling medUid(UUID uid) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    Restutbetaling medSakId(String sakId) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    Restutbetaling medBehandlingId(String behandlingId) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    Restutbetaling medPersonident(String personident) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    Restutbetaling medStonad(String stonad) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    Restutbetaling medType(String periodeType) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, ekstra);
    }

    /** @param felt more fields, as JSON */
    Restutbetaling medEkstra(String felt) {
        return new Restutbetaling(uid, sakId, behandlingId, personident, stonad, periodeType, perioder, felt);
    }

    String json() {
        return """
                {"sakId": "%s", "behandlingId": "%s", "personident": "%s", "vedtakstidspunkt": "2025-10-20T00:00:00",
                 "stønad": "%s", "beslutterId": "B200002", "saksbehandlerId": "A100001", "periodeType": "%s",
                 "perioder": [%s], %s}"""
                .formatted(sakId, behandlingId, personident, stonad, periodeType, String.join(", ", perioder), ekstra);
    }
}
