package no.nav.utsjekk.skjema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One thing changed in a message.
 *
 * @param verdi what stands there instead; empty when the field or item is taken out
 */
record Mutasjon(JsonPointer sted, Optional<JsonNode> verdi) {

    /** Escapes what UTF-8 cannot carry: half a surrogate pair must reach the format as such. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Values of every type, at and beyond every border that a type has. */
    private static final List<String> KORTE = List.of(
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[[]]",
            "[{}]",
            "[null]",
            "0",
            "-0",
            "1",
            "-1",
            "4294967295",
            "4294967296",
            "9223372036854775808",
            "1.5",
            "1e-1",
            "\"\"",
            "\" \"",
            "\"1000\"",
            "\"true\"",
            "\"UKJENT\"",
            "\"dagpenger\"",
            "\"Dagpenger\"",
            "\"MND\"",
            "\"mnd\"",
            "\"DAG\"",
            "\"AAP_UNDER_ARBEIDSAVKLARING\"",
            "\"ARBEIDSTRENING\"",
            "\"ARBEIDSTRENING_BARN\"",
            "\"FLYTTING_AAP\"",
            "\"LÆREMIDLER_AAP\"",
            "\"PARYKK\"",
            "\"SKOLEPENGER\"",
            "\"AVVENT_AVREGNING\"",
            "\"\\t\\r\\n\"",
            "\"\\u0000\"",
            "\"\\u001f\"",
            "\"\\u007f\"",
            "\"\\u0085\"",
            "\"\\u2028\"",
            "\"\\ufffd\"",
            "\"\\ufffe\"",
            "\"\\uffff\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud83d\\ude00\"",
            // uuid
            "\"11111111-2222-4333-8444-555555555501\"",
            "\"ABCDEFAB-cdef-4333-8444-555555555501\"",
            "\"1-1-1-1-1\"",
            "\"{11111111-2222-4333-8444-555555555501}\"",
            "\"11111111222243338444555555555501\"",
            "\"urn:uuid:11111111-2222-4333-8444-555555555501\"",
            "\"11111111-2222-4333-8444-55555555550g\"",
            "\"11111111-2222-4333-8444-555555555501\\n\"",
            "\"١1111111-2222-4333-8444-555555555501\"",
            // dates
            "\"2026-01-05\"",
            "\"2026-1-5\"",
            "\"20260105\"",
            "\" 2026-01-05\"",
            "\"2026-01-05\\n\"",
            "\"+2026-01-05\"",
            "\"-2026-01-05\"",
            "\"-026-01-05\"",
            "\"0000-01-01\"",
            "\"0001-01-01\"",
            "\"9999-12-31\"",
            "\"10000-01-01\"",
            "\"2026-00-01\"",
            "\"2026-13-01\"",
            "\"2026-01-00\"",
            "\"2026-01-32\"",
            "\"2026-04-31\"",
            "\"2026-12-31\"",
            "\"2026-02-28\"",
            "\"2026-02-29\"",
            "\"2024-02-29\"",
            "\"2024-02-30\"",
            "\"1900-02-29\"",
            "\"2000-02-29\"",
            "\"0004-02-29\"",
            "\"0100-02-29\"",
            "\"٢٠٢٦-٠١-٠٥\"",
            "[2026,1,5]",
            "[2026,1]",
            "[2026]",
            "[0,1,1]",
            "[1,1,1]",
            "[9999,12,31]",
            "[10000,1,1]",
            "[-1,1,1]",
            "[2026,0,1]",
            "[2026,13,1]",
            "[2026,1,0]",
            "[2026,1,32]",
            "[2026,4,31]",
            "[2026,2,29]",
            "[2024,2,29]",
            "[2024,2,30]",
            "[1900,2,29]",
            "[2000,2,29]",
            "[4,2,29]",
            "[100,2,29]",
            "[2026,\"1\",5]",
            "[2026,1.5,5]",
            "[2026,null,5]",
            "[4294967296,1,1]",
            // times
            "\"2026-01-05T10:00\"",
            "\"2026-01-05T10:00Z\"",
            "\"2026-01-05T10:00ZZ\"",
            "\"2026-01-05T10\"",
            "\"2026-01-05T1:00\"",
            "\"2026-01-05 10:00\"",
            "\"2026-01-05T24:00\"",
            "\"2026-01-05T23:59\"",
            "\"2026-01-05T23:60\"",
            "\"2026-01-05T23:59:59\"",
            "\"2026-01-05T23:59:60\"",
            "\"2026-01-05T23:59:60Z\"",
            "\"2026-01-05T24:00:00Z\"",
            "\"2026-01-05T10:00:00Z\"",
            "\"2026-01-05T10:00:00.5\"",
            "\"2026-01-05T10:00:00.5Z\"",
            "\"2026-01-05T10:00:00.\"",
            "\"2026-01-05T10:00:00.Z\"",
            "\"2026-01-05T10:00:00.123456789Z\"",
            "\"2026-01-05T10:00:00.1234567890Z\"",
            "\"2026-01-05T10:00:00z\"",
            "\"2026-01-05t10:00:00Z\"",
            "\"2026-01-05T10:00:00+01:00\"",
            "\"2026-01-05T10:00:00+00:00\"",
            "\"2026-02-29T10:00:00Z\"",
            "\"9999-12-31T22:59:59Z\"",
            "\"9999-12-31T23:00:00Z\"",
            "\"0000-12-31T23:59:59Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"+12026-01-05T10:00:00Z\"",
            "\"2026-01-05T10:00:00Z\\n\"",
            "1768816800",
            "[2026,1,5,10]",
            "[2026,1,5,24]",
            "[2026,1,5,-1]",
            "[2026,1,5,10,59]",
            "[2026,1,5,10,60]",
            "[2026,1,5,10,0,59]",
            "[2026,1,5,10,0,60]",
            "[2026,1,5,10,0,0,999999999]",
            "[2026,1,5,10,0,0,1000000000]",
            "[2026,1,5,10,0,0,0,0]",
            "[2026,2,30,10]",
            "[2026,1,5,\"10\"]");

