package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.nav.utsjekk.ende.Avstemmingskrav.Melding;
import no.nav.utsjekk.oppdrag.xml.Element;

/**
 * What an avstemming must say, counted from nothing but what lay on OS's queue and what OS answered.
 *
 * @param svar the grade that counts for each oppdrag; empty when there is none
 */
record Avstemmingsfasit(Map<Oppdrag, String> svar) {

    private static final Map<String, String> GRUPPER =
            Map.of("00", "godkjent", "04", "varsel", "08", "avvist", "12", "avvist", "", "mangler");
    private static final Map<String, String> DETALJER = Map.of("varsel", "VARS", "avvist", "AVVI", "mangler", "MANG");

    /** An oppdrag as OS knows it: copies of it are the same. */
    record Oppdrag(String fagomrade, String sakId, String tidspunkt, String dag, BigDecimal belop) {

        static Oppdrag av(Oppdragsmelding melding) {
            var avstemming = melding.oppdrag110().required("avstemming-115");
            return new Oppdrag(
                    melding.oppdrag110().text("kodeFagomraade"),
                    melding.sakId(),
                    avstemming.text("tidspktMelding"),
                    avstemming.text("nokkelAvstemming").substring(0, 10),
                    melding.linjer().stream()
                            .map(linje -> new BigDecimal(linje.text("sats")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    int antall() {
        return svar.size();
    }

    String forsteDag() {
        return svar.keySet().stream().map(Oppdrag::dag).sorted().findFirst().orElseThrow();
    }

    String sisteDag() {
        return svar.keySet().stream().map(Oppdrag::dag).max(String::compareTo).orElseThrow();
    }

    /** In what the messages differ from the count; other saker than those of the count may be in them too. */
    List<String> avvik(List<Melding> meldinger) {
        var avvik = new ArrayList<String>();
        var perFagomrade = meldinger.stream().collect(groupingBy(Melding::fagomrade));
        svar.keySet().stream().collect(groupingBy(Oppdrag::fagomrade)).forEach((fagomrade, oppdrag) -> {
            var ventet = ventet(oppdrag);
            var fikk = fikk(perFagomrade.getOrDefault(fagomrade, List.of()));
            if (!ventet.equals(fikk)) {
                avvik.add("%s: ventet %s, fikk %s"
                        .formatted(fagomrade, forskjell(ventet, fikk), forskjell(fikk, ventet)));
            }
        });
        return avvik;
    }

    private static Map<String, String> forskjell(Map<String, String> en, Map<String, String> annen) {
        return en.entrySet().stream()
                .filter(e -> !e.getValue().equals(annen.get(e.getKey())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> ventet(List<Oppdrag> oppdrag) {
        var belop = new HashMap<String, BigDecimal>();
        var antall = new HashMap<String, Integer>();
        var alt = new TreeMap<String, String>();
        for (var o : oppdrag) {
            var gruppe = GRUPPER.get(svar.get(o));
            for (var i : List.of("total", gruppe)) {
                antall.merge(i, 1, Integer::sum);
                belop.merge(i, o.belop(), BigDecimal::add);
            }
            if (DETALJER.containsKey(gruppe)) {
                alt.put(o.sakId() + " " + o.tidspunkt(), DETALJER.get(gruppe) + " " + svar.get(o));
            }
        }
        for (var i : List.of("total", "godkjent", "varsel", "avvist", "mangler")) {
            alt.put(i + "Antall", String.valueOf(antall.getOrDefault(i, 0)));
            alt.put(i + "Belop", belop.getOrDefault(i, BigDecimal.ZERO).toPlainString());
        }
        return alt;
    }

    private static Map<String, String> fikk(List<Melding> meldinger) {
        var alt = new TreeMap<String, String>();
        for (var melding : meldinger) {
            melding.rot().child("total").ifPresent(total -> tall(total, alt));
            melding.rot().child("grunnlag").ifPresent(grunnlag -> tall(grunnlag, alt));
            melding.rot()
                    .all("detalj")
                    .forEach(detalj -> alt.put(
                            detalj.text("avleverendeTransaksjonNokkel") + " " + detalj.text("tidspunkt"),
                            detalj.text("detaljType") + " "
                                    + detalj.optionalText("alvorlighetsgrad").orElse("")));
        }
        return alt;
    }

    private static void tall(Element element, Map<String, String> alt) {
        element.children().stream()
                .filter(tall -> !tall.name().toLowerCase(Locale.ROOT).endsWith("fortegn"))
                .forEach(tall -> alt.put(tall.name(), tall.text()));
    }
}
