package no.nav.utsjekk.sporing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a producer's {@code traceparent} says (W3C).
 *
 * @param trace id of the trace, 32 hex digits
 * @param span id of the producer's span, 16 hex digits
 */
record Sporkontekst(String trace, String span) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int SAMPLED = 1;
    private static final int SPAN_BYTES = 8;

    /** Empty when there is none, when it means nothing, and when the producer does not want this trace to be kept. */
    static Optional<Sporkontekst> av(String traceparent) {
        return Optional.ofNullable(traceparent)
                .map(TRACEPARENT::matcher)
                .filter(treff -> treff.matches()
                        && (Integer.parseInt(treff.group(3), 16) & SAMPLED) == SAMPLED
                        && treff.group(1).chars().anyMatch(c -> c != '0')
                        && treff.group(2).chars().anyMatch(c -> c != '0'))
                .map(treff -> new Sporkontekst(treff.group(1), treff.group(2)));
    }

    /**
     * Id of a span of ours in this trace: the same whoever works it out, so that steps that are hours and instances apart have
     * the same parent.
     */
    String egetSpan(String navn) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((trace + span + navn).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SPAN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
