package no.nav.utsjekk.osmodell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import no.nav.utsjekk.osmodell.Kjede.Betaling;

/** A chain that still changes. Lookups and changes cost no more than what they touch. */
final class Aktivkjede {

    private final List<String> delytelseIder = new ArrayList<>();
    private final TreeMap<LocalDate, Betaling> etterFom = new TreeMap<>();

    /** A chain that goes on from what it is. */
    static Aktivkjede som(Kjede kjede) {
        var aktiv = new Aktivkjede();
        aktiv.delytelseIder.addAll(kjede.delytelseIder());
        kjede.betalinger().forEach(aktiv::betal);
        return aktiv;
    }

    void betal(Linje linje) {
        delytelseIder.add(linje.delytelseId());
        betal(new Betaling(linje.delytelseId(), linje.fom(), linje.tom(), linje.sats(), linje.typeSats()));
    }

    /** Wipes all from its fom onward, then pays. */
    void betal(Betaling betaling) {
        slettFraOgMed(betaling.fom());
        if (!betaling.tom().isBefore(betaling.fom())) {
            etterFom.put(betaling.fom(), betaling);
        }
    }

    void slettFraOgMed(LocalDate dag) {
        etterFom.tailMap(dag, true).clear();
        var forrige = etterFom.lastEntry();
        if (forrige != null && !forrige.getValue().tom().isBefore(dag)) {
            etterFom.put(forrige.getKey(), forrige.getValue().kuttetFor(dag));
        }
    }

    Kjede somDenEr() {
        return new Kjede(delytelseIder, List.copyOf(etterFom.values()));
    }
}
