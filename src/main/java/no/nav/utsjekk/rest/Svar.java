package no.nav.utsjekk.rest;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a call.
 *
 * @param hoder of HTTP
 * @param innhold what is written as JSON; empty for an empty body
 */
public record Svar(int status, Map<String, String> hoder, Optional<Object> innhold) {

    public Svar {
        hoder = Map.copyOf(hoder);
    }

    /** 200. */
    public static Svar ok(Object innhold) {
        return new Svar(200, Map.of(), Optional.of(innhold));
    }

    /** With a body that is JSON already. */
    public static Svar json(int status, String json) {
        return new Svar(status, Map.of(), Optional.of(new RawValue(json)));
    }

    /** A refusal that is known when everything else is done. */
    public static Svar avslag(Avslag avslag) {
        return new Svar(avslag.status(), Map.of(), Optional.of(avslag));
    }

    /** With a body that is no JSON. */
    public static Svar tekst(int status, String tekst) {
        return new Svar(status, Map.of(), Optional.of(new Tekst(tekst)));
    }

    /** A body that is written as it is, as plain text. */
    record Tekst(String tekst) {}

    /** With an empty body. */
    public static Svar tomt(int status) {
        return new Svar(status, Map.of(), Optional.empty());
    }

    /** 201 with the address of what has been made. */
    public static Svar opprettet(String adresse) {
        return new Svar(201, Map.of("Location", adresse), Optional.empty());
    }
}
