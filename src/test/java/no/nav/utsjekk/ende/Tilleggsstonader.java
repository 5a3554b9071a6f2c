package no.nav.utsjekk.ende;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A melding from tilleggsstønader: what it does not mention stays. What a test does not care about is filled in. */
record Tilleggsstonader(String sakId, List<String> utbetalinger) implements Innmelding {

    static final String TOPIC = "tilleggsstonader.utbetaling.v1";

    static Tilleggsstonader nySak() {
        return new Tilleggsstonader("E" + UUID.randomUUID().toString().substring(0, 13), List.of());
    }

    /** The same with the first half of January for a stønad. */
    Tilleggsstonader med(UUID uid, String stonad, int belop) {
        return med(
                uid,
                stonad,
                false,
                """
                {"fom": "2026-01-01", "tom": "2026-01-15", "beløp": %d}""".formatted(belop));
    }

    /** The same with a stønad in the old common fagområde. */
    Tilleggsstonader medTillst(UUID uid, String stonad, int belop) {
        return med(
                uid,
                stonad,
                true,
                """
                {"fom": "2026-01-01", "tom": "2026-01-15", "beløp": %d}""".formatted(belop));
    }

    /** The same with an opphør. */
    Tilleggsstonader uten(UUID uid, String stonad) {
        return med(uid, stonad, false, "");
    }

    /** The same with an opphør in the old common fagområde. */
    Tilleggsstonader utenTillst(UUID uid, String stonad) {
        return med(uid, stonad, true, "");
    }

    private Tilleggsstonader med(UUID uid, String stonad, boolean tillst, String perioder) {
        var utbetaling =
                """
                {"id": "%s", "stønad": "%s", "brukFagområdeTillst": %s, "perioder": [%s]}"""
                        .formatted(uid, stonad, tillst, perioder);
        return new Tilleggsstonader(
                sakId,
                Stream.concat(utbetalinger.stream(), Stream.of(utbetaling)).toList());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {"sakId": "%s", "behandlingId": "b1", "personident": "12345678910", "periodetype": "EN_GANG",
                 "vedtakstidspunkt": "2026-01-19T10:00:00", "utbetalinger": [%s]}"""
                .formatted(sakId, String.join(", ", utbetalinger));
    }
}
