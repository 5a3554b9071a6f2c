package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.lokal.Simuleringsonske;
import no.nav.utsjekk.oppdrag.xml.Element;

/** What a vector's {@code simuleringRequests} demand of a question that came to OS's simulering. */
record Simuleringskrav(Variabler variabler) {

    private static final Map<String, String> ELEMENTER = Map.of(
            "klassekode", "kodeKlassifik",
            "fom", "datoVedtakFom",
            "tom", "datoVedtakTom",
            "attestantId", "attestant/attestantId");

    /** Simulering sends the first 8 characters (D21). */
    private static final Set<String> NAVN = Set.of("saksbehId", "attestantId");

    private static final Set<String> ID = Set.of("delytelseId", "refDelytelseId");

    void sammenlign(JsonNode ventet, Simuleringsonske fikk) {
        var oppdrag = fikk.oppdrag();
        for (var navn : List.of(
                "kodeEndring", "kodeFagomraade", "fagsystemId", "oppdragGjelderId", "utbetFrekvens", "saksbehId")) {
            sammenlignFelt(navn, ventet.get(navn), oppdrag);
        }
        var linjer = oppdrag.all("oppdragslinje");
        assertThat(linjer).as("linjer").hasSameSizeAs(ventet.get("linjer"));
        for (int i = 0; i < linjer.size(); i++) {
            var linje = linjer.get(i);
            var krav = ventet.get("linjer").get(i);
            krav.fields().forEachRemaining(felt -> sammenlignFelt(felt.getKey(), felt.getValue(), linje));
            for (var navn : List.of("kodeStatusLinje", "refDelytelseId")) {
                assertThat(linje.child(navn).isPresent()).as(navn).isEqualTo(krav.has(navn));
            }
        }
    }

    private void sammenlignFelt(String navn, JsonNode ventet, Element element) {
        var fikk = verdi(element, navn).orElseThrow(() -> new AssertionError(navn + " mangler i " + element));
        if (ID.contains(navn)) {
            variabler.sammenlign(ventet.asText(), fikk);
        } else if (navn.equals("sats")) {
            assertThat(new BigDecimal(fikk)).isEqualByComparingTo(ventet.asText());
        } else {
            var tekst = ventet.asText();
            assertThat(fikk)
                    .as(navn)
                    .isEqualTo(NAVN.contains(navn) ? tekst.substring(0, Math.min(8, tekst.length())) : tekst);
        }
    }

    private static Optional<String> verdi(Element element, String navn) {
        var funnet = Optional.of(element);
        for (var steg : ELEMENTER.getOrDefault(navn, navn).split("/")) {
            funnet = funnet.flatMap(her -> her.child(steg));
        }
        return funnet.map(Element::text);
    }
}
