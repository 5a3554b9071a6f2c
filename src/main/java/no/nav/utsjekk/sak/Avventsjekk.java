package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What OS has been told to hold back. Finds an avvent that OS would refuse, and the payment with it, because another one
 * holds back some of the same days (FM-52 c). Which of the two is meant only people know: letting go of the first one could pay out what shall be held.
 */
final class Avventsjekk {

    private Avventsjekk() {}

    /**
     * Whether OS has been told of exactly this avvent, and of no other in its place since (FM-52 a). What was sent before a
     * take-over only the versions tell.
     */
    static boolean erSendt(Sak sak, Avvent avvent) {
        var sendte = sak.avventHosOs().values().stream().flatMap(List::stream).toList();
        return Optional.ofNullable(gjeldende(sendte).get(avvent.fom()))
                .map(avvent::equals)
                .orElseGet(() -> sak.utbetalinger().stream()
                        .anyMatch(u -> u.avvent().filter(avvent::equals).isPresent()));
    }

    /** @param idag Norwegian date of the derivation */
    static Optional<Utfall.Avvist> overlapp(Sak sak, List<Oppdrag> oppdrag, LocalDate idag) {
        return oppdrag.stream()
                .flatMap(o -> o.avvent().flatMap(ny -> overlappet(sak, o.fagomrade(), ny, idag)).stream())
                .findFirst();
    }

    private static Optional<Utfall.Avvist> overlappet(Sak sak, Fagomrade fagomrade, Avvent ny, LocalDate idag) {
        return gjeldende(sak.avventHosOs().getOrDefault(fagomrade, List.of())).values().stream()
                .filter(aktiv -> !aktiv.feilregistrering() && aktiv.holderFortsatt(idag))
                .filter(ny::kolliderer)
                .findFirst()
                .map(aktiv -> Regel.OVERLAPPENDE_AVVENT.avvist(
                        ny.fom(), aktiv.fom(), aktiv.tom(), aktiv.overfores().orElseThrow()));
    }

    /** An avvent replaces the one before it with the same fom, as one that cancels it does. */
    private static Map<LocalDate, Avvent> gjeldende(List<Avvent> sendte) {
        var gjeldende = new LinkedHashMap<LocalDate, Avvent>();
        sendte.forEach(avvent -> gjeldende.put(avvent.fom(), avvent));
        return gjeldende;
    }
}
