package no.nav.utsjekk.lokal;

import java.util.Arrays;

/** What happens to a request, in the order in which it happens. */
enum Steg {
    KAFKA("Kafka"),
    MOTTATT("MOTTATT"),
    OPPDRAG("oppdrag"),
    HOS_OPPDRAG("HOS_OPPDRAG"),
    KVITTERING("kvittering"),
    UTBETALING("utbetaling"),
    SLUTT("slutt");

    private final String tittel;

    Steg(String tittel) {
        this.tittel = tittel;
    }

    String tittel() {
        return tittel;
    }

    /** The step that a status tells of: OK and FEILET are the end. */
    static Steg avStatus(String status) {
        return Arrays.stream(values())
                .filter(steg -> steg.name().equals(status))
                .findFirst()
                .orElse(SLUTT);
    }
}
