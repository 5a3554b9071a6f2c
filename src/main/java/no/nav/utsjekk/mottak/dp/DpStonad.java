package no.nav.utsjekk.mottak.dp;

import no.nav.utsjekk.sak.Stonad;

/**
 * The stønader of dagpenger with their klassekoder (02 §9.2). Names are contract values. Those without a klassekode are
 * only found in old state: no melding can give them.
 */
enum DpStonad {
    DAGPENGER("DAGPENGER"),
    DAGPENGERFERIE("DAGPENGERFERIE"),
    ARBEIDSSØKER_ORDINÆR,
    PERMITTERING_ORDINÆR,
    PERMITTERING_FISKEINDUSTRI,
    EØS,
    ARBEIDSSØKER_ORDINÆR_FERIETILLEGG,
    PERMITTERING_ORDINÆR_FERIETILLEGG,
    PERMITTERING_FISKEINDUSTRI_FERIETILLEGG,
    EØS_FERIETILLEGG,
    ARBEIDSSØKER_ORDINÆR_FERIETILLEGG_AVDØD,
    PERMITTERING_ORDINÆR_FERIETILLEGG_AVDØD,
    PERMITTERING_FISKEINDUSTRI_FERIETILLEGG_AVDØD,
    EØS_FERIETILLEGG_AVDØD;

    private final Stonad stonad;

    DpStonad() {
        this("");
    }

    DpStonad(String klassekode) {
        this.stonad = new Stonad(name(), klassekode);
    }

    Stonad stonad() {
        return stonad;
    }
}
