package no.nav.utsjekk.lokal;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/** The faults that are active now. Several can hit the same oppdrag: twice, late and padded. */
final class Feilliste {

    private final List<Feil> aktive = new ArrayList<>();

    synchronized void leggTil(Feil feil) {
        aktive.add(feil);
        notifyAll();
    }

    synchronized void fjern(Feiltype type) {
        aktive.removeIf(feil -> feil.type() == type);
        notifyAll();
    }

    synchronized void fjernAlle() {
        aktive.clear();
        notifyAll();
    }

    synchronized List<Feil> aktive() {
        return List.copyOf(aktive);
    }

    synchronized boolean stengt() {
        return aktive.stream().anyMatch(feil -> feil.type() == Feiltype.STENGT);
    }

    /** Returns when OS is open, or after a second. */
    synchronized void ventPaApning() throws InterruptedException {
        if (stengt()) {
            wait(1000);
        }
    }

    /** How to answer the oppdrag; uses up one of each fault that hits it. */
    synchronized Svarplan planFor(MottattOppdrag oppdrag) {
        var plan = Svarplan.RETT;
        for (ListIterator<Feil> feilene = aktive.listIterator(); feilene.hasNext(); ) {
            var feil = feilene.next();
            if (feil.treffer(oppdrag)) {
                plan = feil.type().endre(plan, feil);
                if (feil.igjen() == 1) {
                    feilene.remove();
                } else {
                    feilene.set(feil.antall(feil.igjen() - 1));
                }
            }
        }
        return plan;
    }
}
