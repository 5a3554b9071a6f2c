package no.nav.utsjekk.feiltest.bestilling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Which utbetaling is meant. Written down once more, from 02 §4, so that the product is not its own judge. */
final class Uid {

    private Uid() {}

    /** A producer's own choice. */
    static UUID valgt(String sakId, Object utbetaling) {
        return UUID.nameUUIDFromBytes((sakId + "/" + utbetaling).getBytes(UTF_8));
    }

    /** UID-1. */
    static UUID avledet(String fagsystem, String sakId, String meldeperiode, String klassekode) {
        long hash = (fagsystem + sakId + meldeperiode + klassekode).hashCode();
        try {
            var sum = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(8).putLong(hash).array());
            var forste = ByteBuffer.wrap(sum);
            return new UUID(forste.getLong(), forste.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
