package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.lokal.Simuleringsonske;
import no.nav.utsjekk.oppdrag.xml.Element;

/** FM-36: a question about an oppdrag says the same as the oppdrag, apart from new ids and what is not sent (SIM-21). */
final class Simuleringslikhet {

    private static final List<String> HODE =
            List.of("kodeEndring", "kodeFagomraade", "fagsystemId", "utbetFrekvens", "oppdragGjelderId");
    private static final List<String> LINJE = List.of(
            "kodeEndringLinje",
            "kodeStatusLinje",
            "datoStatusFom",
            "kodeKlassifik",
            "datoKlassifikFom",
            "datoVedtakFom",
            "datoVedtakTom",
            "fradragTillegg",
            "typeSats",
            "brukKjoreplan",
            "utbetalesTilId",
            "refFagsystemId");

    private Simuleringslikhet() {}

    static void krev(Simuleringsonske sporsmal, Oppdragsmelding oppdrag) {
        var ider = new HashMap<String, String>();
        HODE.forEach(navn ->
                assertThat(felt(sporsmal.oppdrag(), navn)).as(navn).isEqualTo(felt(oppdrag.oppdrag110(), navn)));
        assertThat(sporsmal.oppdrag().all("enhet").stream().map(e -> e.text("typeEnhet") + e.text("enhet")))
                .containsExactlyElementsOf(oppdrag.oppdrag110().all("oppdrags-enhet-120").stream()
                        .map(e -> e.text("typeEnhet") + e.text("enhet"))
                        .toList());
        var linjer = sporsmal.oppdrag().all("oppdragslinje");
        assertThat(linjer).hasSameSizeAs(oppdrag.linjer());
        for (int i = 0; i < linjer.size(); i++) {
            krev(linjer.get(i), oppdrag.linjer().get(i), ider);
        }
    }

    private static void krev(Element spurt, Element sendt, Map<String, String> ider) {
        LINJE.forEach(navn -> assertThat(felt(spurt, navn)).as(navn).isEqualTo(felt(sendt, navn)));
        assertThat(new BigDecimal(spurt.text("sats"))).isEqualByComparingTo(sendt.text("sats"));
        assertThat(spurt.text("saksbehId")).isEqualTo(kortet(sendt.text("saksbehId")));
        assertThat(spurt.required("attestant").text("attestantId"))
                .isEqualTo(kortet(sendt.required("attestant-180").text("attestantId")));
        if (spurt.text("kodeEndringLinje").equals("NY")) {
            ider.put(spurt.text("delytelseId"), sendt.text("delytelseId"));
        }
        for (var navn : List.of("delytelseId", "refDelytelseId")) {
            assertThat(felt(spurt, navn).map(id -> ider.getOrDefault(id, id)))
                    .as(navn)
                    .isEqualTo(felt(sendt, navn));
        }
    }

    /** A date without its offset; D21 for names. */
    private static Optional<String> felt(Element element, String navn) {
        return element.optionalText(navn)
                .map(tekst -> tekst.matches("\\d{4}-\\d{2}-\\d{2}[+]\\d{2}:\\d{2}") ? tekst.substring(0, 10) : tekst);
    }

    private static String kortet(String navn) {
        return navn.substring(0, Math.min(8, navn.length()));
    }
}
