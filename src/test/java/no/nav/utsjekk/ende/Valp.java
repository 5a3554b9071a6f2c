package no.nav.utsjekk.ende;

import java.util.UUID;

/** A melding from VALP: one utbetaling. What a test does not care about is filled in. */
record Valp(String sakId, UUID uid, String fom, String tom, int belop) implements Innmelding {

    static final String TOPIC = "team-mulighetsrommet.tilskudd.utbetaling-v1";

    static Valp nySak() {
        return new Valp(
                "E" + UUID.randomUUID().toString().substring(0, 13),
                UUID.randomUUID(),
                "2026-01-05",
                "2026-06-19",
                12500);
    }

    /** The same utbetaling is to be paid no more. */
    Valp opphor() {
        return new Valp(sakId, uid, fom, tom, 0);
    }

    Valp periode(String nyFom, String nyTom) {
        return new Valp(sakId, uid, nyFom, nyTom, belop);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String json() {
        return """
                {"id": "%s", "sakId": "%s", "behandlingId": "b1", "personIdent": "12345678910",
                 "periode": {"fom": "%s", "tom": "%s"}, "belop": %d, "tilskuddstype": "SKOLEPENGER",
                 "tiltakskode": "HOYERE_UTDANNING", "saksbehandler": "Z123456",
                 "besluttetTidspunkt": "2026-01-19T09:00:00Z"}"""
                .formatted(uid, sakId, fom, tom, belop);
    }
}
