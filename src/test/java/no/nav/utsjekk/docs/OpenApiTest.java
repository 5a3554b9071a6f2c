package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and the routes tell of the same calls. */
class OpenApiTest {

    private static final Path DOKUMENT = Path.of("src/main/resources/schema/openapi.json");
    private static final List<String> METODER = List.of("get", "post", "put", "delete");

    @Test
    void every_call_is_in_the_document_and_every_one_in_the_document_has_a_route() throws IOException {
        assertThat(dokumentert()).isNotEmpty().isEqualTo(ruter());
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_referred_to() throws IOException {
        var dokument = new ObjectMapper().readTree(DOKUMENT.toFile());
        var referert = dokument.findValuesAsText("$ref").stream().collect(toCollection(TreeSet::new));

        assertThat(referert)
                .allSatisfy(ref -> assertThat(dokument.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        assertThat(names(dokument.at("/components/schemas")).map(navn -> "#/components/schemas/" + navn))
                .containsExactlyInAnyOrderElementsOf(referert);
    }

    private static TreeSet<String> dokumentert() throws IOException {
        var paths = new ObjectMapper().readTree(DOKUMENT.toFile()).get("paths");
        return names(paths)
                .flatMap(sti -> names(paths.get(sti)).filter(METODER::contains).map(metode -> metode + " " + sti))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
    }

    private static TreeSet<String> ruter() throws IOException {
        var kall = new TreeSet<String>();
        try (var filer = Files.list(Rutefil.MAPPE)) {
            for (var fil : filer.toList()) {
                for (var item : (List<?>) Rutefil.yaml(Files.readString(fil))) {
                    kall.addAll(rest(((Map<?, ?>) item).get("rest")));
                }
            }
        }
        Rutefil.alleRuter()
                .map(Rute::from)
                .filter(from -> from.startsWith("platform-http:/actuator"))
                .forEach(from -> kall.add("get " + from.substring("platform-http:".length())));
        return kall;
    }

    private static List<String> rest(Object yaml) {
        var kall = new ArrayList<String>();
        if (yaml instanceof Map<?, ?> rest) {
            for (var metode : METODER) {
                if (rest.get(metode) instanceof List<?> verb) {
                    verb.forEach(v -> kall.add(metode + " " + rest.get("path") + ((Map<?, ?>) v).get("path")));
                }
            }
        }
        return kall;
    }
}
