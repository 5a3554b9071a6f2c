package no.nav.utsjekk.sak;

/**
 * Every reason for which the core refuses a melding (03 §5 and the decisions). The constant's name is the
 * {@code code} that producers see (D11); texts and paths are contract values.
 *
 * <p>VAL-16, VAL-18 and VAL-19 belong to intake and the routes. VAL-21 is not enforced (D21). A beløp too large for OS
 * (13 digits, two of them decimals) needs no rule: intake reads 32 bits.
 */
public enum Regel {
    /** VAL-01: at least one periode. */
    MANGLER_PERIODER(400, "Mangler perioder", Dok.OPPRETT + "#mangler-perioder"),
    /** VAL-02: EN_GANG stays inside one calendar year, over all perioder. */
    ENGANGS_OVER_ÅRSSKIFTE(
            400, "Engangsutbetalinger kan ikke strekke seg over årsskifte", Dok.OPPRETT + "#engangs-aarsskifte"),
    /** VAL-03: all fom distinct, and all tom distinct. */
    DUPLIKATE_PERIODER(400, "Kan ikke sende inn duplikate perioder", Dok.OPPRETT + "#duplikate-perioder"),
    /** VAL-04: tom not before fom. */
    UGYLDIG_PERIODE(400, "Tom må være >= fom", Dok.OPPRETT + "#ugyldig-periode"),
    /** VAL-05: DAG and UKEDAG span at most 1100 days. */
    FOR_LANG_UTBETALING(400, "Utbetalinger kan ikke strekke seg over 1100 dager", Dok.OPPRETT + "#for-lang-utbetaling"),
    /** VAL-06: every beløp above 0. */
    UGYLDIG_BELØP(400, "Beløp må være > 0", Dok.OPPRETT + "#ugyldig-belop"),
    /** VAL-07 and VAL-20: 1 to 30 characters; the text is a contract string (FM-53). */
    UGYLDIG_SAK_ID(400, "Sak-ID må være mellom 1 og 25 tegn", Dok.OPPRETT + "#ugyldig-sak-id"),
    /** VAL-08 and VAL-20: 1 to 30 characters. */
    UGYLDIG_BEHANDLING_ID(400, "Behandling-ID må være mellom 1 og 30 tegn", Dok.OPPRETT + "#ugyldig-behandling-id"),

    /** VAL-09: the uid belongs to another sak of the producer (D26). Operators hear of it. */
    IMMUTABLE_FIELD_SAK_ID(400, "Kan ikke endre 'sakId'", Dok.ENDRE + "#immutable-field", true),
    /** VAL-10. */
    IMMUTABLE_FIELD_PERSONIDENT(400, "Kan ikke endre 'personident'", Dok.ENDRE + "#immutable-field"),
    /** VAL-11. */
    IMMUTABLE_FIELD_STØNAD(400, "Kan ikke endre 'stønad'", Dok.ENDRE + "#immutable-field"),
    /** VAL-12. */
    IMMUTABLE_FIELD_PERIODETYPE(400, "Kan ikke endre 'periodetype'", Dok.ENDRE + "#immutable-field"),
    /** VAL-24 (FM-29). */
    IMMUTABLE_FIELD_FAGOMRÅDE(400, "Kan ikke endre 'fagområde'", Dok.ENDRE + "#immutable-field"),
    /** D26, FM-24: the uid collides with one of another sak, which the producer cannot have meant. */
    UID_KOLLISJON(409, "Utbetalingen %s tilhører en annen sak", Dok.ROT, true),

    /** VAL-13: nothing that OS pays by differs, e.g. only betalendeEnhet (D23). */
    MINIMUM_CHANGES(409, "Ingen reell endring", Dok.ENDRE + "#minimum-changes"),
    /** VAL-14 (D27). */
    TILLEGGSSTØNADER_DAG(400, "periodetype 'DAG' for tilleggsstønader er ikke implementert", Dok.ROT),
    /** VAL-15 (D27). */
    HISTORISK_DAG(400, "periodetype 'DAG' for historisk er ikke implementert", "/async/api#Historisk"),
    /** VAL-17: opphør of an utbetaling that OS never accepted. */
    UTBETALING_FINNES_IKKE(404, "previous utbetaling for %s", Dok.ROT),

    /** VAL-22 (FM-30): OS has no klassekode for the stønad. */
    MANGLER_KLASSEKODE(400, "Stønaden %s har ingen klassekode", Dok.ROT),
    /** VAL-23 (FM-25, D30). */
    OVERLAPPENDE_PERIODER(400, "Perioder kan ikke overlappe", Dok.OPPRETT),
    /** VAL-25 (D22); never quotes the value. */
    UGYLDIG_PERSONIDENT(400, "Personident må være 11 siffer, eller 9 siffer for organisasjon", Dok.OPPRETT),
    /** VAL-26. */
    UGYLDIG_BETALENDE_ENHET(400, "Betalende enhet må være mellom 4 og 13 tegn", Dok.OPPRETT),
    /** The oppdrag must name who prepared the decision. */
    MANGLER_SAKSBEHANDLER(400, "Mangler saksbehandler", Dok.OPPRETT),
    /** The oppdrag must name who approved the decision. */
    MANGLER_BESLUTTER(400, "Mangler beslutter", Dok.OPPRETT),
    /** Records that a producer has tied together cannot be one request (00, transactions across records). */
    UGYLDIG_TRANSAKSJON(400, "Ugyldig transaksjon: %s", Dok.OPPRETT),
    /** Not all records of a transaction came in time (00, transactions across records). */
    UFULLSTENDIG_TRANSAKSJON(400, "Ufullstendig transaksjon: %d av %d poster kom innen fristen", Dok.OPPRETT),
    /** FM-52 c: OS would refuse the payment because of the avvent that goes with it. */
    OVERLAPPENDE_AVVENT(
            409,
            "Avvent fra %s overlapper avventen fra %s til %s, som holder tilbake til %s."
                    + " Behold fom, eller opphev den først (feilregistrering)",
            Dok.ROT),
    /** MG-45: iverksettinger have paid on the sak, and their utbetalinger have not been migrated. */
    SAK_IKKE_MIGRERT(423, "Saken har iverksettinger som ikke er migrert til kafka", Dok.ROT),
    /** FM-54: a migrated version of which nothing is known that an opphør could describe. Operators must repair it. */
    UFULLSTENDIG_TILSTAND(409, "Utbetalingen %s mangler perioder og kan ikke opphøres", Dok.ROT, true);

    private final int statuskode;
    private final String tekst;
    private final String dok;
    private final boolean varsle;

    Regel(int statuskode, String tekst, String dok) {
        this(statuskode, tekst, dok, false);
    }

    Regel(int statuskode, String tekst, String dok, boolean varsle) {
        this.statuskode = statuskode;
        this.tekst = tekst;
        this.dok = dok;
        this.varsle = varsle;
    }

    /** @param detaljer ids or enum names for the text, nothing personal */
    public Utfall.Avvist avvist(Object... detaljer) {
        return new Utfall.Avvist(new Avvisning(name(), statuskode, tekst.formatted(detaljer), dok), varsle);
    }

    private interface Dok {
        String ROT = "";
        String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
        String ENDRE = "/async/kom_i_gang/endre_utbetaling";
    }
}
