package no.nav.utsjekk.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Routes are drawn, named and connected. */
class RoutesDocTest {

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
                        .filter(uri -> uri.startsWith("direct:") || uri.startsWith("seda:"))
                        .filter(uri -> !uri.contains("${")))
                .allSatisfy(uri -> assertThat(froms).contains(uri));
    }

    /** A route that works on batches needs both: one element, and what becomes of one that nobody could handle. */
    @Test
    void every_batch_has_a_route_for_one_element_and_a_dead_letter_route() {
        var ids = Rutefil.alleRuter().map(Rute::id).collect(toSet());
        assertThat(Rutefil.alleRuter().filter(rute -> has(rute, "porsjonsvis")))
                .isNotEmpty()
                .allSatisfy(rute -> assertThat(rute.steg()).as(rute.id()).isPresent());
        assertThat(Rutefil.alleRuter().flatMap(rute -> rute.steg().stream()))
                .allSatisfy(steg -> assertThat(ids).containsAll(List.of(steg + "-en", steg + "-dodbrev")));
    }

    /** What the handlers of one element need: whose step it is, and the element. */
    @Test
    void every_route_for_one_element_belongs_to_a_batch_and_remembers_its_element() {
        var steg = Rutefil.alleRuter().flatMap(rute -> rute.steg().stream()).collect(toSet());
        assertThat(Rutefil.alleRuter().filter(rute -> has(rute, "enkeltvis")))
                .isNotEmpty()
                .allSatisfy(rute -> {
                    assertThat(steg).contains(rute.id().replaceAll("-en$", ""));
                    assertThat(rute.trinn().get(0).valg()).as(rute.id()).containsEntry("name", "del");
                });
    }

    /** Without an answer to failure a route may only wake others, or answer somebody who calls over HTTP. */
    @Test
    void every_route_that_can_fail_says_what_becomes_of_failures() {
        assertThat(Rutefil.alleRuter()
                        .filter(rute -> rute.konfigurasjon().isEmpty())
                        .filter(rute -> !rute.from().startsWith("platform-http:")))
                .allSatisfy(rute -> assertThat(rute.til()).as(rute.id()).allSatisfy(uri -> assertThat(uri)
                        .matches("seda:.*|direct:mottak")));
        assertThat(Rutefil.alleRuter()
                        .filter(rute -> rute.konfigurasjon().isEmpty())
                        .filter(rute -> !rute.from().startsWith("platform-http:"))
                        .flatMap(Rute::alle))
                .allSatisfy(trinn -> assertThat(trinn.eip()).isEqualTo("to"));
    }

    private static boolean has(Rute rute, String konfigurasjon) {
        return rute.konfigurasjon().filter(konfigurasjon::equals).isPresent();
    }
}
