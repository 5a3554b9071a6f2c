package no.nav.utsjekk.iverksetting;

/** The stønader of tilleggsstønader with their klassekoder (21 §2.5). Names are contract values. */
public enum Tilleggsstonad {
    TILSYN_BARN_ENSLIG_FORSØRGER("TSTBASISP2-OP"),
    TILSYN_BARN_AAP("TSTBASISP4-OP"),
    TILSYN_BARN_ETTERLATTE("TSTBASISP5-OP"),
    LÆREMIDLER_ENSLIG_FORSØRGER("TSLMASISP2-OP"),
    LÆREMIDLER_AAP("TSLMASISP3-OP"),
    LÆREMIDLER_ETTERLATTE("TSLMASISP4-OP"),
    BOUTGIFTER_AAP("TSBUASIA-OP"),
    BOUTGIFTER_ENSLIG_FORSØRGER("TSBUAISP2-OP"),
    BOUTGIFTER_ETTERLATTE("TSBUAISP3-O");

    private final String klassekode;

    Tilleggsstonad(String klassekode) {
        this.klassekode = klassekode;
    }

    /** OS's accounting class. */
    public String klassekode() {
        return klassekode;
    }
}
