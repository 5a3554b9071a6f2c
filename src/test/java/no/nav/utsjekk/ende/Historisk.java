package no.nav.utsjekk.ende;

import java.util.UUID;

/** A melding from historisk: one utbetaling. What a test does not care about is filled in. */
record Historisk(String sakId, UUID uid, String perioder) implements Innmelding {

    static final String TOPIC = "historisk.utbetaling.v1";

    static Historisk nySak() {
        return new Historisk(
                "E" + UUID.randomUUID().toString().substring(0, 13),
                UUID.randomUUID(),
                """
                {"fom": "2026-01-05", "tom": "2026-01-05", "beløp": 4500}""");
    }

    /** The same utbetaling is to be paid no more. */
    Historisk opphor() {
        return new Historisk(sakId, uid, "");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {"id": "%s", "sakId": "%s", "behandlingId": "b1", "personident": "12345678910",
                 "stønad": "HØREAPPARAT_ANSKAFFELSE", "vedtakstidspunkt": "2026-01-19T10:00:00",
                 "periodetype": "EN_GANG", "perioder": [%s]}"""
                .formatted(uid, sakId, perioder);
    }
}
