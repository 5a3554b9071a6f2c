package no.nav.utsjekk.sak;

/** OS's code for a benefit area (01 §5.1). The constant's name is the code, at most 8 characters. */
public enum Fagomrade {
    AAP(Fagsystem.AAP, "AAP"),
    DP(Fagsystem.DAGPENGER, "DAGPENGER"),
    TILTPENG(Fagsystem.TILTAKSPENGER, "TILTAKSPENGER"),
    TILLST(Fagsystem.TILLEGGSSTØNADER, "TILLEGGSSTØNADER"),
    TILLSTPB(Fagsystem.TILLEGGSSTØNADER, "TILLSTPB"),
    TILLSTLM(Fagsystem.TILLEGGSSTØNADER, "TILLSTLM"),
    TILLSTBO(Fagsystem.TILLEGGSSTØNADER, "TILLSTBO"),
    TILLSTDR(Fagsystem.TILLEGGSSTØNADER, "TILLSTDR"),
    TILLSTRS(Fagsystem.TILLEGGSSTØNADER, "TILLSTRS"),
    TILLSTRO(Fagsystem.TILLEGGSSTØNADER, "TILLSTRO"),
    TILLSTRA(Fagsystem.TILLEGGSSTØNADER, "TILLSTRA"),
    TILLSTFL(Fagsystem.TILLEGGSSTØNADER, "TILLSTFL"),
    HELSREF(Fagsystem.HISTORISK, "HISTORISK"),
    TILSOPP(Fagsystem.VALP, "VALP");

    private final Fagsystem fagsystem;
    private final String ytelse;

    Fagomrade(Fagsystem fagsystem, String ytelse) {
        this.fagsystem = fagsystem;
        this.ytelse = ytelse;
    }

    /** The fagsystem whose saker hold this fagområde. */
    public Fagsystem fagsystem() {
        return fagsystem;
    }

    /** The name that statuses and stored utbetalinger use for this fagområde (01 §5.1, first column). */
    public String ytelse() {
        return ytelse;
    }
}
