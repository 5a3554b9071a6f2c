package no.nav.utsjekk.ende;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A melding from tiltakspenger: the whole sak. What a test does not care about is filled in. */
record Tiltakspenger(String sakId, List<String> perioder) implements Innmelding {

    static final String TOPIC = "helved.utbetalinger-tp.v1";

    /** A sak that nobody has heard of, without perioder. */
    static Tiltakspenger nySak() {
        return new Tiltakspenger("E" + UUID.randomUUID().toString().substring(0, 13), List.of());
    }

    /** The same with two weeks more for a stønad. */
    Tiltakspenger med(String stonad, boolean barnetillegg, int belop) {
        var periode =
                """
                {"meldeperiode": "mp1", "fom": "2026-01-05", "tom": "2026-01-16", "beløp": %d, "stønad": "%s",
                 "barnetillegg": %s}"""
                        .formatted(belop, stonad, barnetillegg);
        return new Tiltakspenger(
                sakId, Stream.concat(perioder.stream(), Stream.of(periode)).toList());
    }

    /** Nothing is to be paid any more. */
    Tiltakspenger uten() {
        return new Tiltakspenger(sakId, List.of());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {"sakId": "%s", "behandlingId": "b1", "personident": "12345678910",
                 "vedtakstidspunkt": "2026-01-19T10:00:00", "perioder": [%s]}"""
                .formatted(sakId, String.join(", ", perioder));
    }
}
