package no.nav.utsjekk.utboks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import no.nav.utsjekk.utboks.UtboksRepository.Rad;

/**
 * A row's place in the order that must hold (08 §4, rules 4 and 6): nothing overtakes a row with the same recipient and key,
 * and no status overtakes the final utbetalinger of its melding.
 *
 * @param mottaker topic or queue
 * @param nokkel digest of the record key
 * @param venterPa for a status: the melding whose utbetalinger it must not overtake
 * @param oppholder for a final utbetaling: the melding whose statuses must not overtake it
 */
record Plass(long utboks, String mottaker, Optional<String> nokkel, Optional<Long> venterPa, Optional<Long> oppholder) {

    /** The topics between which order must hold. */
    record Topics(String status, String utbetaling) {}

    static Plass av(Rad rad, Topics topics) {
        var utgaende = rad.utgaende();
        return new Plass(
                rad.id(),
                utgaende.mottaker(),
                utgaende.nokkel().map(Plass::digest),
                utgaende.melding().filter(m -> utgaende.mottaker().equals(topics.status())),
                utgaende.melding().filter(m -> utgaende.mottaker().equals(topics.utbetaling())));
    }

    private static String digest(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
