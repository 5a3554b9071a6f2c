package no.nav.utsjekk.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The paths of the OpenAPI document: what calls are counted by, however many ids there are. */
final class Endepunkter {

    /** For all paths that are none. */
    static final String UKJENT = "ukjent";

    private static final String DOKUMENT = "/schema/openapi.json";

    private final List<Mal> maler;

    private record Mal(String sti, Pattern monster) {}

    private Endepunkter(List<Mal> maler) {
        this.maler = List.copyOf(maler);
    }

    static Endepunkter les() {
        try (var dokument = Endepunkter.class.getResourceAsStream(DOKUMENT)) {
            var maler = new ArrayList<Mal>();
            new ObjectMapper()
                    .readTree(dokument)
                    .get("paths")
                    .fieldNames()
                    .forEachRemaining(
                            sti -> maler.add(new Mal(sti, Pattern.compile(sti.replaceAll("\\{[^/}]+}", "[^/]+")))));
            return new Endepunkter(maler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path with names in the place of ids. */
    String av(String sti) {
        return maler.stream()
                .filter(mal -> mal.monster().matcher(sti).matches())
                .findFirst()
                .map(Mal::sti)
                .orElse(UKJENT);
    }
}
