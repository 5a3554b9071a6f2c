package no.nav.utsjekk.migrering;

import no.nav.utsjekk.sak.Avvisning;

/** Every reason for which a migration is refused (22 §8.2). The code is that of the report, texts are contract values. */
enum Migreringsregel {
    /** MG-01. */
    MANGLER_VARIANT("UGYLDIG_FORESPØRSEL", 400, "mangler en av: 'meldeperiode' eller 'uidToStønad'"),
    /** MG-02. */
    BEGGE_VARIANTER("UGYLDIG_FORESPØRSEL", 400, "mutual exclusive: 'meldeperiode' and 'uidToStønad'"),
    /** MG-03. */
    FAGSYSTEM_IKKE_STØTTET("FAGSYSTEM_IKKE_STØTTET", 501, "kan ikke migrere %s enda"),
    /** MG-04. */
    FEIL_VARIANT("UGYLDIG_FORESPØRSEL", 400, "feil variant for %s"),
    /** MG-10. */
    IKKE_FUNNET("IKKE_FUNNET", 404, "iverksetting for (sak=%s fagsystem=%s)"),
    /** MG-11. */
    FEIL_KILDE("FEIL_KILDE", 409, "siste mottatte iverksetting er %s"),
    /** MG-12. */
    MANGLER_RESULTAT("MANGLER_RESULTAT", 404, "iverksettingsresultat for (sak=%s fagsystem=%s)"),
    /** MG-13. */
    PÅGÅENDE_ELLER_FEILET("PÅGÅENDE_ELLER_FEILET", 423, "iverksetting for (sak=%s fagsystem=%s)"),
    /** MG-14, MG-23. */
    MANGLER_SISTE_ANDELER("MANGLER_SISTE_ANDELER", 400, "Fant ikke siste andeler for (sak=%s fagsystem=%s)%s"),
    /** MG-25. */
    INGEN_KJEDE("INGEN_KJEDE", 404, "ingen kjede matcher"),
    /** MG-35. */
    UKJENT_KLASSEKODE("UKJENT_KLASSEKODE", 422, "ukjent klassekode %s"),
    /** MG-34: mixed satstyper, or per month without whole months. */
    UGYLDIG_PERIODETYPE("UGYLDIG_PERIODETYPE", 422, "kjeden %s har perioder som ikke kan ha samme periodetype"),
    /** Later meldinger on the uid would be refused (VAL-02). */
    ENGANGS_OVER_ÅRSSKIFTE("ENGANGS_OVER_ÅRSSKIFTE", 422, "kjeden %s har engangsutbetalinger i flere år"),
    /** Later meldinger on the uid would be refused (VAL-23). */
    OVERLAPP("OVERLAPP", 422, "kjeden %s har perioder som overlapper"),
    /** MG-53. */
    FOR_LANG_ID("FOR_LANG_ID", 422, "linjen %s er lengre enn 30 tegn"),
    /** Later meldinger on the uid would be refused (VAL-05). */
    FOR_LANG_UTBETALING("FOR_LANG_UTBETALING", 422, "kjeden %s strekker seg over mer enn 1100 dager"),
    /** MG-42. */
    UID_I_BRUK("UID_I_BRUK", 409, "uid er i bruk"),
    /** MG-70. */
    ENDRET_ETTER_MIGRERING("ENDRET_ETTER_MIGRERING", 409, "utbetalingen er endret etter migrering");

    private final String kode;
    private final int statuskode;
    private final String tekst;

    Migreringsregel(String kode, int statuskode, String tekst) {
        this.kode = kode;
        this.statuskode = statuskode;
        this.tekst = tekst;
    }

    /** @param detaljer ids or enum names for the text, nothing personal */
    Avvisning avvisning(Object... detaljer) {
        return new Avvisning(kode, statuskode, tekst.formatted(detaljer), "");
    }
}
