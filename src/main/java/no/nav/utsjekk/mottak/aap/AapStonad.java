package no.nav.utsjekk.mottak.aap;

import no.nav.utsjekk.sak.Stonad;

/** The stønad of arbeidsavklaringspenger with its klassekode (02 §9.1). Names are contract values. */
enum AapStonad {
    AAP_UNDER_ARBEIDSAVKLARING("AAPOR");

    private final Stonad stonad;

    AapStonad(String klassekode) {
        this.stonad = new Stonad(name(), klassekode);
    }

    Stonad stonad() {
        return stonad;
    }
}
