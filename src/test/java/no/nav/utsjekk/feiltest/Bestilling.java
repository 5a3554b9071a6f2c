package no.nav.utsjekk.feiltest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A request as a producer publishes it, and what must come of it.
 *
 * @param behandlingId no other request has it, so that an oppdrag tells whose it is
 * @param partisjon all requests of a sak have the same, so that their order is known
 * @param betaler by uid, what the sak is to pay from then on, if the request is accepted; see {@link Betalinger}
 */
public record Bestilling(
        String nokkel,
        Produsent produsent,
        int partisjon,
        String sakId,
        String behandlingId,
        String json,
        Art art,
        Map<UUID, SortedSet<String>> betaler) {

    private static final LocalDate DAG = LocalDate.of(2026, 1, 5);

    /**
     * AAP for one day, on partition 0.
     *
     * @param belop 0 ends what the sak has been paid
     */
    public static Bestilling aap(String sakId, String nokkel, long belop) {
        var uid = UUID.nameUUIDFromBytes(sakId.getBytes(UTF_8));
        var dag = "{\"id\":\"%s\",\"fom\":\"%s\",\"tom\":\"%2$s\",\"sats\":1200,\"utbetaltBeløp\":%d}"
                .formatted(uid, DAG, belop);
        var json =
                """
                {"sakId":"%s","behandlingId":"%s","ident":"12345678910","vedtakstidspunktet":"2026-01-19T10:00:00",
                 "utbetalinger":[%s]}"""
                        .formatted(sakId, nokkel, dag);
        Map<UUID, SortedSet<String>> betaler =
                belop == 0 ? Map.of() : Map.of(uid, new TreeSet<>(Set.of(Betalinger.dag(DAG, belop))));
        return new Bestilling(nokkel, Produsent.AAP, 0, sakId, nokkel, json, Art.GYLDIG, betaler);
    }

    /** What must become of it. */
    public enum Art {
        /** OK, unless OS refuses */
        GYLDIG,
        /** breaks a rule: FEILET */
        UGYLDIG,
        /** no melding at all: FEILET */
        ULESELIG
    }

    /** Who asks. */
    public enum Produsent {
        AAP("aap.utbetaling.v1"),
        DP("teamdagpenger.utbetaling.v1");

        public final String topic;

        Produsent(String topic) {
            this.topic = topic;
        }
    }
}
