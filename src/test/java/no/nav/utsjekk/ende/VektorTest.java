package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every test vector, {@code src/test/resources/vectors}. They run at the same time: each has saker of its own. Those that count
 * all that there is have a system of their own.
 */
@EndeTilEnde
class VektorTest {

    private static final Path VEKTORER = Path.of("src", "test", "resources", "vectors");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Testsystem system;

    VektorTest(Testsystem system) {
        this.system = system;
    }

    @TestFactory
    Stream<DynamicTest> vektorene() throws IOException {
        var pool = Executors.newCachedThreadPool();
        var kjoringer = vektorer().stream()
                .filter(vektor -> !kreverEgetSystem(vektor))
                .collect(toMap(
                        vektor -> vektor.get("id").asText(),
                        vektor -> pool.submit(() -> new Vektorkjoring(system, vektor).kjor())));
        pool.shutdown();
        return kjoringer.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kjoring -> dynamicTest(kjoring.getKey(), () -> resultat(kjoring.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> vektorene_som_krever_eget_system() throws IOException {
        return vektorer().stream()
                .filter(VektorTest::kreverEgetSystem)
                .map(vektor -> dynamicTest(vektor.get("id").asText(), () -> {
                    try (var eget = Testsystem.start(Map.of())) {
                        new Vektorkjoring(eget, vektor).kjor();
                        assertThat(eget.kontraktsbrudd()).isEmpty();
                    }
                }));
    }

    static boolean kreverEgetSystem(JsonNode vektor) {
        return vektor.path("requires").asText().equals("fresh-system");
    }

    static List<JsonNode> vektorer() throws IOException {
        try (var filer = Files.walk(VEKTORER)) {
            return filer.filter(fil -> fil.toString().endsWith(".json"))
                    .map(VektorTest::les)
                    .toList();
        }
    }

    private static JsonNode les(Path fil) {
        try {
            return JSON.readTree(fil.toFile());
        } catch (IOException e) {
            throw new AssertionError(fil + " kan ikke leses", e);
        }
    }

    static void resultat(Future<?> kjoring) throws Throwable {
        try {
            kjoring.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
