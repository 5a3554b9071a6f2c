package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 of a text, as base64url without padding: the form that PKCE asks for. */
final class Avtrykk {

    private Avtrykk() {}

    static String av(String tekst) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(tekst.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether two secrets are the same; takes as long wherever they differ. */
    static boolean like(String en, String annen) {
        return MessageDigest.isEqual(en.getBytes(UTF_8), annen.getBytes(UTF_8));
    }
}
