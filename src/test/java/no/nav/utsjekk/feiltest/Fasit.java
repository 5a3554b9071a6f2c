package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;
import no.nav.utsjekk.feiltest.bestilling.Krav;

/**
 * What a sak must be: the newest of what was asked of each utbetaling and accepted by OS. Knows the rules of 02 §8 and 03,
 * nothing of the product.
 */
final class Fasit {

    private static final int UGYLDIG = 400;
    private static final int FINNES_IKKE = 404;
    private static final int INGEN_REELL_ENDRING = 409;

    private final Map<UUID, Krav> gjeldende = new LinkedHashMap<>();

    /** By uid, ended ones included. */
    Map<UUID, Krav> gjeldende() {
        return Map.copyOf(gjeldende);
    }

    /** What must become of the sak's next request. */
    Forventning forventer(Bestilling bestilling) {
        if (bestilling.art() != Art.GYLDIG) {
            return new Forventning.Avvist(bestilling.art() == Art.HINDRET ? Set.of() : Set.of(UGYLDIG));
        }
        var brudd = bestilling.krav().entrySet().stream()
                .flatMap(k -> brudd(Optional.ofNullable(gjeldende.get(k.getKey())), k.getValue()).stream())
                .collect(toSet());
        if (!brudd.isEmpty()) {
            return new Forventning.Avvist(brudd);
        }
        var fagomrader =
                endringer(bestilling).values().stream().map(Krav::fagomrade).collect(toSet());
        return fagomrader.isEmpty() ? new Forventning.Uendret() : new Forventning.Sendt(fagomrader);
    }

    /** OS has accepted the request's oppdrag in these fagområder. */
    void godta(Bestilling bestilling, Set<String> fagomrader) {
        endringer(bestilling).forEach((uid, krav) -> {
            if (fagomrader.contains(krav.fagomrade())) {
                gjeldende.put(uid, krav);
            }
        });
    }

    /** VAL-13, VAL-17. */
    private static Optional<Integer> brudd(Optional<Krav> naa, Krav krav) {
        if (krav.erOpphor()) {
            return naa.isEmpty() ? Optional.of(FINNES_IKKE) : Optional.empty();
        }
        return naa.filter(n -> erUlike(n, krav)
                        && n.plan().perioderUtenEnhet().equals(krav.plan().perioderUtenEnhet()))
                .map(n -> INGEN_REELL_ENDRING);
    }

    /** What the sak is to become, where that is something else than what it is (CHG-1, CHG-4). */
    private Map<UUID, Krav> endringer(Bestilling bestilling) {
        var onsket = new HashMap<UUID, Krav>();
        if (bestilling.sak().produsent().heleSaken()) {
            gjeldende.forEach((uid, krav) -> onsket.put(uid, krav.opphort()));
        }
        bestilling
                .krav()
                .forEach((uid, krav) -> onsket.put(
                        uid,
                        krav.erOpphor() && gjeldende.containsKey(uid)
                                ? gjeldende.get(uid).opphort()
                                : krav));
        onsket.entrySet()
                .removeIf(o -> gjeldende.containsKey(o.getKey()) && !erUlike(gjeldende.get(o.getKey()), o.getValue()));
        return onsket;
    }

    private static boolean erUlike(Krav en, Krav annen) {
        return !en.plan().perioder().equals(annen.plan().perioder());
    }
}
