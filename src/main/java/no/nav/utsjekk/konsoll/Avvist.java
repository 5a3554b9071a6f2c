package no.nav.utsjekk.konsoll;

/** A request for a page that is not answered with the page. The text is Norwegian and for the operator. */
final class Avvist extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status as over HTTP */
    Avvist(int status, String tekst) {
        super(tekst);
        this.status = status;
    }

    int status() {
        return status;
    }
}
