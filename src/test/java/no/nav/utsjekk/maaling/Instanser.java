package no.nav.utsjekk.maaling;

import java.util.Map;

/** A burst of new saker with one instance of the product, with two, with three. */
final class Instanser {

    private final Oppstilling oppstilling;

    Instanser(Oppstilling oppstilling) {
        this.oppstilling = oppstilling;
    }

    /** Leaves one instance running, as it was. */
    void maal(String scenario, Rapport rapport) throws Exception {
        for (int antall = 1; antall <= oppstilling.valg().instanser(); antall++) {
            if (antall > 1) {
                oppstilling.startInstans();
                oppstilling.varmOpp(); // the partitions are shared anew
            }
            var under = Map.of("instanser", (long) antall);
            new Utbrudd(oppstilling)
                    .nye(scenario).stream().map(figur -> figur.under(under)).forEach(rapport::leggTil);
            new Enkeltvis(oppstilling)
                    .maal(scenario).stream().map(figur -> figur.under(under)).forEach(rapport::leggTil);
        }
        for (int antall = oppstilling.valg().instanser(); antall > 1; antall--) {
            oppstilling.stoppInstans();
        }
    }
}
