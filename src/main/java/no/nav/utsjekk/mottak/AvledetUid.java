package no.nav.utsjekk.mottak;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;

/** The uid of an utbetaling whose producer gives none (UID-1). */
public final class AvledetUid {

    private AvledetUid() {}

    /**
     * Gives the same uid as all years before (UID-3).
     *
     * <p>Holds no more than 32 bits, so different input can give the same uid (FM-24).
     *
     * @param meldeperiode free text
     */
    public static UUID av(Fagsystem fagsystem, String sakId, String meldeperiode, Stonad stonad) {
        long hash = (fagsystem.name() + sakId + meldeperiode + stonad.klassekode()).hashCode();
        var digest = ByteBuffer.wrap(
                sha256().digest(ByteBuffer.allocate(Long.BYTES).putLong(hash).array()));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
