package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** A table in Markdown. */
record Tabell(List<String> overskrifter, List<List<String>> rader) {

    static Tabell av(Stream<List<String>> rader, String... overskrifter) {
        return new Tabell(List.of(overskrifter), rader.toList());
    }

    /** Text with what would look like Markdown in a table made harmless. */
    static String kode(String tekst) {
        return "`" + tekst.replace("|", "\\|") + "`";
    }

    String skriv() {
        var linjer = Stream.concat(
                Stream.of(overskrifter, overskrifter.stream().map(o -> "---").toList()), rader.stream());
        return linjer.map(linje -> "| " + String.join(" | ", linje) + " |").collect(joining("\n"));
    }
}
