package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** FM-36: every melding of every test vector is simulated first. The question has the lines that the oppdrag then has. */
@EndeTilEnde({"SIMULERING_PARALLELT=8", "SIMULERING_VENTETID=PT2S"})
class SimulertVektorTest {

    /** An empty set proves nothing. */
    private static final int MINST_VEKTORER = 50;

    private static final int MINST_SPORSMAL = 60;

    private final Testsystem system;

    SimulertVektorTest(Testsystem system) {
        this.system = system;
    }

    @TestFactory
    Stream<DynamicTest> vektorene() throws IOException {
        var pool = Executors.newCachedThreadPool();
        var kjoringer = VektorTest.vektorer().stream()
                .filter(vektor -> !VektorTest.kreverEgetSystem(vektor))
                .collect(toMap(
                        vektor -> vektor.get("id").asText(),
                        vektor -> pool.submit(() ->
                                Vektorkjoring.medSimulering(system, vektor).kjor())));
        pool.shutdown();
        assertThat(kjoringer).as("vectors").hasSizeGreaterThan(MINST_VEKTORER);
        return Stream.concat(
                kjoringer.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(kjoring -> dynamicTest(kjoring.getKey(), () -> VektorTest.resultat(kjoring.getValue()))),
                Stream.of(dynamicTest(
                        "OS has been asked",
                        () -> assertThat(system.simulering().spurt()).hasSizeGreaterThan(MINST_SPORSMAL))));
    }
}
