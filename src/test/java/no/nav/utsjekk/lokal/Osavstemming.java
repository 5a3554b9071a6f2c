package no.nav.utsjekk.lokal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.nav.utsjekk.avstemming.Avstemmingsskjema;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;

/** What OS does with avstemming: puts the messages of each together by its id, and holds the sums against its own journal (06). */
public final class Osavstemming {

    private static final int REMEMBERED = 200;

    private final Osbok bok;
    private final Map<String, Under> under = new LinkedHashMap<>();
    private final List<Avstemt> avstemte = new ArrayList<>();

    Osavstemming(Osbok bok) {
        this.bok = bok;
    }

    /**
     * An avstemming, whole or not.
     *
     * @param avvik in what it differs from what OS has, or is no avstemming at all; empty when all is well
     */
    public record Avstemt(
            String fagomrade,
            String avstemmingId,
            String nokkelFom,
            String nokkelTom,
            int antall,
            BigDecimal belop,
            List<String> avvik) {}

    /** The messages of one that has begun. */
    private record Under(Element aksjon, List<Element> data) {}

    /** The groups that oppdrag are counted in. */
    private static final Map<String, String> GRUPPER =
            Map.of("00", "godkjent", "04", "varsel", "08", "avvist", "12", "avvist");

    private static final Map<String, String> DETALJER = Map.of("varsel", "VARS", "avvist", "AVVI", "mangler", "MANG");

    /** Takes the next message; gives the avstemming that it ends, or what is wrong with it. */
    synchronized Optional<Avstemt> motta(String xml) {
        var feil = Avstemmingsskjema.eget().feil(xml);
        if (feil.isPresent()) {
            return Optional.of(husk(uleselig(feil.get())));
        }
        var melding = les(xml);
        var aksjon = melding.required("aksjon");
        var id = aksjon.text("avleverendeAvstemmingId");
        return switch (aksjon.text("aksjonType")) {
            case "START" -> start(id, aksjon);
            case "DATA" -> data(id, aksjon, melding);
            default -> slutt(id, aksjon);
        };
    }

    private static Element les(String xml) {
        try {
            return Element.read(xml);
        } catch (UnreadableXml e) {
            throw new IllegalStateException("the schema has let through what is no XML", e);
        }
    }

    private Optional<Avstemt> start(String id, Element aksjon) {
        return under.putIfAbsent(id, new Under(aksjon, new ArrayList<>())) == null
                ? Optional.empty()
                : Optional.of(husk(avvik(aksjon, "START kom to ganger")));
    }

    private Optional<Avstemt> data(String id, Element aksjon, Element melding) {
        var begynt = Optional.ofNullable(under.get(id));
        begynt.ifPresent(u -> u.data().add(melding));
        return begynt.isPresent() ? Optional.empty() : Optional.of(husk(avvik(aksjon, "DATA uten START")));
    }

    private Optional<Avstemt> slutt(String id, Element aksjon) {
        return Optional.of(husk(Optional.ofNullable(under.remove(id))
                .map(this::avstem)
                .orElseGet(() -> avvik(aksjon, "AVSL uten START"))));
    }

    private Avstemt husk(Avstemt avstemt) {
        avstemte.add(avstemt);
        if (avstemte.size() > REMEMBERED) {
            avstemte.remove(0);
        }
        return avstemt;
    }

    /** The last ones, oldest first; those that have begun and not ended come last. */
    synchronized List<Avstemt> avstemte() {
        return Stream.concat(
                        avstemte.stream(), under.values().stream().map(u -> avvik(u.aksjon(), "AVSL er ikke kommet")))
                .toList();
    }

    private static Avstemt uleselig(String feil) {
        return new Avstemt("", "", "", "", 0, BigDecimal.ZERO, List.of("Ugyldig melding: " + feil.split(":", 2)[0]));
    }

    private static Avstemt avvik(Element aksjon, String avvik) {
        return avstemt(aksjon, 0, BigDecimal.ZERO, List.of(avvik));
    }

    private static Avstemt avstemt(Element aksjon, int antall, BigDecimal belop, List<String> avvik) {
        return new Avstemt(
                aksjon.text("avleverendeKomponentKode"),
                aksjon.text("avleverendeAvstemmingId"),
                aksjon.text("nokkelFom"),
                aksjon.text("nokkelTom"),
                antall,
                belop,
                avvik);
    }

