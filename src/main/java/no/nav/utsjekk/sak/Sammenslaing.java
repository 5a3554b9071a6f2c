package no.nav.utsjekk.sak;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;

/**
 * Puts the lines of a request's utbetalinger together to one oppdrag per fagområde (03 §8, D2).
 *
 * @param avvent of the request (FM-52 b)
 */
record Sammenslaing(Sak sak, Optional<Avvent> avvent, LocalDateTime utledet) {

    /** In the order of each fagområde's first changed utbetaling (DER-10, DER-13). */
    List<Oppdrag> oppdrag(List<Utbetalingsendring> endringer) {
        return endringer.stream()
                .collect(groupingBy(e -> e.versjon().fagomrade(), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(e -> oppdrag(e.getKey(), e.getValue()))
                .toList();
    }

    private Oppdrag oppdrag(Fagomrade fagomrade, List<Utbetalingsendring> endringer) {
        var linjer = endringer.stream().flatMap(e -> e.linjer().stream()).toList();
        var versjoner = endringer.stream().map(Utbetalingsendring::versjon).toList();
        var melding = endringer.get(0).melding(); // DER-11
        return new Oppdrag(
                melding.kodeEndring().orElse(sak.kjentHosOs().contains(fagomrade) ? KodeEndring.ENDR : KodeEndring.NY),
                fagomrade,
                melding.sakId(),
                versjoner.get(0).personident(),
                melding.saksbehandler(),
                melding.beslutter(),
                utledet,
                avvent.filter(a -> linjer.stream().anyMatch(Oppdragslinje::erNy)),
                betalendeEnhet(endringer),
                linjer,
                versjoner);
    }

    /** D23: the newest office pays. */
    private static Optional<String> betalendeEnhet(List<Utbetalingsendring> endringer) {
        return endringer.stream()
                .flatMap(e -> e.berort().stream())
                .filter(p -> p.betalendeEnhet().isPresent())
                .max(comparing(Periode::tom))
                .flatMap(Periode::betalendeEnhet);
    }
}
