package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number that the alerting rules and the dashboard ask for is there, with the labels that they ask for (09 §6). */
@EndeTilEnde
class MalingerTest {

    private static final Pattern MALER = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=[\\s{)\\[]|$)");
    private static final Pattern MERKE = Pattern.compile("([a-z][a-z_0-9]*_[a-z_0-9]+)\\{([a-z]+)=~?\"([^\"]*)\"");
    private static final Set<String> FUNKSJONER = Set.of("histogram_quantile");

    private final Testsystem system;

    MalingerTest(Testsystem system) {
        this.system = system;
    }

    /** What is there when something has happened. */
    private String skrap() {
        system.godta(Aap.nySak().med("2026-01-05", 100));
        var nokkel = UUID.randomUUID().toString();
        system.publiser("aap.utbetaling.v1", nokkel, "{}");
        system.ventStatuser(nokkel, "FEILET");
        system.kvittering("hei");
        var meters = (PrometheusMeterRegistry) system.bean("metricsRegistry", MeterRegistry.class);
        Testsystem.ventPa(
                "tall fra databasen",
                () -> meters.scrape().contains("utsjekk_oppdrag_usendt_eldste_sekunder")
                        && meters.scrape().contains("utsjekk_kafka_etterslep{")
                        && meters.scrape().contains("utsjekk_varsler_total{")
                        && meters.scrape().contains("utsjekk_svar_total{fagsystem=\"AAP\",status=\"FEILET\"}"));
        return meters.scrape();
    }

    private static List<String> uttrykk(Path fil) throws IOException {
        if (fil.toString().endsWith(".json")) {
            return new ObjectMapper().readTree(fil.toFile()).findValuesAsText("expr");
        }
        return Files.readAllLines(fil).stream()
                .filter(linje -> linje.strip().startsWith("expr: "))
                .map(linje -> linje.strip().substring("expr: ".length()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"docs/prometheus/alarmer.yml, 12", "docs/grafana/utsjekk.json, 18"})
    void OPS_33_every_number_that_is_asked_for_is_there(Path fil, int minst) throws IOException {
        var uttrykk = uttrykk(fil);
        assertThat(uttrykk).hasSizeGreaterThanOrEqualTo(minst);
        var skrap = skrap();
        var finnes = skrap.lines()
                .filter(linje -> !linje.startsWith("#"))
                .map(linje -> linje.split("[ {]")[0])
                .collect(Collectors.toSet());
        var spurt = uttrykk.stream()
                .flatMap(
                        u -> MALER.matcher(u.replaceAll("\\bby \\([^)]*\\)", "").replaceAll("\"[^\"]*\"", ""))
                                .results())
                .map(treff -> treff.group(1))
                .filter(navn -> !FUNKSJONER.contains(navn))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(spurt).hasSizeGreaterThan(8);
        assertThat(finnes).containsAll(spurt);
        assertThat(uttrykk.stream().flatMap(u -> MERKE.matcher(u).results()))
                .allSatisfy(treff -> assertThat(skrap.lines())
                        .anyMatch(linje -> linje.startsWith(treff.group(1) + "{")
                                && Pattern.compile(treff.group(2) + "=\"(?:" + treff.group(3) + ")\"")
                                        .matcher(linje)
                                        .find()));
    }

    @Test
    void OPS_50_no_number_has_a_label_that_is_an_id() {
        assertThat(Stream.of("sakId=", "melding=", "nokkel=", "uid=", "12345678910"))
                .noneMatch(skrap()::contains);
    }

    /** 09 §6. */
    @Test
    void the_numbers_that_others_know_by_name_are_there() {
        assertThat(skrap())
                .contains("is_helligdag ", "helved_oppdrag_mq_total{", "status=\"Sendt\"")
                .contains(
                        "utsjekk_ventetid_seconds_bucket{", "til=\"MOTTATT\"", "til=\"HOS_OPPDRAG\"", "til=\"FERDIG\"")
                .contains(
                        "utsjekk_oppdrag_ubesvart{fagomrade=\"AAP\"}",
                        "utsjekk_kvitteringer_total{alvorlighetsgrad=\"GODTATT\"");
    }
}
