package no.nav.utsjekk.iverksetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.iverksetting.Beregning.Linje;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference cases of 21 §8, {@code src/test/resources/iverksetting}: line for line and in order. */
class ReferansecaseneTest {

    private static final Path CASENE = Path.of("src", "test", "resources", "iverksetting");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void all_56_cases_are_there() throws IOException {
        assertThat(casene()).hasSize(56);
    }

    @TestFactory
    Stream<DynamicTest> IV_06_to_12_and_IV_21_to_25_and_IV_30_to_35_the_reference_cases() throws IOException {
        return casene().stream()
                .map(fil -> DynamicTest.dynamicTest(CASENE.relativize(fil).toString(), () -> kjor(les(fil))));
    }

    private static List<Path> casene() throws IOException {
        try (var filer = Files.walk(CASENE)) {
            return filer.filter(fil -> fil.toString().endsWith(".json"))
                    .filter(fil -> !fil.getParent().equals(CASENE))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode les(Path fil) throws IOException {
        return JSON.readTree(fil.toFile());
    }

    private static void kjor(JsonNode casen) {
        var tilstand = TilkjentYtelse.TOM;
        for (var behandling : casen.get("behandlinger")) {
            var forventet = behandling.get("expected");
            var beregnet = Utbetalingsgenerator.beregn(
                    elementer(behandling.get("andeler"))
                            .map(ReferansecaseneTest::andel)
                            .toList(),
                    tilstand);

            assertThat(beregnet.linjer().stream().map(Rad::av))
                    .as("behandling %s", behandling.get("behandlingId").asText())
                    .containsExactlyElementsOf(
                            elementer(forventet.get("linjer")).map(Rad::av).toList());
            if (forventet.has("førsteUtbetalingPåSak")) {
                assertThat(tilstand.erForsteUtbetaling())
                        .isEqualTo(forventet.get("førsteUtbetalingPåSak").asBoolean());
            }
            if (forventet.has("andelerMedPeriodeId")) {
                sammenlignIder(behandling.get("andeler"), forventet.get("andelerMedPeriodeId"), beregnet);
            }
            tilstand = beregnet.etter();
        }
    }

    /** IV-25, IV-44, 21 §8.1: the ids that are stored on the andeler. */
    private static void sammenlignIder(JsonNode andeler, JsonNode forventede, Beregning beregnet) {
        var ider = new ArrayList<String>();
        IntStream.range(0, andeler.size()).forEach(i -> {
            var linje = beregnet.etter().andeler().get(i);
            ider.add("%s: %d<-%s"
                    .formatted(
                            andeler.get(i).get("id").asText(),
                            linje.periodeId(),
                            linje.forrigePeriodeId().map(String::valueOf).orElse("null")));
        });
        assertThat(ider)
                .containsExactlyElementsOf(elementer(forventede)
                        .map(a -> "%s: %s<-%s"
                                .formatted(
                                        a.get("id").asText(),
                                        a.get("periodeId").asText(),
                                        a.get("forrigePeriodeId").asText()))
                        .toList());
    }

    private static Stream<JsonNode> elementer(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }

    private static Andel andel(JsonNode json) {
        return Gitt.dagpenger(
                json.get("fom").asText(),
                json.get("tom").asText(),
                json.get("beløp").asLong(),
                Dagpengestonad.valueOf(json.get("ytelse").asText()),
                Satstype.valueOf(json.get("satstype").asText()));
    }

    /** A line in the words of the cases. */
    private record Rad(
            String fom,
            String tom,
            Optional<String> opphorsdato,
            long belop,
            String ytelse,
            boolean erEndring,
            int periodeId,
            Optional<Integer> forrigePeriodeId,
            String satstype) {

        static Rad av(Linje linje) {
            var andel = linje.andel().andel();
            return new Rad(
                    andel.fom().toString(),
                    andel.tom().toString(),
                    linje.opphorFom().map(Object::toString),
                    andel.belop(),
                    andel.stonadsdata().stonadstype(),
                    linje.opphorFom().isPresent(),
                    linje.andel().periodeId(),
                    linje.andel().forrigePeriodeId(),
                    andel.satstype().name());
        }

        static Rad av(JsonNode json) {
            return new Rad(
                    json.get("fom").asText(),
                    json.get("tom").asText(),
                    Optional.of(json.get("opphørsdato"))
                            .filter(d -> !d.isNull())
                            .map(JsonNode::asText),
                    json.get("beløp").asLong(),
                    json.get("ytelse").asText(),
                    json.get("erEndring").asBoolean(),
                    json.get("periodeId").asInt(),
                    Optional.of(json.get("forrigePeriodeId"))
                            .filter(id -> !id.isNull())
                            .map(JsonNode::asInt),
                    json.get("satstype").asText());
        }
    }
}
