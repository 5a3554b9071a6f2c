package no.nav.utsjekk.mottak;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A message of {@code examples/} with one thing changed. */
public final class Endring {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Endring() {}

    public static byte[] eksempel(String navn) {
        return les(Path.of("examples", navn));
    }

    /** The example with raw JSON in the place of a field or item. */
    public static byte[] med(String navn, String peker, String json) {
        return endret(navn, peker, forelder -> {
            var felt = JsonPointer.compile(peker).last();
            if (forelder instanceof ArrayNode liste) {
                liste.remove(felt.getMatchingIndex());
                liste.insertRawValue(felt.getMatchingIndex(), new RawValue(json));
            } else {
                ((ObjectNode) forelder).putRawValue(felt.getMatchingProperty(), new RawValue(json));
            }
        });
    }

    /** The example without a field. */
    public static byte[] uten(String navn, String peker) {
        return endret(navn, peker, forelder -> ((ObjectNode) forelder)
                .remove(JsonPointer.compile(peker).last().getMatchingProperty()));
    }

    private static byte[] endret(String navn, String peker, Consumer<JsonNode> endring) {
        try {
            var rot = MAPPER.readTree(eksempel(navn));
            endring.accept(rot.at(JsonPointer.compile(peker).head()));
            return MAPPER.writeValueAsBytes(rot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] les(Path fil) {
        try {
            return Files.readAllBytes(fil);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
