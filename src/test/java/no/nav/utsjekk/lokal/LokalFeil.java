package no.nav.utsjekk.lokal;

/** Why the local run cannot start or go on, said in one Norwegian sentence to whoever started it. */
public final class LokalFeil extends RuntimeException {

    public LokalFeil(String melding) {
        super(melding);
    }

    public LokalFeil(String melding, Throwable cause) {
        super(melding, cause);
    }
}
