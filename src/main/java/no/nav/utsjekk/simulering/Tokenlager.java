package no.nav.utsjekk.simulering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

/** A token that is used again until it is about to expire (SIM-15). Several threads may fetch one at the same time. */
public final class Tokenlager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final String SAML2 = "urn:ietf:params:oauth:token-type:saml2";
    private static final Token INGEN = new Token("", Instant.MIN);

    private record Token(String verdi, Instant brukesTil) {}

    private final Function<JsonNode, String> leser;
    private final Clock clock;
    private volatile Token token = INGEN;

    private Tokenlager(Function<JsonNode, String> leser, Clock clock) {
        this.leser = leser;
        this.clock = clock;
    }

    /** Of the token service's SAML assertions, kept as XML. */
    public static Tokenlager saml(Clock clock) {
        return new Tokenlager(Tokenlager::assertion, clock);
    }

    /** Of client credentials, kept as they are. */
    public static Tokenlager bearer(Clock clock) {
        return new Tokenlager(svar -> tekst(svar, "access_token"), clock);
    }

    /** The token, or an empty text when a new one must be fetched. */
    public String lagret() {
        var naa = token;
        return clock.instant().isBefore(naa.brukesTil()) ? naa.verdi() : "";
    }

    /**
     * Keeps what the token service has answered; gives the token.
     *
     * @throws Ubrukelig when there is no token of the right kind in it
     */
    public String husk(byte[] svar) {
        try {
            var json = JSON.readTree(svar);
            var nytt = new Token(
                    leser.apply(json),
                    clock.instant()
                            .plusSeconds(json.path("expires_in").asLong())
                            .minus(MARGIN));
            token = nytt;
            return nytt.verdi();
        } catch (IOException | IllegalArgumentException e) {
            throw new Ubrukelig();
        }
    }

    /** Throws the token away: OS does not take it any more (SIM-16). */
    public void glem() {
        token = INGEN;
    }

    private static String assertion(JsonNode svar) {
        if (!tekst(svar, "issued_token_type").equals(SAML2)) {
            throw new IllegalArgumentException("no SAML assertion");
        }
        return new String(Base64.getDecoder().decode(tekst(svar, "access_token")), StandardCharsets.UTF_8);
    }

    private static String tekst(JsonNode svar, String felt) {
        var tekst = svar.path(felt).asText();
        if (tekst.isBlank()) {
            throw new IllegalArgumentException(felt + " is missing");
        }
        return tekst;
    }

    /** An answer without a token that can be used. Tells nothing of what was in it. */
    public static final class Ubrukelig extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ubrukelig() {
            super("the token service gave no token of the right kind");
        }
    }
}