    private Avstemt avstem(Under avstemming) {
        var aksjon = avstemming.aksjon();
        if (avstemming.data().isEmpty()
                || avstemming.data().get(0).child("total").isEmpty()) {
            return avvik(aksjon, "DATA med totaler mangler");
        }
        var total = avstemming.data().get(0).required("total");
        var hosOs = bok.transaksjoner(
                aksjon.text("avleverendeKomponentKode"), aksjon.text("nokkelFom"), aksjon.text("nokkelTom"));
        return avstemt(
                aksjon,
                Integer.parseInt(total.text("totalAntall")),
                new BigDecimal(total.text("totalBelop")),
                sammenlign(avstemming, hosOs));
    }

    /** A number of oppdrag and their amount. */
    private record Sum(int antall, BigDecimal belop) {

        static final Sum INGEN = new Sum(0, BigDecimal.ZERO);

        Sum pluss(Sum annen) {
            return new Sum(antall + annen.antall, belop.add(annen.belop));
        }

        boolean erLik(Sum annen) {
            return antall == annen.antall && belop.compareTo(annen.belop) == 0;
        }
    }

    private static List<String> sammenlign(Under avstemming, Map<Ostransaksjon, Mmel> hosOs) {
        var avvik = new ArrayList<String>();
        var oppgitt = avstemming.data().get(0);
        sammenlign("total", sum(oppgitt.required("total"), "total"), hosOs.keySet().stream(), avvik);
        var igjen = new LinkedHashMap<>(hosOs);
        var detaljer = avstemming.data().stream()
                .flatMap(data -> data.all("detalj").stream())
                .toList();
        var perGruppe = new TreeMap<String, List<Ostransaksjon>>();
        for (var detalj : detaljer) {
            var transaksjon = igjen.keySet().stream()
                    .filter(t -> t.sakId().equals(detalj.text("avleverendeTransaksjonNokkel"))
                            && t.tidspunkt().equals(detalj.text("tidspunkt")))
                    .findFirst();
            transaksjon.ifPresentOrElse(
                    t -> ta(detalj, t, igjen.remove(t), perGruppe, avvik),
                    () -> avvik.add("OS har ikke sak %s, %s"
                            .formatted(detalj.text("avleverendeTransaksjonNokkel"), detalj.text("tidspunkt"))));
        }
        igjen.forEach((t, mmel) -> {
            perGruppe.computeIfAbsent("godkjent", ny -> new ArrayList<>()).add(t);
            if (!mmel.alvorlighetsgrad().equals("00")) {
                avvik.add("OS har svart %s på sak %s, som regnes som godkjent"
                        .formatted(mmel.alvorlighetsgrad(), t.sakId()));
            }
        });
        for (var gruppe : List.of("godkjent", "varsel", "avvist", "mangler")) {
            sammenlign(
                    gruppe,
                    sum(oppgitt.required("grunnlag"), gruppe),
                    perGruppe.getOrDefault(gruppe, List.of()).stream(),
                    avvik);
        }
        return avvik;
    }

    /** Counts an oppdrag in the group that the sender has it in, and tells when OS has it in another. */
    private static void ta(
            Element detalj,
            Ostransaksjon transaksjon,
            Mmel mmel,
            Map<String, List<Ostransaksjon>> perGruppe,
            List<String> avvik) {
        var gruppe = DETALJER.entrySet().stream()
                .filter(e -> e.getValue().equals(detalj.text("detaljType")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        perGruppe.computeIfAbsent(gruppe, ny -> new ArrayList<>()).add(transaksjon);
        if (!gruppe.equals(GRUPPER.get(mmel.alvorlighetsgrad()))) {
            avvik.add("OS har svart %s på sak %s, som er oppgitt som %s"
                    .formatted(mmel.alvorlighetsgrad(), transaksjon.sakId(), detalj.text("detaljType")));
        }
    }

    private static Sum sum(Element element, String navn) {
        return new Sum(Integer.parseInt(element.text(navn + "Antall")), new BigDecimal(element.text(navn + "Belop")));
    }

    private static void sammenlign(String navn, Sum oppgitt, Stream<Ostransaksjon> transaksjoner, List<String> avvik) {
        var hosOs = transaksjoner.map(t -> new Sum(1, t.belop())).reduce(Sum.INGEN, Sum::pluss);
        if (!hosOs.erLik(oppgitt)) {
            avvik.add("%s: oppgitt %d på %s kr, hos OS %d på %s kr"
                    .formatted(
                            navn,
                            oppgitt.antall(),
                            oppgitt.belop().toPlainString(),
                            hosOs.antall(),
                            hosOs.belop().toPlainString()));
        }
    }
}
