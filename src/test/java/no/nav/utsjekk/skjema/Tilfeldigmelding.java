package no.nav.utsjekk.skjema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes random messages out of what a schema says: every field that may be absent or null sometimes is. */
final class Tilfeldigmelding {

    private static final JsonNodeFactory NODER = JsonNodeFactory.instance;
    private static final long DAY_NANOS = LocalTime.MAX.toNanoOfDay();

    /** What is said of a value with a pattern, one of each form. */
    private static final Map<String, Arbitrary<JsonNode>> TYPER = Map.of(
            "tekst", tekster(),
            "uuid", Arbitraries.create(UUID::randomUUID).map(uuid -> NODER.textNode(uuid.toString())),
            "kroner", Arbitraries.longs().between(0, 4294967295L).map(NODER::numberNode),
            "datotekst", datoer().map(dato -> NODER.textNode(dato.toString())),
            "datoliste", datoer().map(dato -> liste(dato, List.of())),
            "tidspunkttekst",
                    Arbitraries.oneOf(tidspunkter(), tidspunkter().map(tid -> tid + "Z"))
                            .map(NODER::textNode),
            "tidspunktliste", tidspunktlister(),
            "utcTidspunkt", tidspunkter().map(tid -> NODER.textNode(tid + (tid.length() == 16 ? ":00Z" : "Z"))));

    private Tilfeldigmelding() {}

    /** @param navn of a schema */
    static Arbitrary<JsonNode> av(String navn) {
        return av(navn, Skjema.fil(navn));
    }

    private static Arbitrary<JsonNode> av(String fil, JsonNode skjema) {
        if (skjema.has("$ref")) {
            return pekt(fil, skjema.get("$ref").asText());
        }
        for (var alternativer : List.of("anyOf", "oneOf")) {
            if (skjema.has(alternativer)) {
                return Arbitraries.of(elementer(skjema.get(alternativer))).flatMap(alternativ -> av(fil, alternativ));
            }
        }
        if (skjema.has("const")) {
            return Arbitraries.just(skjema.get("const"));
        }
        if (skjema.has("enum")) {
            return Arbitraries.of(elementer(skjema.get("enum")));
        }
        return switch (skjema.path("type").asText()) {
            case "object" -> objekt(fil, skjema);
            case "array" -> av(fil, skjema.get("items")).list().ofMaxSize(3).map(Tilfeldigmelding::liste);
            case "boolean" -> Arbitraries.of(true, false).map(NODER::booleanNode);
            case "null" -> Arbitraries.just(NODER.nullNode());
            default -> throw new IllegalArgumentException("nothing is known of " + skjema);
        };
    }

    private static Arbitrary<JsonNode> pekt(String fil, String ref) {
        var deler = ref.split("#");
        var navn = deler[0].isEmpty() ? fil : deler[0].replace(".json", "");
        var type = deler[1].substring("/$defs/".length());
        return navn.equals("felles") && TYPER.containsKey(type)
                ? TYPER.get(type)
                : av(navn, Skjema.fil(navn).at(deler[1]));
    }

    private static Arbitrary<JsonNode> objekt(String fil, JsonNode skjema) {
        var krevde =
                elementer(skjema.get("required")).stream().map(JsonNode::asText).toList();
        var navn = new ArrayList<String>();
        var verdier = new ArrayList<Arbitrary<Optional<JsonNode>>>();
        skjema.get("properties").fields().forEachRemaining(felt -> {
            var verdi = av(fil, felt.getValue()).map(Optional::of);
            navn.add(felt.getKey());
            verdier.add(
                    krevde.contains(felt.getKey())
                            ? verdi
                            : Arbitraries.oneOf(verdi, Arbitraries.just(Optional.empty())));
        });
        return Combinators.combine(verdier).as(valgte -> objekt(navn, valgte));
    }

    private static JsonNode objekt(List<String> navn, List<Optional<JsonNode>> verdier) {
        ObjectNode objekt = NODER.objectNode();
        for (int i = 0; i < navn.size(); i++) {
            var felt = navn.get(i);
            verdier.get(i).ifPresent(verdi -> objekt.set(felt, verdi));
        }
        return objekt;
    }

    private static Arbitrary<JsonNode> tekster() {
        return Arbitraries.oneOf(
                        Arbitraries.of("SAK-1", "", " ", "æøå 😀", "tabulator\tog\r\nlinjer", "x".repeat(500)),
                        Arbitraries.strings().withCharRange(' ', 'ÿ').ofMaxLength(40))
                .map(NODER::textNode);
    }

    private static Arbitrary<LocalDate> datoer() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(
                                LocalDate.of(1, 1, 1).toEpochDay(),
                                LocalDate.of(9999, 12, 30).toEpochDay())
                        .map(LocalDate::ofEpochDay),
                Arbitraries.of(LocalDate.of(2024, 2, 29), LocalDate.of(2000, 2, 29), LocalDate.of(1, 1, 1)));
    }

    private static Arbitrary<String> tidspunkter() {
        return tider().map(LocalDateTime::toString);
    }

    private static Arbitrary<LocalDateTime> tider() {
        return Combinators.combine(
                        datoer(),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, DAY_NANOS),
                                Arbitraries.of(0L, LocalTime.of(10, 0).toNanoOfDay(), DAY_NANOS)))
                .as((dato, nanos) -> dato.atTime(LocalTime.ofNanoOfDay(nanos)));
    }

    private static Arbitrary<JsonNode> tidspunktlister() {
        return Combinators.combine(tider(), Arbitraries.integers().between(0, 4))
                .as((tid, antall) -> liste(
                        tid.toLocalDate(),
                        Stream.of(tid.getHour(), tid.getMinute(), tid.getSecond(), tid.getNano())
                                .limit(antall)
                                .toList()));
    }

    private static JsonNode liste(LocalDate dato, List<Integer> resten) {
        ArrayNode liste =
                NODER.arrayNode().add(dato.getYear()).add(dato.getMonthValue()).add(dato.getDayOfMonth());
        resten.forEach(liste::add);
        return liste;
    }

    private static JsonNode liste(List<JsonNode> elementer) {
        return NODER.arrayNode().addAll(elementer);
    }

    private static List<JsonNode> elementer(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false).collect(Collectors.toList());
    }
}
