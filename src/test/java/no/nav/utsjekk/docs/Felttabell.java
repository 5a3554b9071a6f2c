package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.joining;
import static no.nav.utsjekk.docs.Tabell.kode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.skjema.Skjema;

/** The fields of the objects of a schema, as tables. */
record Felttabell(String navn) {

    /** Types of {@code felles.json}, by what people call them. */
    private static final Map<String, String> TYPER = Map.of(
            "tekst", "tekst",
            "tekstEllerNull", "tekst eller null",
            "betalendeEnhet", "tekst eller null",
            "uuid", "UUID",
            "kroner", "heltall",
            "dato", "dato",
            "datotekst", "dato",
            "tidspunkt", "tidspunkt",
            "tidspunkttekst", "tidspunkt",
            "utcTidspunkt", "tidspunkt i UTC");

    private static final Map<String, String> ENKLE = Map.of(
            "string", "tekst", "integer", "heltall", "boolean", "true eller false", "null", "null", "object", "objekt");

    /** All objects of a message, the message itself first. */
    String alle() {
        var under = Skjema.fil(navn).path("$defs").properties().stream()
                .filter(def -> def.getValue().has("properties"))
                .map(def -> objekt(def.getKey()));
        return Stream.concat(Stream.of(rot()), under).collect(joining("\n\n"));
    }

    /** The message itself. */
    String rot() {
        return tabell(Skjema.fil(navn)).skriv();
    }

    /** One of the objects in it, with a heading. */
    String objekt(String def) {
        return "### Felt i `%s`\n\n%s"
                .formatted(def, tabell(Skjema.fil(navn).at("/$defs/" + def)).skriv());
    }

    private Tabell tabell(JsonNode objekt) {
        var krevde = elementer(objekt.get("required")).map(JsonNode::asText).collect(Collectors.toSet());
        return Tabell.av(
                objekt.get("properties").properties().stream().map(felt -> rad(felt.getKey(), felt.getValue(), krevde)),
                "felt",
                "type",
                erInn() ? "må være med" : "alltid med",
                "hva");
    }

    private boolean erInn() {
        return Skjema.MELDINGER.contains(navn);
    }

    private List<String> rad(String felt, JsonNode skjema, Set<String> krevde) {
        var type = type(skjema);
        var krevd = krevde.contains(felt);
        return List.of(kode(felt), krevd ? type : utenNull(type), krevd ? "ja" : fravaer(type), beskrivelse(skjema));
    }

    /** That a field can be null is told beside it, where it need not be there. */
    private static String utenNull(String type) {
        return type.replaceFirst(", ([^,]+) eller null$", " eller $1").replaceFirst(" eller null$", "");
    }

    /** IN-7. */
    private String fravaer(String type) {
        return type.endsWith("null") || !erInn() ? "nei" : "nei, men ikke null";
    }

    private String type(JsonNode skjema) {
        if (skjema.has("$ref")) {
            return pekt(skjema.get("$ref").asText());
        }
        if (skjema.has("const")) {
            return kode(skjema.get("const").asText());
        }
        if (skjema.has("enum")) {
            return verdier(skjema.get("enum"));
        }
        for (var alternativer : List.of("oneOf", "anyOf")) {
            if (skjema.has(alternativer)) {
                return eller(elementer(skjema.get(alternativer)).map(this::type).distinct());
            }
        }
        if (skjema.path("type").isArray()) {
            return eller(elementer(skjema.get("type")).map(type -> ENKLE.get(type.asText())));
        }
        return skjema.path("type").asText().equals("array")
                ? "liste av " + type(skjema.get("items"))
                : ENKLE.get(skjema.path("type").asText());
    }

    private String pekt(String ref) {
        var def = ref.substring(ref.lastIndexOf('/') + 1);
        if (ref.startsWith("felles.json")) {
            return TYPER.get(def);
        }
        var skjema = Skjema.fil(navn).at(ref.substring(1));
        return skjema.has("enum") ? "én av [stønadene](#stønader)" : "[`%s`](#felt-i-%s)".formatted(def, def);
    }

    private static String verdier(JsonNode liste) {
        return eller(elementer(liste).map(verdi -> verdi.isNull() ? "null" : kode(verdi.asText())));
    }

    private static String eller(Stream<String> ord) {
        var alle = ord.toList();
        var siste = alle.size() - 1;
        return siste == 0 ? alle.get(0) : String.join(", ", alle.subList(0, siste)) + " eller " + alle.get(siste);
    }

    private static String beskrivelse(JsonNode skjema) {
        return Stream.of(
                        Optional.of(skjema.path("description").asText()),
                        alternativer(skjema),
                        standard(skjema),
                        koder(skjema))
                .flatMap(Optional::stream)
                .filter(tekst -> !tekst.isEmpty())
                .collect(joining(" "));
    }

    /** What each of the values means, where the schema says so. */
    private static Optional<String> alternativer(JsonNode skjema) {
        return Optional.of(elementer(skjema.path("oneOf"))
                .map(ett -> kode(ett.path("const").asText()) + ": "
                        + ett.path("description").asText())
                .collect(joining(" ")));
    }

    private static Optional<String> standard(JsonNode skjema) {
        return Optional.of(skjema.path("default"))
                .filter(verdi -> !verdi.isNull() && !(verdi instanceof MissingNode))
                .map(verdi -> "Standard: " + kode(verdi.asText()) + ".");
    }

    private static Optional<String> koder(JsonNode skjema) {
        return Optional.of(elementer(skjema.path("x-regler"))
                        .map(kode -> kode(kode.asText()))
                        .collect(joining(", ")))
                .filter(koder -> !koder.isEmpty())
                .map(koder -> "Kan gi " + koder + ".");
    }

    private static Stream<JsonNode> elementer(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }
}
