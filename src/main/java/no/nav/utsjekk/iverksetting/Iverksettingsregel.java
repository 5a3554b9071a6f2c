package no.nav.utsjekk.iverksetting;

import no.nav.utsjekk.sak.Avvisning;

/**
 * Every reason of its own for which an iverksetting is refused (20 §3.3 and §3.4, 21); those that it shares with meldinger are in
 * {@link no.nav.utsjekk.sak.Regel}. Texts are contract values.
 */
public enum Iverksettingsregel {
    /** IV-V4, IV-G5: inside one chain. */
    OVERLAPPENDE_PERIODER(400, "Utbetalinger inneholder perioder som overlapper i tid"),
    /** IV-V5: when the first utbetaling is per month, all are whole months. */
    IKKE_HELE_MÅNEDER(400, "Det finnes utbetalinger med månedssats der periodene ikke samsvarer med hele måneder"),
    /** IV-05 e: the same of each andel by itself. */
    IKKE_HEL_MÅNED(
            400, "Utbetalinger med satstype MÅNEDLIG må starte den første i måneden og slutte den siste i måneden"),
    /** IV-V6a. */
    FORRIGE_MANGLER_IVERKSETTING_ID(
            400, "IverksettingId er satt for nåværende iverksetting, men ikke forrige iverksetting"),
    /** IV-V6b. */
    MANGLER_IVERKSETTING_ID(400, "IverksettingId er satt for forrige iverksetting, men ikke nåværende iverksetting"),
    /** IV-V7. */
    FERIETILLEGG_AVDØD_EØS(400, "Ferietillegg til avdød er ikke tillatt for stønadstypen DAGPENGER_EØS"),
    /** IV-G3: stønadsdata of another fagsystem than the client's. */
    FEIL_STØNADSDATA(400, "Stønadsdata for %s kan ikke iverksettes av %s"),
    /** IV-37: OS has no room for the line's id. */
    FOR_LANG_LINJE_ID(400, "Linjen %s er for lang for Oppdragssystemet, som har plass til 30 tegn"),

    /** IV-S2. */
    FANT_IKKE_FORRIGE(400, "Fant ikke iverksetting med sakId %s \nog behandlingId %s \nog iverksettingId %s"),
    /** IV-S3. */
    FORRIGE_ER_IKKE_SISTE(
            400,
            "Forrige iverksetting stemmer ikke med siste mottatte iverksetting på saken. \n"
                    + "BehandlingId/IverksettingId forrige iverksetting: %s, \n"
                    + "behandlingId/iverksettingId siste mottatte iverksetting: %s"),
    /** IV-S4. */
    INGEN_TIDLIGERE(
            400,
            "Det er ikke registrert noen tidligere iverksettinger på saken, men forrigeIverksetting er satt \n"
                    + "til behandling %s/iverksetting %s"),
    /** IV-S5, IV-51. */
    FORRIGE_IKKE_FERDIG(423, "Forrige iverksetting er ikke ferdig iverksatt mot Oppdragssystemet"),
    /** SI-02: the same of those who only ask. */
    FORRIGE_IKKE_IVERKSATT(
            409,
            "Forrige iverksetting er ikke ferdig iverksatt mot Oppdragssystemet, eller har ikke blitt iverksatt enda"),
    /** MG-72. */
    SAKEN_ER_MIGRERT(423, "saken er migrert til kafka");

    private final int statuskode;
    private final String tekst;

    Iverksettingsregel(int statuskode, String tekst) {
        this.statuskode = statuskode;
        this.tekst = tekst;
    }

    /** @param detaljer ids or enum names for the text, nothing personal */
    public Avvisning avvisning(Object... detaljer) {
        return new Avvisning(name(), statuskode, tekst.formatted(detaljer), "");
    }
}
