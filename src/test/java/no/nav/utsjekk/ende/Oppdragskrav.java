package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;

/**
 * What {@code expectOppdrag} demands of an oppdrag: what the vector says and what holds for every oppdrag.
 *
 * @param vedtaksdato date of the vedtakstidspunkt of the melding that caused it
 */
record Oppdragskrav(Variabler variabler, LocalDate vedtaksdato) {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final DateTimeFormatter TIDSPUNKT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS", Locale.ROOT);

    /** Where the document has what a vector calls by another name. */
    private static final Map<String, String> ELEMENTER = Map.of(
            "klassekode", "kodeKlassifik",
            "fom", "datoVedtakFom",
            "tom", "datoVedtakTom",
            "attestantId", "attestant-180/attestantId",
            "vedtakssats", "vedtakssats-157/vedtakssats");

    private static final Set<String> TALL = Set.of("sats", "vedtakssats");
    private static final Set<String> ID = Set.of("delytelseId", "refDelytelseId");
    private static final List<String> BARE_NAR_GITT = List.of("kodeStatusLinje", "refDelytelseId", "vedtakssats");

    void sammenlign(JsonNode ventet, Oppdragsmelding melding) {
        var oppdrag = melding.oppdrag110();
        for (var navn : List.of(
                "kodeEndring", "kodeFagomraade", "fagsystemId", "oppdragGjelderId", "utbetFrekvens", "saksbehId")) {
            if (ventet.has(navn)) {
                assertThat(oppdrag.text(navn))
                        .as(navn)
                        .isEqualTo(ventet.get(navn).asText());
            }
        }
        if (ventet.has("enheter")) {
            sammenlignEnheter(ventet.get("enheter"), oppdrag.all("oppdrags-enhet-120"));
        }
        if (ventet.has("avvent")) {
            sammenlignGitte(ventet.get("avvent"), oppdrag.required("avvent-118"), variabler);
        }
        gjelderAlltid(melding);
        sammenlignLinjer(ventet, melding.linjer());
    }

    private void sammenlignEnheter(JsonNode ventet, List<Element> enheter) {
        assertThat(enheter).hasSize(ventet.size());
        for (int i = 0; i < enheter.size(); i++) {
            sammenlignGitte(ventet.get(i), enheter.get(i), variabler);
        }
    }

    /** The list "Holds for every expectOppdrag", and the schema. */
    private void gjelderAlltid(Oppdragsmelding melding) {
        var oppdrag = melding.oppdrag110();
        assertThat(OppdragXml.validate(medKorteIdenter(melding.xml())))
                .as("brudd på XSD i %s", melding)
                .isEmpty();
        assertThat(oppdrag.text("kodeAksjon")).isEqualTo("1");
        assertThat(dato(oppdrag.text("datoOppdragGjelderFom"))).isEqualTo("2000-01-01");
        var avstemming = oppdrag.required("avstemming-115");
        var idag = LocalDate.now(OSLO);
        assertThat(avstemming.text("kodeKomponent")).isEqualTo(oppdrag.text("kodeFagomraade"));
        assertThat(avstemming.text("nokkelAvstemming")).isEqualTo(idag + "-10.10.00.000000");
        assertThat(LocalDateTime.parse(avstemming.text("tidspktMelding"), TIDSPUNKT))
                .isBetween(idag.atStartOfDay(), LocalDateTime.now(OSLO));
        assertThat(oppdrag.all("oppdrags-enhet-120")).allSatisfy(enhet -> assertThat(dato(enhet.text("datoEnhetFom")))
                .isEqualTo("1970-01-01"));
        assertThat(melding.linjer()).allSatisfy(linje -> gjelderAlltid(oppdrag, linje));
    }

    private void gjelderAlltid(Element oppdrag, Element linje) {
        assertThat(linje.text("datoKlassifikFom")).isEqualTo(linje.text("datoVedtakFom"));
        assertThat(linje.text("fradragTillegg")).isEqualTo("T");
        assertThat(linje.text("brukKjoreplan")).isEqualTo("N");
        assertThat(linje.text("saksbehId")).isEqualTo(oppdrag.text("saksbehId"));
        assertThat(linje.text("vedtakId")).isEqualTo(vedtaksdato.toString());
        assertThat(linje.optionalText("refFagsystemId"))
                .isEqualTo(linje.optionalText("refDelytelseId").map(ref -> oppdrag.text("fagsystemId")));
        assertThat(linje.all("attestant-180")).hasSize(1);
    }

