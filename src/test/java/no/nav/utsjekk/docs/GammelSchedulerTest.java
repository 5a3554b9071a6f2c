package no.nav.utsjekk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What took the old scheduler's place is there, duty by duty (23, part C). */
class GammelSchedulerTest {

    private static final Path DOKUMENT = Path.of("docs/gammel-scheduler.md");
    private static final int PLIKTER = 34;
    private static final Pattern NAVN = Pattern.compile("`([^`]+)`");

    private record Plikt(String id, String svar, String kode, String tester) {

        boolean erOppfylt() {
            return !svar.startsWith("Not done");
        }
    }

    private static List<Plikt> plikter() throws IOException {
        return Files.readString(DOKUMENT)
                .lines()
                .filter(linje -> linje.startsWith("| SC-"))
                .map(linje -> Arrays.stream(linje.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .map(celler -> new Plikt(celler.get(0).substring(0, 5), celler.get(1), celler.get(2), celler.get(3)))
                .toList();
    }

    private static List<String> navn(String celle) {
        return NAVN.matcher(celle).results().map(treff -> treff.group(1)).toList();
    }

    private static Optional<Path> fil(String rot, String klasse) throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of(rot))) {
            return filer.filter(fil -> fil.getFileName().toString().equals(klasse + ".java"))
                    .findFirst();
        }
    }

    @Test
    void each_duty_has_its_row() throws IOException {
        assertThat(plikter())
                .extracting(Plikt::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PLIKTER)
                        .mapToObj("SC-%02d"::formatted)
                        .toList());
    }

    @Test
    void each_class_that_it_names_is_there() throws IOException {
        for (var plikt : plikter()) {
            assertThat(navn(plikt.kode()).isEmpty()).as(plikt.id()).isNotEqualTo(plikt.erOppfylt());
            for (var klasse : navn(plikt.kode())) {
                assertThat(fil("src/main/java", klasse))
                        .as(plikt.id() + " " + klasse)
                        .isPresent();
            }
        }
    }

    @Test
    void each_test_that_it_names_is_there() throws IOException {
        for (var plikt : plikter()) {
            assertThat(navn(plikt.tester()).isEmpty()).as(plikt.id()).isNotEqualTo(plikt.erOppfylt());
            for (var test : navn(plikt.tester())) {
                var deler = test.split("#");
                var fil = fil("src/test/java", deler[0]);
                assertThat(fil).as(plikt.id() + " " + test).isPresent();
                assertThat(Files.readString(fil.get())).as(plikt.id()).contains("void " + deler[1] + "(");
            }
        }
    }
}
