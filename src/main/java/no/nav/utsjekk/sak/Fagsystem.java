package no.nav.utsjekk.sak;

import java.util.Arrays;

/** Benefit domain that a melding belongs to; with the sakId it identifies a sak (01 §5.1). Names are contract values. */
public enum Fagsystem {
    AAP("aap"),
    DAGPENGER("dp"),
    TILLEGGSSTØNADER("ts"),
    TILTAKSPENGER("tp"),
    HISTORISK("historisk"),
    VALP("valp");

    private final String kortnavn;

    Fagsystem(String kortnavn) {
        this.kortnavn = kortnavn;
    }

    /** @throws IllegalArgumentException when no fagsystem has that short name */
    public static Fagsystem medKortnavn(String kortnavn) {
        return Arrays.stream(values())
                .filter(fagsystem -> fagsystem.kortnavn.equals(kortnavn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fagsystem is called " + kortnavn));
    }

    /** Short name in plain letters, as in the names of topics and routes. */
    public String kortnavn() {
        return kortnavn;
    }

    /** True when producers choose the uid of an utbetaling, false when it is derived from the sak (02 §4). */
    public boolean velgerUid() {
        return this != DAGPENGER && this != TILTAKSPENGER;
    }
}
