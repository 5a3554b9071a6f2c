package no.nav.utsjekk.rest;

/** The errors that the documentation tells of (20 §1.4). Names, texts and places are contract values. */
public enum Dokumentert {
    MANGLER_PERIODER(400, "Mangler perioder", Dok.OPPRETT + "#mangler-perioder"),
    ENGANGS_OVER_ÅRSSKIFTE(
            400, "Engangsutbetalinger kan ikke strekke seg over årsskifte", Dok.OPPRETT + "#engangs-aarsskifte"),
    DUPLIKATE_PERIODER(400, "Kan ikke sende inn duplikate perioder", Dok.OPPRETT + "#duplikate-perioder"),
    UGYLDIG_PERIODE(400, "Tom må være >= fom", Dok.OPPRETT + "#ugyldig-periode"),
    UGYLDIG_SAK_ID(400, "Sak-ID må være mellom 1 og 25 tegn", Dok.OPPRETT + "#ugyldig-sak-id"),
    UGYLDIG_BEHANDLING_ID(400, "Behandling-ID må være mellom 1 og 30 tegn", Dok.OPPRETT + "#ugyldig-behandling-id"),
    UGYLDIG_BELØP(400, "Beløp må være > 0", Dok.OPPRETT + "#ugyldig-belop"),
    FOR_LANG_UTBETALING(400, "Utbetalinger kan ikke strekke seg over 1100 dager", Dok.OPPRETT + "#for-lang-utbetaling"),
    IMMUTABLE_FIELD_SAK_ID(400, "Kan ikke endre 'sakId'", Dok.ENDRE + "#immutable-field"),
    IMMUTABLE_FIELD_PERSONIDENT(400, "Kan ikke endre 'personident'", Dok.ENDRE + "#immutable-field"),
    IMMUTABLE_FIELD_STØNAD(400, "Kan ikke endre 'stønad'", Dok.ENDRE + "#immutable-field"),
    MINIMUM_CHANGES(409, "Ingen reell endring", Dok.ENDRE + "#minimum-changes");

    private final int status;
    private final String tekst;
    private final String dok;

    Dokumentert(int status, String tekst, String dok) {
        this.status = status;
        this.tekst = tekst;
        this.dok = dok;
    }

    public Avslag avslag() {
        return new Avslag(status, tekst, dok);
    }

    private interface Dok {
        String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
        String ENDRE = "/async/kom_i_gang/endre_utbetaling";
    }
}
