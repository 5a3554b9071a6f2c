package no.nav.utsjekk.rest.utbetaling;

/** What a call wants of an utbetaling. Names are those of stored requests. */
enum Hensikt {
    OPPRETT,
    ENDRE,
    FJERN,
    OPPHEV_AVVENT
}
