package no.nav.utsjekk.ende;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A melding from AAP: the whole sak. What a test does not care about is filled in. */
record Aap(String sakId, String behandlingId, boolean dryrun, String tillegg, List<String> poster)
        implements Innmelding {

    static final String TOPIC = "aap.utbetaling.v1";

    /** A sak that nobody has heard of, without utbetalinger. */
    static Aap nySak() {
        return new Aap("E" + UUID.randomUUID().toString().substring(0, 13), "b1", false, "", List.of());
    }

    /** The same with two weeks more, from a Monday, for a meldekort. */
    Aap med(UUID meldekort, String mandag, int belop) {
        var fom = LocalDate.parse(mandag);
        var post = """
                {"id": "%s", "fom": "%s", "tom": "%s", "sats": 2000, "utbetaltBeløp": %d}"""
                .formatted(meldekort, fom, fom.plusDays(11), belop);
        return new Aap(
                sakId,
                behandlingId,
                dryrun,
                tillegg,
                Stream.concat(poster.stream(), Stream.of(post)).toList());
    }

    /** The same for a new meldekort. */
    Aap med(String mandag, int belop) {
        return med(UUID.randomUUID(), mandag, belop);
    }

    /** Nothing is to be paid any more. */
    Aap uten() {
        return new Aap(sakId, behandlingId, dryrun, tillegg, List.of());
    }

    Aap behandling(String id) {
        return new Aap(sakId, id, dryrun, tillegg, poster);
    }

    Aap somDryrun() {
        return new Aap(sakId, behandlingId, true, tillegg, poster);
    }

    /** With more fields, written as JSON with a comma at the end. */
    Aap medFelt(String felt) {
        return new Aap(sakId, behandlingId, dryrun, tillegg + felt, poster);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {%s "dryrun": %s, "sakId": "%s", "behandlingId": "%s", "ident": "12345678910",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [%s]}"""
                .formatted(tillegg, dryrun, sakId, behandlingId, String.join(", ", poster));
    }
}
