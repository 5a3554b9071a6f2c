package no.nav.utsjekk.rest.utbetaling;

import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Utbetalinger of the facade that are to go on over Kafka (22 §9).
 *
 * @param fagsystem of the client
 * @param hvem who asks, kept in the log
 */
record Flyttekall(Fagsystem fagsystem, List<Flytting> flyttinger, String hvem) {

    /**
     * One of them.
     *
     * @param ny uid that it has from then on
     */
    record Flytting(UUID uid, UUID ny) {}

    Flyttekall {
        flyttinger = List.copyOf(flyttinger);
    }

    static UUID lesEn(JsonField rot) {
        return rot.required("id").uuid();
    }

    static List<Flytting> lesFlere(JsonField rot) {
        var flyttinger = rot.required("items")
                .list(item -> new Flytting(
                        item.required("uid").uuid(), item.required("id").uuid()));
        if (flyttinger.isEmpty()) {
            throw new Avslag(400, "items kan ikke være tom");
        }
        return flyttinger;
    }
}
