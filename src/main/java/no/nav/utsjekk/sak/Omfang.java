package no.nav.utsjekk.sak;

/** What a melding says of utbetalinger that it does not mention (02 §8). */
public enum Omfang {
    /** the melding describes the whole sak: active utbetalinger that it does not mention are ended with DELETE */
    HELE_SAKEN_DELETE,
    /** the same, ended with FAKE_DELETE */
    HELE_SAKEN_FAKE_DELETE,
    /** utbetalinger that are not mentioned stay as they are */
    NEVNTE
}
