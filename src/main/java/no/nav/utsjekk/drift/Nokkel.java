package no.nav.utsjekk.drift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The operators' key: HTTP Basic, user {@code drift}, one password. Without a password nobody has a key. */
public final class Nokkel {

    /** The name that goes with the password. */
    public static final String BRUKER = "drift";

    private static final String SCHEME = "Basic ";

    private final boolean exists;
    private final byte[] expected;

    /** @param password empty closes all doors */
    public Nokkel(String password) {
        this.exists = !password.isBlank();
        this.expected = sha256((BRUKER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** False when all doors are closed for everybody. */
    boolean exists() {
        return exists;
    }

    /** Whether the header is the key. Takes as long whatever is wrong with it. */
    boolean fits(String authorization) {
        return exists && MessageDigest.isEqual(sha256(credentials(authorization)), expected);
    }

    private static byte[] credentials(String authorization) {
        try {
            return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? Base64.getDecoder()
                            .decode(authorization.substring(SCHEME.length()).trim())
                    : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
