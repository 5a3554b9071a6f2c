package no.nav.utsjekk.iverksetting;

import java.util.Optional;

/** The stønader of dagpenger with their klassekoder (21 §2.5). Names are contract values. */
public enum Dagpengestonad {
    DAGPENGER_ARBEIDSSØKER_ORDINÆR("DPORAS", "DPORASFE", "DPORASFE-IOP"),
    DAGPENGER_PERMITTERING_ORDINÆR("DPPEAS", "DPPEASFE1", "DPPEASFE1-IOP"),
    DAGPENGER_PERMITTERING_FISKEINDUSTRI("DPPEFI", "DPPEFIFE1", "DPPEFIFE1-IOP"),
    /** has no ferietillegg for the dead (IV-V7) */
    DAGPENGER_EØS("DPDPASISP1", "DPFEASISP", "");

    private final String uten;
    private final String ordinart;
    private final String avdod;

    Dagpengestonad(String uten, String ordinart, String avdod) {
        this.uten = uten;
        this.ordinart = ordinart;
        this.avdod = avdod;
    }

    /** Holiday supplement. Names are contract values. */
    public enum Ferietillegg {
        ORDINÆR,
        AVDØD
    }

    /** OS's accounting class; empty where there is none. */
    String klassekode(Optional<Ferietillegg> ferietillegg) {
        return ferietillegg
                .map(f -> f == Ferietillegg.ORDINÆR ? ordinart : avdod)
                .orElse(uten);
    }
}
