package no.nav.utsjekk.mottak.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads one JSON object from UTF-8 bytes, strictly (IN-5). */
public final class JsonDocument {

    /** Far above what any format needs: they guard the process against a document that is made to hurt. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(100)
            .build();

    // names come from outside, so they must not fill the JVM's table of interned strings
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * A name that occurs twice is refused: readers differ in which one they believe, and a payment must mean the same to
     * all of them.
     */
    private static final ObjectReader READER = new ObjectMapper(FACTORY)
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonDocument() {}

    /**
     * The document's root, an object.
     *
     * @throws InvalidJson when the bytes are not UTF-8, not JSON, not an object, or followed by something more
     */
    public static JsonField read(byte[] bytes) {
        return JsonField.root(root(bytes));
    }

    /**
     * The document with a field of its root set.
     *
     * @throws InvalidJson as {@link #read}
     */
    public static byte[] with(byte[] bytes, String name, boolean value) {
        var root = (ObjectNode) root(bytes);
        return root.put(name, value).toString().getBytes(UTF_8);
    }

    private static JsonNode root(byte[] bytes) {
        try {
            // Jackson itself would guess among UTF-8, 16 and 32 and let some invalid sequences pass
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var root = READER.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException notJson) {
            // the parser's own message quotes the document
        }
        throw new InvalidJson("not a JSON object", Optional.empty());
    }

    /** True when a field of the root says true, even if what comes after it cannot be read; never throws. */
    public static boolean says(byte[] bytes, String name) {
        try (var parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                var value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_TRUE;
                }
                parser.skipChildren();
            }
        } catch (IOException broken) {
            // broken before the field
        }
        return false;
    }
}
