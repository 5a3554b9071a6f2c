package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of figures: the table, the JSON, the graphs. */
class RapportTest {

    private final Rapport rapport = new Rapport();

    @TempDir
    Path mappe;

    @BeforeEach
    void fyll() {
        rapport.omstendighet("maskin", Map.of("kjerner", 2));
        rapport.leggTil(Figur.av("nye", Utbrudd.PER_SEKUND, "per sekund", 2100, 1900, 1950));
        rapport.leggTil(Figur.av("nye", Utbrudd.CPU, "ms per melding", 0.9));
        for (long saker : new long[] {10, 1000}) {
            rapport.leggTil(Figur.av("vekst", Utbrudd.PER_SEKUND, "per sekund", 500 + saker, 600)
                    .under(Map.of("saker", saker)));
        }
    }

    @Test
    void the_table_shows_the_median_beside_what_is_demanded() {
        assertThat(rapport.tabell().lines().filter(linje -> linje.startsWith("nye")))
                .anySatisfy(linje -> assertThat(linje).contains("1950", "1900 - 2100", "minst 2000", "NEI"))
                .anySatisfy(linje -> assertThat(linje).contains("0.900", "høyst 1.00", "ja"));
    }

    @Test
    void the_json_has_each_round_and_what_was_demanded() throws Exception {
        rapport.skriv(mappe.resolve("resultat.json"));
        var json = new ObjectMapper().readTree(mappe.resolve("resultat.json").toFile());
        assertThat(json.at("/maskin/kjerner").asInt()).isEqualTo(2);
        assertThat(json.at("/figurer/0").toString())
                .isEqualTo(
                        "{\"scenario\":\"nye\",\"navn\":\"til OK\",\"enhet\":\"per sekund\",\"under\":{},\"median\":1950.0,"
                                + "\"minst\":1900.0,\"storst\":2100.0,\"runder\":[2100.0,1900.0,1950.0],"
                                + "\"krav\":{\"minst\":2000.0},\"oppfylt\":false}");
        assertThat(json.at("/figurer/2/under/saker").asInt()).isEqualTo(10);
        assertThat(json.at("/figurer/2").has("krav")).isFalse();
    }

    @Test
    void what_was_written_is_read_again() throws Exception {
        var fil = mappe.resolve("resultat.json");
        rapport.skriv(fil);
        assertThat(Rapport.les(fil))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(rapport.figurer());
    }

    @Test
    void graphs_are_drawn_where_there_are_two_places() throws Exception {
        new Grafer(rapport.figurer(), mappe).tegn();
        assertThat(mappe.resolve("ytelse-saker-rate.svg")).content().contains("<svg");
        assertThat(Files.exists(mappe.resolve("ytelse-instanser-rate.svg"))).isFalse();
    }

    @Test
    void a_figure_without_values_is_none() {
        assertThatThrownBy(() -> Figur.av("nye", "x", "ms")).isInstanceOf(IllegalArgumentException.class);
    }
}
