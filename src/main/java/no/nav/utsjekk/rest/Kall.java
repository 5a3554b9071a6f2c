package no.nav.utsjekk.rest;

import io.vertx.ext.auth.User;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.nav.utsjekk.mottak.json.InvalidJson;
import no.nav.utsjekk.mottak.json.JsonDocument;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.tilgang.Token;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/**
 * A call as the routes of the facade get it, behind the door.
 *
 * @param sti path of the call, as it came
 * @param fagsystem header of that name
 * @param nokkel header {@code Transaction-ID}
 * @param innhold body, empty when there is none
 */
public record Kall(Token token, String sti, Optional<String> fagsystem, Optional<String> nokkel, byte[] innhold) {

    /** Takes it out of an exchange. Path parameters are not asked for: headers of the same names would hide them. */
    public static Kall av(Exchange exchange) {
        var message = exchange.getMessage();
        return new Kall(
                token(message),
                message.getHeader(Exchange.HTTP_PATH, String.class),
                Optional.ofNullable(message.getHeader("Fagsystem", String.class)),
                Optional.ofNullable(message.getHeader("Transaction-ID", String.class)),
                Optional.ofNullable(message.getBody(byte[].class)).orElseGet(() -> new byte[0]));
    }

    private static Token token(Message message) {
        return Token.of(message.getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class));
    }

    /** W3C trace context of the call; anything else is not passed on. */
    public static Optional<String> traceparent(Exchange exchange) {
        return Optional.ofNullable(exchange.getMessage().getHeader("traceparent", String.class))
                .filter(trace -> trace.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
    }

    /**
     * Part of the path, counted from 0.
     *
     * @throws Avslag when it is no UUID
     */
    public UUID uuid(int del) {
        var tekst = ledd(del).orElse("");
        try {
            var uuid = UUID.fromString(tekst);
            if (uuid.toString().equalsIgnoreCase(tekst)) { // fromString also takes shorter groups
                return uuid;
            }
        } catch (IllegalArgumentException notUuid) {
            // answered below
        }
        throw new Avslag(400, "Path param må være UUID");
    }

    /**
     * Whoever has OS asked must say who it is (RF-A12).
     *
     * @throws Avslag when it does not
     */
    public static void krevAvsender(Exchange exchange) {
        var token = token(exchange.getMessage());
        if (token.klient().isEmpty() && token.navIdent().isEmpty()) {
            throw new Avslag(401, "Mangler claims", "/async/kom_i_gang/oppsett");
        }
    }

    /** Part of the path, counted from 0; empty when it is shorter. */
    public Optional<String> ledd(int ledd) {
        return Arrays.stream(sti.substring(1).split("/")).skip(ledd).findFirst();
    }

    /**
     * Reads the body (RF-01 to RF-08).
     *
     * @throws Avslag RF-E1 when it cannot be read
     */
    public <T> T les(Function<JsonField, T> leser) {
        return les(leser, Avslag.uleselig());
    }

    /**
     * The same for a body that has an answer of its own.
     *
     * @throws Avslag {@code uleselig} when it cannot be read
     */
    public <T> T les(Function<JsonField, T> leser, Avslag uleselig) {
        try {
            return leser.apply(JsonDocument.read(innhold));
        } catch (InvalidJson e) {
            throw uleselig;
        }
    }

    /**
     * Part of the path, counted from 0, without the escapes of URLs.
     *
     * @throws Avslag when its escapes are none, or hide what no text can hold
     */
    public String del(int del) {
        try {
            var tekst = URLDecoder.decode(sti.substring(1).split("/")[del].replace("+", "%2B"), StandardCharsets.UTF_8);
            if (tekst.indexOf('\0') < 0) {
                return tekst;
            }
        } catch (IllegalArgumentException notEscaped) {
            // answered below
        }
        throw new Avslag(400, "Ugyldig kall");
    }
}
