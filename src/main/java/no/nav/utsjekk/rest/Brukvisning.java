package no.nav.utsjekk.rest;

/** Keeps who has called what, and tells operators, so that the end of the facade can be planned. */
public final class Brukvisning {

    private static final int DAGER = 90;

    private final Bruk bruk;
    private final BrukRepository repository;

    public Brukvisning(Bruk bruk, BrukRepository repository) {
        this.bruk = bruk;
        this.repository = repository;
    }

    /** Puts away what has been counted; what cannot be put away is counted on. Step of the route {@code rest-bruk}. */
    public void skriv() {
        var talt = bruk.tom();
        var lagret = false;
        try {
            repository.add(talt);
            lagret = true;
        } finally {
            if (!lagret) {
                talt.forEach(bruk::tell);
            }
        }
    }

    /** Of the last 90 days. Step of the route {@code drift-rest-bruk}. */
    public Svar vis() {
        return Svar.ok(repository.bruk(DAGER));
    }
}
