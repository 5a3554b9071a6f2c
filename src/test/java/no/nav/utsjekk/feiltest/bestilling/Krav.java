package no.nav.utsjekk.feiltest.bestilling;

/**
 * What a request asks of one utbetaling.
 *
 * @param navn short, tells it from others of the sak
 * @param fagomrade OS's code
 * @param plan none: it ends
 */
public record Krav(String navn, String fagomrade, String klassekode, Plan plan) {

    public boolean erOpphor() {
        return plan.erTom();
    }

    /** The same utbetaling, ended. */
    public Krav opphort() {
        return new Krav(navn, fagomrade, klassekode, Plan.ingenting(plan.type()));
    }

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(navn, fagomrade, klassekode, plan);
    }
}
