package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;

/** Makes bodies out of a schema: right ones, and such that have been spoilt in a few places, or altogether. */
final class Restutull {

    private static final JsonNodeFactory NODER = JsonNodeFactory.instance;

    private final JsonNode dokument;
    private final Random random;

    Restutull(JsonNode dokument, Random random) {
        this.dokument = dokument;
        this.random = random;
    }

    byte[] innhold(JsonNode schema) {
        if (schema.isMissingNode() || random.nextInt(10) == 0) {
            return new byte[0];
        }
        var riktig = lag(schema, 0);
        return switch (random.nextInt(6)) {
            case 0 -> rabyter(riktig);
            case 1, 2, 3 -> odelagt(riktig, 1 + random.nextInt(3)).toString().getBytes(UTF_8);
            default -> riktig.toString().getBytes(UTF_8);
        };
    }

    /** Bytes are changed, or the text is cut. */
    private byte[] rabyter(JsonNode riktig) {
        var bytes = riktig.toString().getBytes(UTF_8);
        if (random.nextBoolean()) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int nr = 0; nr < 3; nr++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private JsonNode lag(JsonNode schema, int dybde) {
        if (schema.has("$ref")) {
            return lag(dokument.at(schema.get("$ref").asText().substring(1)), dybde);
        }
        if (schema.has("allOf")) {
            return random.nextBoolean()
                    ? NODER.nullNode()
                    : lag(schema.get("allOf").get(0), dybde);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> objekt(schema, dybde);
            case "array" -> liste(schema, dybde);
            case "integer" -> NODER.numberNode(1 + random.nextInt(2000));
            case "boolean" -> NODER.booleanNode(random.nextBoolean());
            default -> tekst(schema);
        };
    }

    private JsonNode objekt(JsonNode schema, int dybde) {
        var objekt = NODER.objectNode();
        schema.path("properties").fields().forEachRemaining(felt -> {
            if (random.nextInt(10) > 0) {
                objekt.set(felt.getKey(), lag(felt.getValue(), dybde + 1));
            }
        });
        return objekt;
    }

    private JsonNode liste(JsonNode schema, int dybde) {
        var liste = NODER.arrayNode();
        for (int nr = 0; nr < random.nextInt(4); nr++) {
            liste.add(lag(schema.get("items"), dybde + 1));
        }
        return liste;
    }

    private JsonNode tekst(JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return NODER.textNode("2025-06-%02d".formatted(2 + random.nextInt(4)));
        }
        if (schema.has("pattern")) {
            return NODER.textNode("01418050051");
        }
        return schema.has("example")
                ? schema.get("example")
                : NODER.textNode(
                        List.of("SAK-1", "A100001", "1", "x".repeat(30)).get(random.nextInt(4)));
    }

    /** Something in it is another thing. */
    private JsonNode odelagt(JsonNode riktig, int ganger) {
        var rot = riktig.deepCopy();
        for (int nr = 0; nr < ganger; nr++) {
            var foreldre = rot.findParents(navn(rot));
            if (rot instanceof ObjectNode && !foreldre.isEmpty()) {
                var navn = navn(rot);
                var forelder = (ObjectNode) foreldre.get(random.nextInt(foreldre.size()));
                forelder.set(navn, tull());
            }
        }
        return random.nextInt(20) == 0 ? tull() : rot;
    }

    private String navn(JsonNode rot) {
        var navn = new java.util.ArrayList<String>();
        samle(rot, navn);
        return navn.isEmpty() ? "sakId" : navn.get(random.nextInt(navn.size()));
    }

    private static void samle(JsonNode node, List<String> navn) {
        node.fieldNames().forEachRemaining(navn::add);
        node.forEach(barn -> samle(barn, navn));
    }

    private JsonNode tull() {
        return switch (random.nextInt(14)) {
            case 0 -> NODER.nullNode();
            case 1 -> NODER.numberNode(-1);
            case 2 -> NODER.numberNode(1.5);
            case 3 -> NODER.numberNode(4294967296L);
            case 4 -> NODER.numberNode(new java.math.BigInteger("9".repeat(90)));
            case 5 -> NODER.textNode("");
            case 6 -> NODER.textNode("x".repeat(100_000));
            case 7 -> NODER.textNode("\u0000\ufffe\ud800");
            case 8 -> NODER.textNode("'; drop table melding; -- <b>${jndi:ldap://x}");
            case 9 -> NODER.arrayNode().add(NODER.objectNode());
            case 10 -> NODER.objectNode().put("verdi", "01418050051");
            case 11 -> dyp(60);
            case 12 -> NODER.textNode("9999-12-31");
            default -> new TextNode("2025-02-30");
        };
    }

    private static JsonNode dyp(int dybde) {
        return dybde == 0 ? NODER.nullNode() : NODER.arrayNode().add(dyp(dybde - 1));
    }
}
