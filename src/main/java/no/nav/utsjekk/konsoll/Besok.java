package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.auth.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/**
 * What an operator's browser asks for.
 *
 * @param sti the address without what stands behind the question mark
 * @param sporring what stands behind it
 * @param skjema fields of a form; empty for a link
 */
record Besok(
        Optional<Sesjon> sesjon, String sti, Map<String, List<String>> sporring, Map<String, List<String>> skjema) {

    /** Takes it out of an exchange. The body is read as a form, whatever it is called: the door lets nothing else past. */
    static Besok av(Exchange exchange) {
        var message = exchange.getMessage();
        var query = Optional.ofNullable(message.getHeader(Exchange.HTTP_QUERY, String.class))
                .orElse("");
        var body = Optional.ofNullable(message.getBody(byte[].class)).orElseGet(() -> new byte[0]);
        return new Besok(
                Optional.ofNullable(message.getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class))
                        .map(Sesjon::of),
                message.getHeader(Exchange.HTTP_PATH, String.class),
                felt(query),
                felt(new String(body, UTF_8)));
    }

    private static Map<String, List<String>> felt(String kodet) {
        try {
            return Map.copyOf(new QueryStringDecoder(kodet, UTF_8, false).parameters());
        } catch (IllegalArgumentException notEncoded) {
            throw new Avvist(400, "Adressen er ikke til å lese");
        }
    }

    /** Part of the query; nothing when it is empty. */
    Optional<String> sporsmal(String navn) {
        return forste(sporring, navn);
    }

    /** Field of the form; nothing when it is empty. */
    Optional<String> felt(String navn, int maks) {
        return forste(skjema, navn).map(tekst -> {
            if (tekst.length() > maks) {
                throw new Avvist(400, "%s kan ha høyst %d tegn".formatted(navn, maks));
            }
            return tekst;
        });
    }

    private static Optional<String> forste(Map<String, List<String>> felt, String navn) {
        return felt.getOrDefault(navn, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(tekst -> !tekst.isEmpty());
    }

    boolean valgt(String navn) {
        return forste(skjema, navn).isPresent();
    }

    /** The part of the address that is the id of something. */
    long id() {
        return Stream.of(sti.split("/"))
                .filter(del -> del.matches("[0-9]+"))
                .findFirst()
                .map(Besok::tall)
                .orElseThrow(() -> new Avvist(404, "Det er ingenting her"));
    }

    /** Another part of the address, counted from 0. */
    String del(int nr) {
        return sti.substring(1).split("/")[nr];
    }

    static long tall(String tekst) {
        if (!tekst.matches("[0-9]{1,18}")) {
            throw new Avvist(404, "Det er ingenting her");
        }
        return Long.parseLong(tekst);
    }

    Operator operator() {
        return sesjon.orElseThrow().operator();
    }

    /** @throws Avvist when the form is not one of ours */
    void krevEgetSkjema() {
        var egen = sesjon.orElseThrow().csrf();
        if (forste(skjema, "csrf").filter(csrf -> Avtrykk.like(egen, csrf)).isEmpty()) {
            throw new Avvist(403, "Skjemaet er for gammelt. Gå tilbake, last siden på nytt og prøv igjen.");
        }
    }

    /** @throws Avvist when the operator may only look (OPS-46) */
    void krevHandling() {
        if (!operator().kanHandle()) {
            throw new Avvist(403, "Du har lesetilgang. Dette krever gruppen som kan handle.");
        }
    }
}
