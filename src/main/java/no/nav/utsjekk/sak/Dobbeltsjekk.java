package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds new lines that pay what another utbetaling of the sak pays too once the melding is accepted (D10, FM-46). */
final class Dobbeltsjekk {

    private Dobbeltsjekk() {}

    /** Each pair of equal payments once, in line order. */
    static List<Dobbeltmistanke> finn(Sak sak, List<Utbetalingsendring> endringer) {
        var betalere = betalere(sak, endringer);
        var mistanker = new LinkedHashSet<Dobbeltmistanke>();
        for (var endring : endringer) {
            var versjon = endring.versjon();
            for (var linje : endring.linjer()) {
                if (!linje.erNy()) {
                    continue;
                }
                for (var annen : betalere.get(Betaling.av(versjon, linje.fom(), linje.tom(), linje.sats()))) {
                    if (!annen.equals(linje.uid()) && !mistanker.contains(mistanke(annen, linje.uid(), linje))) {
                        mistanker.add(mistanke(linje.uid(), annen, linje));
                    }
                }
            }
        }
        return List.copyOf(mistanker);
    }

    /** Which utbetalinger pay what, after the melding. */
    private static Map<Betaling, List<UUID>> betalere(Sak sak, List<Utbetalingsendring> endringer) {
        var etter = new LinkedHashMap<UUID, Utbetaling>();
        sak.utbetalinger().forEach(u -> etter.put(u.uid(), u));
        endringer.forEach(e -> etter.put(e.versjon().uid(), e.versjon()));

        var betalere = new HashMap<Betaling, List<UUID>>();
        for (var u : etter.values()) {
            if (u.handling() != Handling.DELETE) {
                u.perioder().forEach(p -> betalere.computeIfAbsent(
                                Betaling.av(u, p.fom(), p.tom(), p.belop()), ny -> new ArrayList<>())
                        .add(u.uid()));
            }
        }
        return betalere;
    }

    private static Dobbeltmistanke mistanke(UUID uid, UUID annenUid, Oppdragslinje linje) {
        return new Dobbeltmistanke(uid, annenUid, linje.klassekode(), linje.fom(), linje.tom(), linje.sats());
    }

    private record Betaling(
            Fagomrade fagomrade, String klassekode, LocalDate fom, LocalDate tom, long belop, Periodetype periodetype) {

        static Betaling av(Utbetaling u, LocalDate fom, LocalDate tom, long belop) {
            return new Betaling(u.fagomrade(), u.stonad().klassekode(), fom, tom, belop, u.periodetype());
        }
    }
}
