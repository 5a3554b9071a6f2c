package no.nav.utsjekk.feiltest.bestilling;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * What a melding says of one utbetaling.
 *
 * @param nr of the utbetaling in its sak
 */
record Innhold(int nr, Utbetalingsmal mal, Plan plan) {

    /** For people: the same whatever the sak is called. */
    String navn() {
        return "u" + nr;
    }

    private Krav krav() {
        return new Krav(navn(), mal.fagomrade(), mal.klassekode(), plan);
    }

    /** In pieces of any size and order, as they mean the same (FM-26). */
    List<String> json(Random random) {
        return skriv(plan.stykker(random), random);
    }

    List<String> skriv(List<Bit> stykker, Random random) {
        var stokket = new ArrayList<>(stykker);
        Collections.shuffle(stokket, random);
        return mal.skriv(stokket);
    }

    /** What a request with this asks for; what is not paid is not mentioned by those who speak of the whole sak. */
    static Map<UUID, Krav> krav(List<Innhold> innhold, Produsent produsent) {
        return innhold.stream()
                .filter(i -> !i.plan.erTom() || !produsent.heleSaken())
                .collect(toMap(i -> i.mal.uid(), Innhold::krav, (en, annen) -> en));
    }
}
