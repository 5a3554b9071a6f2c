package no.nav.utsjekk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Ids of routes, calls and steps share one room; Camel may find two that are equal, or not, by the order in which files are read. */
class RuteidTest {

    @Test
    void every_id_in_the_routes_is_there_once() throws IOException {
        try (var filer = Files.list(Rutefil.MAPPE)) {
            assertThat(filer.map(RuteidTest::les).flatMap(RuteidTest::ider)).doesNotHaveDuplicates();
        }
    }

    private static Object les(Path fil) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(fil));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> ider(Object del) {
        if (del instanceof List<?> liste) {
            return liste.stream().flatMap(RuteidTest::ider);
        }
        if (del instanceof Map<?, ?> felter) {
            return Stream.concat(
                    Stream.of(felter.get("id")).filter(String.class::isInstance).map(String.class::cast),
                    felter.values().stream().flatMap(RuteidTest::ider));
        }
        return Stream.empty();
    }
}
