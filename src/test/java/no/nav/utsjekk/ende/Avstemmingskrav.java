package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.avstemming.Avstemmingsskjema;
import no.nav.utsjekk.oppdrag.xml.Element;

/**
 * What {@code expectAvstemming} demands of the messages of a run: what the vector says and what holds for every message.
 *
 * @param dag what was reconciled
 */
record Avstemmingskrav(LocalDate dag) {

    /** A message to OS. */
    record Melding(String xml, Element rot) {

        static Melding les(String xml) {
            return new Melding(xml, Element.read(xml));
        }

        Element aksjon() {
            return rot.required("aksjon");
        }

        String fagomrade() {
            return aksjon().text("avleverendeKomponentKode");
        }

        String avstemmingId() {
            return aksjon().text("avleverendeAvstemmingId");
        }
    }

    void sammenlign(JsonNode ventet, List<Melding> meldinger) {
        var perFagomrade = meldinger.stream().collect(groupingBy(Melding::fagomrade, LinkedHashMap::new, toList()));
        assertThat(perFagomrade.keySet())
                .isEqualTo(elementer(ventet)
                        .map(fagomrade -> fagomrade.get("fagomraade").asText())
                        .collect(toSet()));
        elementer(ventet)
                .forEach(fagomrade -> sammenlignFagomrade(
                        fagomrade.get("meldinger"),
                        perFagomrade.get(fagomrade.get("fagomraade").asText())));
    }

    private void sammenlignFagomrade(JsonNode ventede, List<Melding> meldinger) {
        assertThat(meldinger).hasSameSizeAs(ventede);
        assertThat(meldinger.stream().map(Melding::avstemmingId).distinct()).hasSize(1);
        for (int i = 0; i < meldinger.size(); i++) {
            gjelderAlltid(meldinger.get(i));
            sammenlignMelding(ventede.get(i), meldinger.get(i).rot());
        }
    }

    /** The constant parts, and the schemas. */
    private void gjelderAlltid(Melding melding) {
        assertThat(Avstemmingsskjema.brudd(melding.xml())).as(melding.xml()).isEmpty();
        var aksjon = melding.aksjon();
        assertThat(aksjon.text("kildeType")).isEqualTo("AVLEV");
        assertThat(aksjon.text("avstemmingType")).isEqualTo("GRSN");
        assertThat(aksjon.text("mottakendeKomponentKode")).isEqualTo("OS");
        assertThat(List.of(aksjon.text("underkomponentKode"), aksjon.text("brukerId")))
                .containsOnly(melding.fagomrade());
        assertThat(aksjon.text("nokkelFom")).isEqualTo(dag + "-00.00.00.000000");
        assertThat(aksjon.text("nokkelTom")).isEqualTo(dag + "-23.59.59.999999");
    }

    private static void sammenlignMelding(JsonNode ventet, Element melding) {
        assertThat(melding.required("aksjon").text("aksjonType"))
                .isEqualTo(ventet.get("aksjonType").asText());
        for (var navn : List.of("total", "grunnlag")) {
            assertThat(melding.child(navn).isPresent()).as(navn).isEqualTo(ventet.has(navn));
            ventet.path(navn).fields().forEachRemaining(felt -> assertThat(
                            melding.required(navn).text(felt.getKey()))
                    .as(felt.getKey())
                    .isEqualTo(felt.getValue().asText()));
        }
        var detaljer = melding.all("detalj");
        assertThat(detaljer).hasSize(ventet.path("detaljer").size());
        for (int i = 0; i < detaljer.size(); i++) {
            var detalj = detaljer.get(i);
            ventet.get("detaljer").get(i).fields().forEachRemaining(felt -> assertThat(detalj.text(felt.getKey()))
                    .as(felt.getKey())
                    .isEqualTo(felt.getValue().asText()));
        }
    }

    private static Stream<JsonNode> elementer(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }
}
