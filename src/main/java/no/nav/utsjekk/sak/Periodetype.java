package no.nav.utsjekk.sak;

/** How a beløp is to be read, and OS's code for the same (01 §5.2). Names are contract values. */
public enum Periodetype {
    /** kroner per day, Monday to Friday */
    UKEDAG("DAG"),
    /** kroner per day, Monday to Sunday; never produced, only read from old state (FM-32) */
    DAG("DAG7"),
    /** kroner per month */
    MND("MND"),
    /** kroner once for the whole periode */
    EN_GANG("ENG");

    private final String satstype;

    Periodetype(String satstype) {
        this.satstype = satstype;
    }

    /** OS's code, element {@code typeSats}. */
    public String satstype() {
        return satstype;
    }
}
