package no.nav.utsjekk.avstemming;

import java.util.ArrayList;
import java.util.List;
import no.nav.utsjekk.sak.Fagomrade;

/** Counts the oppdrag of a fagområde as they are read; keeps of each only what its messages need. */
final class Opptelling {

    private final List<Long> oppdrag = new ArrayList<>();
    private final List<Detalj> detaljer = new ArrayList<>();
    private Grunnlag grunnlag = Grunnlag.TOMT;

    void tell(AvstemtOppdrag neste) {
        oppdrag.add(neste.id());
        neste.detalj().ifPresent(detaljer::add);
        grunnlag = grunnlag.pluss(neste.gruppe(), new Sum(1, neste.belop()));
    }

    boolean erTom() {
        return oppdrag.isEmpty();
    }

    Fagomradeavstemming resultat(Fagomrade fagomrade, Avstemmingsperiode periode, String avstemmingId) {
        var hode = new Aksjonshode(fagomrade, periode, avstemmingId);
        return new Fagomradeavstemming(
                fagomrade, avstemmingId, grunnlag, oppdrag, AvstemmingXml.meldinger(hode, grunnlag, detaljer));
    }
}
