package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Routes are drawn, named and connected. */
class RoutesDocTest {

    /** Batches of which one bad element still holds up the rest. */
    private static final Set<String> WITHOUT_DEAD_LETTERS = Set.of("backout-ut");

    private static final Path DOC = Path.of("docs/routes.md");

    @Test
    void docs_routes_md_shows_the_routes_as_they_are() throws IOException {
        var drawn = new Rutebok(Rutefil.alle()).skriv();
        if (Boolean.getBoolean("docs.skriv")) {
            Files.writeString(DOC, drawn);
        }
        assertThat(Files.readString(DOC))
                .as("docs/routes.md is stale; -Dtest=RoutesDocTest -Ddocs.skriv=true writes it")
                .isEqualTo(drawn);
    }

    /** Camel reads them in the charset of the machine. */
    @Test
    void routes_and_kamelets_mean_the_same_in_every_charset() throws IOException {
        for (var mappe : List.of(Rutefil.MAPPE, Path.of("kamelets"))) {
            try (var filer = Files.list(mappe)) {
                assertThat(filer.filter(fil -> fil.toString().endsWith(".yaml")))
                        .isNotEmpty()
                        .allSatisfy(fil -> assertThat(Files.readString(fil)).matches("\\p{ASCII}*"));
            }
        }
    }

    @Test
    void every_route_says_what_it_is_for() {
        assertThat(Rutefil.alleRuter()
                        .filter(rute -> rute.description().isEmpty())
                        .map(Rute::id))
                .isEmpty();
    }

    /** The branches of a choice are named by the choice; retries and handlers by the exception they are for. */
    @Test
    void every_step_has_a_name_that_no_other_has() {
        var trinn = Rutefil.alleRuter()
                .flatMap(Rute::alle)
                .filter(t -> !t.eip().equals("when"))
                .toList();
        assertThat(trinn).allSatisfy(t -> assertThat(t.id()).isPresent());
        assertThat(Stream.concat(
                        Rutefil.alleRuter().map(Rute::id), trinn.stream().flatMap(t -> t.id().stream())))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_call_and_every_signal_has_a_receiver() {
        var froms = Rutefil.alleRuter().map(Rute::from).collect(toSet());
        assertThat(Rutefil.alleRuter()
                        .flatMap(rute -> rute.til().stream())
                        .filter(uri -> uri.startsWith("direct:") || uri.startsWith("seda:")))
                .allSatisfy(uri -> assertThat(froms).contains(uri));
    }

    /** A route that works on batches needs both: one element, and what becomes of one that nobody could handle. */
    @Test
    void every_batch_has_a_route_for_one_element_and_a_dead_letter_route() {
        var ids = Rutefil.alleRuter().map(Rute::id).collect(toSet());
        assertThat(Rutefil.alleRuter()
                        .flatMap(rute -> rute.steg().stream())
                        .filter(steg -> !WITHOUT_DEAD_LETTERS.contains(steg)))
                .isNotEmpty()
                .allSatisfy(steg -> assertThat(ids).containsAll(List.of(steg + "-en", steg + "-dodbrev")));
    }
}
