package no.nav.utsjekk.ende;

import java.util.UUID;

/** A melding from dagpenger with one day in one meldeperiode. What a test does not care about is filled in. */
record Dagpenger(String sakId, String meldeperiode, String dato, int belop) implements Innmelding {

    static final String TOPIC = "teamdagpenger.utbetaling.v1";

    static Dagpenger nySak() {
        return sak("E" + UUID.randomUUID().toString().substring(0, 13));
    }

    static Dagpenger sak(String sakId) {
        return new Dagpenger(sakId, "mp1", "2026-01-05", 500);
    }

    Dagpenger belop(int nytt) {
        return new Dagpenger(sakId, meldeperiode, dato, nytt);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {"sakId": "%s", "behandlingId": "b1", "ident": "12345678910",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "saksbehandler": "Z123456", "beslutter": "Z654321",
                 "utbetalinger": [{"meldeperiode": "%s", "dato": "%s", "sats": 1000, "utbetaltBeløp": %d,
                                   "utbetalingstype": "Dagpenger"}]}"""
                .formatted(sakId, meldeperiode, dato, belop);
    }
}
