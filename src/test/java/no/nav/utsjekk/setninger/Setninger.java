package no.nav.utsjekk.setninger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All statements of the product, of the release with a version of the schema.
 *
 * @param skjema the newest migration that the release has
 */
public record Setninger(int skjema, SortedSet<Setning> alle) {

    private static final Path MAPPE = Path.of("src/test/resources/setninger");
    private static final String FORST = "skjema-";
    private static final String SIST = ".sql";
    private static final String SKILLE = ";\n\n";

    /** Those of each release that may still be at work when a newer one starts; the newest last. */
    public static List<Setninger> iBruk() {
        try (var filer = Files.list(MAPPE)) {
            return filer.map(Setninger::les)
                    .sorted(Comparator.comparing(Setninger::skjema))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setninger les(Path fil) {
        try {
            var navn = fil.getFileName().toString();
            return new Setninger(
                    Integer.parseInt(navn.substring(FORST.length(), navn.length() - SIST.length())),
                    Arrays.stream(Files.readString(fil).split(SKILLE))
                            .map(Setning::les)
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void skriv() {
        try {
            Files.createDirectories(MAPPE);
            Files.writeString(
                    MAPPE.resolve(FORST + skjema + SIST),
                    alle.stream().map(Setning::skriv).map(String::stripTrailing).collect(Collectors.joining(SKILLE))
                            + SKILLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "skjema " + skjema;
    }
}