    /** D21: the one exception from the schema. */
    private static String medKorteIdenter(String xml) {
        return xml.replaceAll("<(saksbehId|attestantId)>([^<]{8})[^<]*<", "<$1>$2<");
    }

    private void sammenlignLinjer(JsonNode ventet, List<Element> linjer) {
        var ventede = new ArrayList<JsonNode>();
        ventet.get("linjer").forEach(ventede::add);
        assertThat(linjer).as("linjer").hasSize(ventede.size());
        if (ventet.path("linjerOrder").asText().equals("perChain")) {
            sammenlignPerKjede(ventede, linjer);
            return;
        }
        for (int i = 0; i < linjer.size(); i++) {
            sammenlignLinje(ventede.get(i), linjer.get(i), variabler);
        }
    }

    /** In each chain the order of the vector; a chain's lines refer to one another or have the same id. */
    private void sammenlignPerKjede(List<JsonNode> ventede, List<Element> linjer) {
        if (ventede.isEmpty()) {
            return;
        }
        var neste = ventede.get(0);
        for (var linje : linjer) {
            var forsok = variabler.kopi();
            try {
                sammenlignLinje(neste, linje, forsok);
            } catch (AssertionError annenKjede) {
                continue;
            }
            variabler.laer(forsok);
            var resten = new ArrayList<>(linjer);
            resten.remove(linje);
            assertThat(resten.subList(0, linjer.indexOf(linje)))
                    .as("linjer av samme kjede foran %s", neste)
                    .noneMatch(foran -> sammeKjede(foran, linje));
            sammenlignPerKjede(ventede.subList(1, ventede.size()), resten);
            return;
        }
        throw new AssertionError("Ingen linje er " + neste + ": " + linjer);
    }

    private static boolean sammeKjede(Element en, Element annen) {
        var id = en.text("delytelseId");
        return id.equals(annen.text("delytelseId"))
                || annen.optionalText("refDelytelseId").filter(id::equals).isPresent()
                || en.optionalText("refDelytelseId")
                        .filter(annen.text("delytelseId")::equals)
                        .isPresent();
    }

    private static void sammenlignLinje(JsonNode ventet, Element linje, Variabler variabler) {
        sammenlignGitte(ventet, linje, variabler);
        for (var navn : BARE_NAR_GITT) {
            assertThat(verdi(linje, navn).isPresent())
                    .as("%s i %s", navn, linje)
                    .isEqualTo(ventet.has(navn));
        }
    }

    private static void sammenlignGitte(JsonNode ventet, Element fikk, Variabler variabler) {
        ventet.fields().forEachRemaining(felt -> {
            var navn = felt.getKey();
            var tekst = felt.getValue().asText();
            var verdi = verdi(fikk, navn).orElseThrow(() -> new AssertionError(navn + " mangler i " + fikk));
            if (ID.contains(navn)) {
                variabler.sammenlign(tekst, verdi);
            } else if (TALL.contains(navn)) {
                assertThat(new BigDecimal(verdi)).as(navn).isEqualByComparingTo(tekst);
            } else {
                assertThat(dato(verdi)).as("%s i %s", navn, fikk).isEqualTo(tekst);
            }
        });
    }

    private static Optional<String> verdi(Element element, String navn) {
        var funnet = Optional.of(element);
        var sti = ELEMENTER.getOrDefault(navn, navn).split("/");
        for (var steg : sti) {
            funnet = funnet.flatMap(her -> her.child(steg));
        }
        return funnet.map(Element::text);
    }

    /** A date without its time zone, which the schema allows; other texts as they are. */
    private static String dato(String tekst) {
        return tekst.matches("\\d{4}-\\d{2}-\\d{2}(Z|[+-]\\d{2}:\\d{2})") ? tekst.substring(0, 10) : tekst;
    }
}
