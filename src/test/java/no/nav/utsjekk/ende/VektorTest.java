package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.toMap;
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

/** Every test vector, {@code src/test/resources/vectors}. They run at the same time: each has saker of its own. */
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
                .collect(toMap(
                        vektor -> vektor.get("id").asText(),
                        vektor -> pool.submit(() -> new Vektorkjoring(system, vektor).kjor())));
        pool.shutdown();
        return kjoringer.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kjoring -> dynamicTest(kjoring.getKey(), () -> resultat(kjoring.getValue())));
    }

    private static List<JsonNode> vektorer() throws IOException {
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

    private static void resultat(Future<?> kjoring) throws Throwable {
        try {
            kjoring.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
