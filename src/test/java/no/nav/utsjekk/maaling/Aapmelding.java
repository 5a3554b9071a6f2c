package no.nav.utsjekk.maaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A request of AAP as the load generator publishes it. The sak is also its key.
 *
 * @param sakId at most 25 characters
 */
record Aapmelding(String sakId, byte[] innhold) {

    static final String TOPIC = "aap.utbetaling.v1";

    /** Meldeperioder of a year. */
    static final int PERIODER = 26;

    private static final LocalDate FORSTE_MANDAG = LocalDate.parse("2025-01-06");
    private static final int BELOP = 1000;

    /** A new sak with one utbetaling of two weeks. */
    static Aapmelding ny(String sakId) {
        return melding(sakId, "b1", "2026-01-19T10:00:00", utbetaling(sakId, PERIODER - 1, BELOP));
    }

    /** A new sak with a year of meldeperioder, an utbetaling each. */
    static Aapmelding medPerioder(String sakId) {
        return endret(sakId, 0, 0);
    }

    /** The same sak; one meldeperiode has another amount than in any other round. Round 0 is the sak as it was first. */
    static Aapmelding endret(String sakId, int runde, int nr) {
        var endret = nr % PERIODER;
        var utbetalinger = IntStream.range(0, PERIODER)
                .mapToObj(periode -> utbetaling(sakId, periode, BELOP + (periode == endret ? runde : 0)))
                .collect(Collectors.joining(","));
        return melding(sakId, "b" + runde, "2026-01-19T10:%02d:00".formatted(runde), utbetalinger);
    }

    private static Aapmelding melding(String sakId, String behandling, String vedtatt, String utbetalinger) {
        var json =
                """
                {"sakId":"%s","behandlingId":"%s","ident":"12345678910","vedtakstidspunktet":"%s",\
                "saksbehandler":"Z900001","beslutter":"Z900002","utbetalinger":[%s]}"""
                        .formatted(sakId, behandling, vedtatt, utbetalinger);
        return new Aapmelding(sakId, json.getBytes(UTF_8));
    }

    private static String utbetaling(String sakId, int periode, int belop) {
        var fom = FORSTE_MANDAG.plusWeeks(2L * periode);
        return """
                {"id":"%s","fom":"%s","tom":"%s","sats":1200,"utbetaltBeløp":%d}"""
                .formatted(
                        UUID.nameUUIDFromBytes((sakId + "/" + periode).getBytes(UTF_8)), fom, fom.plusDays(13), belop);
    }
}
