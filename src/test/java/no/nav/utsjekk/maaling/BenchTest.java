package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Path DATA = Path.of("target/benchtest");

    /** One burst with everything: it adds up, and nothing is left out. */
    @Test
    void a_small_burst_gives_all_figures() throws Exception {
        var valg = new Properties();
        valg.putAll(Map.of("scenarier", "nye", "n", "50", "varm", "0", "runder", "1", "data", DATA.toString()));

        var figurer = Bench.kjor(Valg.les(valg)).figurer();

        assertThat(figurer).extracting(Figur::navn).contains(Utbrudd.PER_SEKUND, Utbrudd.COMMITS, Utbrudd.WAL);
        assertThat(figurer)
                .filteredOn(figur -> figur.navn().equals("til OK p50"))
                .allSatisfy(figur -> assertThat(figur.median()).isPositive());
        assertThat(verdi(figurer, "CPU postgres forbindelser")).isPositive();
        var deler = figurer.stream()
                .filter(figur ->
                        figur.navn().startsWith("CPU ") && !figur.navn().equals(Utbrudd.CPU))
                .mapToDouble(Figur::median)
                .sum();
        assertThat(deler - verdi(figurer, "CPU lastgenerator")).isCloseTo(verdi(figurer, Utbrudd.CPU), within(0.1));
        assertThat(Rapport.les(DATA.resolve("resultat.json"))).hasSameSizeAs(figurer);
    }

    private static double verdi(List<Figur> figurer, String navn) {
        return figurer.stream()
                .filter(figur -> figur.navn().equals(navn))
                .findFirst()
                .orElseThrow()
                .median();
    }

    @Test
    void a_request_that_fails_ends_the_measurement() {
        var serie = new Serie(2);
        serie.publisert(0);
        serie.ok(0);
        serie.feilet("FEILET");
        assertThatThrownBy(() -> serie.vent(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("FEILET");
    }

    @Test
    void a_request_that_is_never_ok_ends_the_measurement() {
        var serie = new Serie(1);
        serie.publisert(0);
        assertThatThrownBy(() -> serie.vent(Duration.ofMillis(1))).hasMessageContaining("ikke OK");
    }
}
