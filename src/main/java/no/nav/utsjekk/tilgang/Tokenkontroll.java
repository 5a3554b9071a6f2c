package no.nav.utsjekk.tilgang;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells tokens that hold from those that do not: signed by the issuer with RS256, for us, and in their time (RF-A2 to RF-A4).
 * Whatever is wrong with a token, the answer is only that it does not hold. May block while keys are fetched.
 */
public final class Tokenkontroll {

    private static final String BEARER = "Bearer ";
    private static final Duration SLINGRING = Duration.ofSeconds(30);

    private final DefaultJWTProcessor<SecurityContext> prosessor = new DefaultJWTProcessor<>();
    private final String utsteder;
    private final String mottaker;
    private final Clock clock;

    /**
     * @param utsteder the one issuer; empty when there is none: then no token holds
     * @param mottaker our own client id, which a token must be for; the same
     */
    public Tokenkontroll(String utsteder, String mottaker, JWKSource<SecurityContext> nokler, Clock clock) {
        this.utsteder = utsteder;
        this.mottaker = mottaker;
        this.clock = clock;
        // named beforehand: what the token says of its algorithm decides nothing
        prosessor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, nokler));
        prosessor.setJWTClaimsSetVerifier((claims, context) -> kontroller(claims));
    }

    /** @param authorization the header of that name */
    public Optional<Token> les(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .filter(header -> !utsteder.isBlank() && !mottaker.isBlank())
                .flatMap(header -> token(header.substring(BEARER.length()).strip()));
    }

    private Optional<Token> token(String jwt) {
        try {
            return Optional.of(token(prosessor.process(jwt, null)));
        } catch (ParseException | BadJOSEException | JOSEException holderIkke) {
            return Optional.empty();
        }
    }

    /** All that a token says that holds, such as one that tells who has signed in. */
    public Optional<JWTClaimsSet> krav(String jwt) {
        if (utsteder.isBlank() || mottaker.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(prosessor.process(jwt, null));
        } catch (ParseException | BadJOSEException | JOSEException holderIkke) {
            return Optional.empty();
        }
    }

    private static Token token(JWTClaimsSet claims) throws ParseException {
        return new Token(
                Optional.ofNullable(claims.getStringClaim("azp_name")),
                Optional.ofNullable(claims.getStringClaim("NAVident")),
                Optional.ofNullable(claims.getStringListClaim("groups"))
                        .map(Set::copyOf)
                        .orElseGet(Set::of));
    }

    private void kontroller(JWTClaimsSet claims) throws BadJWTException {
        krev(utsteder.equals(claims.getIssuer()), "iss");
        krev(Optional.ofNullable(claims.getAudience()).orElseGet(List::of).contains(mottaker), "aud");
        var na = clock.instant();
        var exp = tid(claims, "exp");
        krev(exp.filter(tid -> na.isBefore(tid.plus(SLINGRING))).isPresent(), "exp");
        krev(tid(claims, "nbf").filter(tid -> na.isBefore(tid.minus(SLINGRING))).isEmpty(), "nbf");
        krev(tid(claims, "iat").filter(tid -> tid.isAfter(exp.get())).isEmpty(), "iat");
    }

    /** Seconds since 1970. */
    private static Optional<Instant> tid(JWTClaimsSet claims, String navn) {
        return Optional.ofNullable((Number) claims.toJSONObject().get(navn))
                .map(sekunder -> Instant.ofEpochSecond(sekunder.longValue()));
    }

    private static void krev(boolean holder, String claim) throws BadJWTException {
        if (!holder) {
            throw new BadJWTException(claim);
        }
    }
}
