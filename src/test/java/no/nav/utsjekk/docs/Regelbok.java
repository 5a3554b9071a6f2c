package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;

/** Writes {@code docs/regler.md}: which tests prove which rule, by the ids in their names. */
final class Regelbok {

    private static final String ROT = "no.nav.utsjekk";
    private static final String HODE =
            """
            # Rules and the tests that prove them

            Drawn from the names of the tests; do not edit. `mvn -q -Dtest=ReglerDocTest -Ddocs.skriv=true test` writes it anew.
            """;

    private final Map<Regel, List<Bevis>> bevis;

    /** What a test proves, in its own words. */
    private record Bevis(Regel regel, String klasse, String navn) {

        static Stream<Bevis> av(JavaMethod test) {
            var klasse = test.getOwner().getName().substring(ROT.length() + 1);
            return Regel.i(test.getName()).map(regel -> new Bevis(regel, klasse, test.getName()));
        }

        String rad() {
            return "| %s | `%s` | %s |\n".formatted(regel, klasse, navn.replace('_', ' '));
        }
    }

    private Regelbok(Map<Regel, List<Bevis>> bevis) {
        this.bevis = bevis;
    }

    /** Of all tests that there are. */
    static Regelbok avTestene() {
        return new Regelbok(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages(ROT).stream()
                        .flatMap(klasse -> klasse.getMethods().stream())
                        .filter(metode -> metode.isMetaAnnotatedWith(Testable.class))
                        .flatMap(Bevis::av)
                        .sorted(Comparator.comparing(Bevis::klasse).thenComparing(Bevis::navn))
                        .collect(groupingBy(Bevis::regel, TreeMap::new, toList())));
    }

    Set<Regel> regler() {
        return bevis.keySet();
    }

    String skriv() {
        return HODE + Regel.SERIER.stream().map(this::kapittel).collect(joining());
    }

    private String kapittel(String serie) {
        var rader = bevis.entrySet().stream()
                .filter(e -> e.getKey().serie().equals(serie))
                .flatMap(e -> e.getValue().stream())
                .map(Bevis::rad)
                .collect(joining());
        return rader.isEmpty()
                ? ""
                : "\n## %s\n\n| rule | test | proves |\n| --- | --- | --- |\n%s".formatted(serie, rader);
    }
}