    private static final List<String> LANGE =
            List.of("x".repeat(500), "x".repeat(501), "😀".repeat(500), "😀".repeat(501));

    private static final List<JsonNode> VERDIER = Stream.concat(
                    KORTE.stream(), LANGE.stream().map("\"%s\""::formatted))
            .map(Mutasjon::json)
            .toList();

    /** Every field and every item of a message, taken out or replaced by every value; and one that is unknown. */
    static Stream<Mutasjon> alle(JsonNode melding) {
        return Stream.concat(
                steder(JsonPointer.empty(), melding).flatMap(Mutasjon::ved),
                VERDIER.stream().map(verdi -> new Mutasjon(JsonPointer.compile("/ukjent"), Optional.of(verdi))));
    }

    private static Stream<Mutasjon> ved(JsonPointer sted) {
        return Stream.concat(
                Stream.of(new Mutasjon(sted, Optional.empty())),
                VERDIER.stream().map(verdi -> new Mutasjon(sted, Optional.of(verdi))));
    }

    private static Stream<JsonPointer> steder(JsonPointer her, JsonNode node) {
        var under = node.isArray()
                ? IntStream.range(0, node.size()).boxed().flatMap(i -> steder(her.appendIndex(i), node.get(i)))
                : node.properties().stream()
                        .flatMap(felt -> steder(her.appendProperty(felt.getKey()), felt.getValue()));
        return her.matches() ? under : Stream.concat(Stream.of(her), under);
    }

    /** The message with the change. */
    JsonNode av(JsonNode melding) {
        var kopi = melding.deepCopy();
        var forelder = kopi.at(sted.head());
        if (forelder instanceof ArrayNode liste) {
            liste.remove(sted.last().getMatchingIndex());
            verdi.ifPresent(ny -> liste.insert(sted.last().getMatchingIndex(), ny));
        } else {
            var felt = sted.last().getMatchingProperty();
            ((ObjectNode) forelder).remove(felt);
            verdi.ifPresent(ny -> ((ObjectNode) forelder).set(felt, ny));
        }
        return kopi;
    }

    /** The message as it would stand on a topic. */
    static String tekst(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode json(String tekst) {
        try {
            return JSON.readTree(tekst);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(tekst, e);
        }
    }
}
