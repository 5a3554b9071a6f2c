package no.nav.utsjekk.mottak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;

/** The tables of 02 §9, {@code src/test/resources/stonader}: the truth that the formats are held against. */
public final class Stonadstabell {

    private Stonadstabell() {}

    /** The rows of a fagsystem's table, cells without backticks, without the running number. */
    public static List<List<String>> rader(Fagsystem fagsystem) {
        var fil = Path.of("src", "test", "resources", "stonader", fagsystem.kortnavn() + ".md");
        try (var linjer = Files.lines(fil)) {
            return linjer.skip(2).map(Stonadstabell::rad).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rad(String linje) {
        return Arrays.stream(linje.substring(1, linje.length() - 1).split("\\|"))
                .map(celle -> celle.replace("`", "").strip())
                .filter(celle -> !celle.matches("\\d+"))
                .toList();
    }

    /** Every stønad of a fagsystem, in the order of its table. */
    public static List<Stonad> stonader(Fagsystem fagsystem) {
        return rader(fagsystem).stream()
                .flatMap(rad -> switch (fagsystem) {
                    case TILTAKSPENGER -> Stream.of(stonad(rad, 0), stonad(rad, 2));
                    case VALP -> Stream.of(stonad(rad, 2));
                    default -> Stream.of(stonad(rad, 0));
                })
                .toList();
    }

    private static Stonad stonad(List<String> rad, int kolonne) {
        return new Stonad(rad.get(kolonne), rad.get(kolonne + 1));
    }
}
