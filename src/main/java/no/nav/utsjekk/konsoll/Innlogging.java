package no.nav.utsjekk.konsoll;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.nav.utsjekk.konsoll.SesjonRepository.Forsok;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.konsoll.Svar.Videre;

/** Signing in and out (OC-01 to OC-04). */
public final class Innlogging {

    /** The cookie of a session. */
    static final String KAKE = "utsjekk_drift";

    private static final String FORSOKSKAKE = "utsjekk_innlogging";
    private static final Duration FORSOKSTID = Duration.ofMinutes(10);
    /** A session ends before the token that it was begun with (OC-03). */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Utsteder utsteder;
    private final SesjonRepository sesjoner;
    private final Grupper grupper;
    private final boolean kryptert;
    private final Supplier<String> hemmelighet;
    private final Clock clock;

    /**
     * Ids of the groups whose members get in (OPS-46).
     *
     * @param les may look
     * @param handle may look and act
     */
    public record Grupper(String les, String handle) {

        boolean kanHandle(List<String> medlemAv) {
            return !handle.isBlank() && medlemAv.contains(handle);
        }

        boolean kanLese(List<String> medlemAv) {
            return kanHandle(medlemAv) || !les.isBlank() && medlemAv.contains(les);
        }
    }

    /**
     * @param kryptert whether the pages are served over HTTPS: then cookies go over nothing else
     * @param hemmelighet gives a text that nobody can guess
     */
    public Innlogging(
            Utsteder utsteder,
            SesjonRepository sesjoner,
            Grupper grupper,
            boolean kryptert,
            Supplier<String> hemmelighet,
            Clock clock) {
        this.utsteder = utsteder;
        this.sesjoner = sesjoner;
        this.grupper = grupper;
        this.kryptert = kryptert;
        this.hemmelighet = hemmelighet;
        this.clock = clock;
    }

    /** False when nobody can sign in. */
    boolean finnes() {
        return utsteder.finnes();
    }

    /** The session of a cookie. */
    Optional<Sesjon> sesjon(String nokkel) {
        return sesjoner.finn(nokkel);
    }

    /** Sends somebody to the issuer. */
    Svar start(Besok besok) {
        var tilstand = hemmelighet.get();
        var forsok = new Forsok(
                hemmelighet.get(),
                hemmelighet.get(),
                besok.sporsmal("til").filter(Innlogging::erVarSide).orElse("/drift"));
        sesjoner.begynt(tilstand, forsok, clock.instant().plus(FORSOKSTID));
        return new Videre(
                utsteder.adresse(tilstand, forsok.nonce(), forsok.verifikator()),
                Map.of("Set-Cookie", kake(FORSOKSKAKE, tilstand, FORSOKSTID)));
    }

    /** Nobody is sent to another site after signing in. */
    private static boolean erVarSide(String til) {
        return til.matches("/drift([/?].*)?") && !til.startsWith("/drift/api");
    }

    /**
     * Takes in somebody whom the issuer has sent back.
     *
     * @param kaker the header of that name
     */
    Svar ferdig(Besok besok, Optional<String> kaker) {
        var tilstand = besok.sporsmal("state")
                .filter(state -> kake(kaker, FORSOKSKAKE)
                        .filter(egen -> Avtrykk.like(egen, state))
                        .isPresent())
                .orElseThrow(Innlogging::forGammel);
        var forsok = sesjoner.ta(tilstand).orElseThrow(Innlogging::forGammel);
        var kode = besok.sporsmal("code")
                .orElseThrow(() -> new Avvist(403, "Innloggingen ble avbrutt hos utstederen. Prøv igjen."));
        var krav = utsteder.person(kode, forsok.verifikator(), forsok.nonce())
                .orElseThrow(() -> new Avvist(403, "Utstederen sa ikke hvem du er på en måte som holder."));
        var varighet = Duration.between(clock.instant(), utloper(krav).minus(MARGIN));
        var nokkel = hemmelighet.get();
        sesjoner.ny(
                nokkel,
                new Sesjon(operator(krav), hemmelighet.get()),
                clock.instant().plus(varighet));
        return new Videre(forsok.til(), Map.of("Set-Cookie", kake(KAKE, nokkel, varighet)));
    }

    /** Seconds since 1970; a token that holds has it. */
    private static Instant utloper(JWTClaimsSet krav) {
        return Instant.ofEpochSecond(((Number) krav.toJSONObject().get("exp")).longValue());
    }

    private static Avvist forGammel() {
        return new Avvist(403, "Innloggingen er for gammel, eller begynte i en annen nettleser. Prøv igjen.");
    }

    /** Nothing that is missing is made up (OC-01, FM-42). */
    private Operator operator(JWTClaimsSet krav) {
        var grupperHos = grupperHos(krav);
        if (!grupper.kanLese(grupperHos)) {
            throw new Avvist(403, "Du er ikke med i gruppen som har tilgang til driftssidene.");
        }
        return new Operator(
                krav(krav, "NAVident"),
                krav(krav, "name"),
                krav(krav, "preferred_username"),
                grupper.kanHandle(grupperHos));
    }

    private static List<String> grupperHos(JWTClaimsSet krav) {
        try {
            return Optional.ofNullable(krav.getStringListClaim("groups")).orElseGet(List::of);
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static String krav(JWTClaimsSet krav, String navn) {
        return Optional.ofNullable(krav.getClaim(navn))
                .map(Object::toString)
                .map(String::strip)
                .filter(verdi -> !verdi.isEmpty())
                .orElseThrow(
                        () -> new Avvist(403, "Utstederen sier ikke hvem du er: kravet %s mangler.".formatted(navn)));
    }

    /** Ends the session. */
    Svar ut(Besok besok, Optional<String> kaker) {
        besok.krevEgetSkjema();
        kake(kaker, KAKE).ifPresent(sesjoner::slutt);
        return new Videre("/drift/ute", Map.of("Set-Cookie", kake(KAKE, "", Duration.ZERO)));
    }

    Svar ute() {
        return Side.av("ute", Map.of());
    }

    private String kake(String navn, String verdi, Duration varighet) {
        return "%s=%s; Path=/drift; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(navn, verdi, varighet.toSeconds(), kryptert ? "; Secure" : "");
    }

    /** One cookie out of the header. */
    static Optional<String> kake(Optional<String> kaker, String navn) {
        return kaker.flatMap(header -> List.of(header.split(";")).stream()
                .map(String::strip)
                .filter(kake -> kake.startsWith(navn + "="))
                .map(kake -> kake.substring(navn.length() + 1))
                .filter(verdi -> !verdi.isEmpty())
                .findFirst());
    }
}
