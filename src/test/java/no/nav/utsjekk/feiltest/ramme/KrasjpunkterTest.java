package no.nav.utsjekk.feiltest.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.nav.utsjekk.docs.Rute;
import no.nav.utsjekk.docs.Rutefil;
import no.nav.utsjekk.ruter.CommitPoint;
import org.junit.jupiter.api.Test;

/** Every commit that a route makes can be died at. */
class KrasjpunkterTest {

    @Test
    void each_transaction_of_a_route_is_one_that_tells_of_its_commits() {
        assertThat(Rutefil.alleRuter().flatMap(Krasjpunkter::transaksjoner))
                .isNotEmpty()
                .allSatisfy(navn -> assertThat(navn).isIn("databasetransaksjon", "mqtransaksjon"));
    }

    @Test
    void what_goes_to_MQ_goes_in_a_transaction() {
        assertThat(Rutefil.alleRuter().filter(KrasjpunkterTest::senderTilMq))
                .hasSizeGreaterThan(1)
                .allSatisfy(rute -> assertThat(Krasjpunkter.transaksjoner(rute)).containsExactly("mqtransaksjon"));
    }

    private static boolean senderTilMq(Rute rute) {
        return rute.til().stream().anyMatch(uri -> uri.startsWith("jms:") || uri.equals("kamelet:oppdrag-sink"));
    }

    @Test
    void what_the_suite_leaves_out_is_a_route_and_has_a_test_of_its_own() throws IOException {
        assertThat(Rutefil.alleRuter().map(Rute::id)).containsAll(Krasjpunkter.UTEN_TUR.keySet());
        try (var filer = Files.walk(Path.of("src/test/java"))) {
            assertThat(filer.map(fil -> fil.getFileName().toString()))
                    .containsAll(Krasjpunkter.UTEN_TUR.values().stream()
                            .map(test -> test + ".java")
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void the_suite_knows_a_way_to_each_point_and_no_way_to_nowhere() {
        assertThat(Krasjpunkter.alle().stream().map(CommitPoint::place).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Vei.values())
                        .flatMap(vei -> vei.steder().stream())
                        .toList());
    }
}
