package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static no.nav.utsjekk.docs.Tabell.kode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.skjema.Asyncapi;
import no.nav.utsjekk.skjema.Regelbok;
import no.nav.utsjekk.skjema.Skjema;

/**
 * A page for producers: what people have written, and between marks what is drawn from the schemas, the formats, the rules
 * and asyncapi.yaml.
 *
 * @param navn short name of the fagsystem, or README
 */
record Produsentside(String navn) {

    static final Path MAPPE = Path.of("docs/produsenter");

    private static final Pattern FELT =
            Pattern.compile("(<!-- generert: (\\w+) -->\n).*?(<!-- slutt -->)", Pattern.DOTALL);
    private static final String SKJEMA = "../../src/main/resources/schema/json/";
    private static final Asyncapi ASYNCAPI = Asyncapi.dokument();
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    static List<String> alle() {
        return Stream.concat(Stream.of("README"), Skjema.MELDINGER.stream()).toList();
    }

    Path fil() {
        return MAPPE.resolve(navn + ".md");
    }

    String les() {
        try {
            return Files.readString(fil());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as it ought to be. */
    String skriv() {
        return FELT.matcher(les())
                .replaceAll(felt -> Matcher.quoteReplacement(
                        felt.group(1) + "\n" + innhold(felt.group(2)) + "\n\n" + felt.group(3)));
    }

    private String innhold(String felt) {
        return switch (felt) {
            case "fagsystemer" -> fagsystemer();
            case "statuser" -> statuser();
            case "statusfelt" -> statusfelt();
            case "feilfelt" -> new Felttabell("status").objekt("feil") + "\n\n" + json(feileksempel());
            case "koder" -> koder();
            case "simulering" -> simulering();
            case "typer" -> typer();
            case "innledning" -> innledning();
            case "eksempel" -> eksempel();
            case "lest" -> new Lesning(navn).eksempelet();
            case "felt" -> new Felttabell(navn).alle();
            case "stonader" -> new Lesning(navn).stonader();
            default -> throw new IllegalArgumentException(felt);
        };
    }

    private static String statusfelt() {
        var status = new Felttabell("status");
        return Stream.of(
                        status.rot(),
                        status.objekt("detaljer"),
                        status.objekt("linje"),
                        json(Skjema.fil("status").get("examples").get(0)))
                .collect(joining("\n\n"));
    }

    private static String fagsystemer() {
        return Tabell.av(
                        Skjema.MELDINGER.stream()
                                .map(kortnavn -> List.of(
                                        "[%s](%s.md)".formatted(tittel(kortnavn), kortnavn),
                                        "`" + topics(kortnavn).get(0) + "`",
                                        kode(Fagsystem.medKortnavn(kortnavn).name()),
                                        "[%s.json](%s%s.json)".formatted(kortnavn, SKJEMA, kortnavn))),
                        "side",
                        "topic",
                        "`fagsystem` i hoder",
                        "skjema")
                .skriv();
    }

    private static String tittel(String kortnavn) {
        return new Produsentside(kortnavn)
                .les()
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(2);
    }

    /** The producer's own topic first, then the internal one. */
    private static List<String> topics(String kortnavn) {
        return ASYNCAPI.kanaler().stream()
                .filter(kanal -> kanal.meldinger().stream()
                        .anyMatch(melding ->
                                melding.skjema().filter(kortnavn::equals).isPresent()))
                .map(Asyncapi.Kanal::topic)
                .toList();
    }

    private static String statuser() {
        return Tabell.av(
                        StreamSupport.stream(
                                        Skjema.fil("status")
                                                .at("/properties/status/oneOf")
                                                .spliterator(),
                                        false)
                                .map(status -> List.of(
                                        kode(status.get("const").asText()),
                                        status.get("description").asText())),
                        "status",
                        "betyr")
                .skriv();
    }

    private static JsonNode feileksempel() {
        return Skjema.fil("status").get("examples").get(3);
    }

    private static String koder() {
        return Regelbok.alle().stream()
                .collect(groupingBy(Regelbok.Rad::gruppe, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(gruppe -> "#### " + gruppe.getKey().tittel() + "\n\n" + koder(gruppe.getValue()))
                .collect(joining("\n\n"));
    }

    private static String koder(List<Regelbok.Rad> rader) {
        return Tabell.av(
                        rader.stream()
                                .map(rad -> List.of(
                                        kode(rad.kode()), Integer.toString(rad.statuskode()), rad.tekst(), rad.nar())),
                        "`code`",
                        "`statusCode`",
                        "`msg`",
                        "når")
                .skriv();
    }

    private static String simulering() {
        return Tabell.av(
                        Skjema.MELDINGER.stream()
                                .map(kortnavn -> List.of(tittel(kortnavn), dryrun(kortnavn), former(kortnavn))),
                        "fagsystem",
                        "simuleringstopic",
                        "former")
                .skriv();
    }

    private static String dryrun(String kortnavn) {
        return "`" + dryrunkanal(kortnavn).topic() + "`";
    }

    private static Asyncapi.Kanal dryrunkanal(String kortnavn) {
        return ASYNCAPI.kanaler().stream()
                .filter(kanal -> kanal.navn().equals("dryrun-" + kortnavn))
                .findFirst()
                .orElseThrow();
    }

    private static String former(String kortnavn) {
        return dryrunkanal(kortnavn).meldinger().stream()
                .flatMap(melding -> melding.skjema().stream())
                .map(skjema -> "[%s](%s%s.json)".formatted(skjema.replace("dryrun-", ""), SKJEMA, skjema))
                .collect(joining(", "));
    }

    private static String typer() {
        return Tabell.av(
                        Stream.of("tekst", "uuid", "kroner", "dato", "tidspunkt", "utcTidspunkt")
                                .map(type -> Skjema.fil("felles").at("/$defs/" + type))
                                .map(Produsentside::type),
                        "type",
                        "form",
                        "tåles også")
                .skriv();
    }

    private static List<String> type(JsonNode type) {
        var former = StreamSupport.stream(type.path("anyOf").spliterator(), false)
                .map(form -> Skjema.fil("felles").at(form.get("$ref").asText().substring(1)))
                .map(form -> form.get("description").asText())
                .toList();
        return List.of(
                type.get("title").asText(),
                Stream.concat(
                                Stream.of(type.get("description").asText()),
                                former.stream().limit(1))
                        .collect(joining(" ")),
                former.stream().skip(1).collect(joining(" ")).replace("Tålt form: ", ""));
    }

    private String innledning() {
        var kanal = dryrunkanal(navn);
        var topics = topics(navn);
        var tabell = new Tabell(
                List.of("hva", "hvor"),
                Stream.of(
                                Stream.of(List.of("topic", "`" + topics.get(0) + "`")),
                                topics.stream()
                                        .skip(1)
                                        .map(intern ->
                                                List.of("samme format, internt hos Utsjekk", "`" + intern + "`")),
                                Stream.of(
                                        List.of(
                                                "statuser",
                                                "`helved.status.v1`, hodet `fagsystem` er "
                                                        + kode(Fagsystem.medKortnavn(navn)
                                                                .name())),
                                        List.of("simulering", "`%s`, form %s".formatted(kanal.topic(), former(navn))),
                                        List.of("skjema", "[%s.json](%s%s.json)".formatted(navn, SKJEMA, navn))))
                        .flatMap(rader -> rader)
                        .toList());
        return Skjema.fil(navn).get("description").asText() + "\n\n" + tabell.skriv();
    }

    private String eksempel() {
        try {
            return "```json\n"
                    + Files.readString(Path.of("examples", navn + ".json")).strip() + "\n```";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(JsonNode json) {
        try {
            return "```json\n" + JSON.writeValueAsString(json) + "\n```";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
