package no.nav.utsjekk.avstemming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.avstemming.Avstemmingsmelding.Aksjon;
import no.nav.utsjekk.kvittering.Alvorlighetsgrad;
import no.nav.utsjekk.kvittering.Osmelding;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.sak.Fagomrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that go to OS (06 §3), against the examples of the notes and against the schemas. */
class AvstemmingXmlTest {

    private static final Pattern LEAF = Pattern.compile("<([\\w-]+)>([^<]*)</\\1>");
    private static final LocalDateTime TIDSPUNKT = LocalDateTime.parse("2026-01-09T12:00");
    private static final Avstemmingsperiode PERIODE = Instans.periode("2026-01-09", "2026-01-11");

    private final Opptelling opptelling = new Opptelling();

    @Test
    void the_worked_example_is_written_as_in_the_notes() throws IOException {
        tell("TP-1", 1000, svar("00", null, null));
        tell("TP-2", 500, svar("00", null, null));
        tell("TP-3", 300, svar("04", "B000001I", "Eksempel på varsel"));
        tell("TP-4", 200, svar("08", "B110008F", "Oppdraget finnes fra før"));
        tell("TP-5", 700, Optional.empty());

        var meldinger = resultat().meldinger();

        assertThat(meldinger)
                .extracting(Avstemmingsmelding::aksjon)
                .containsExactly(Aksjon.START, Aksjon.DATA, Aksjon.AVSL);
        assertThat(meldinger)
                .extracting(Avstemmingsmelding::xml)
                .containsExactly(eksempel("start"), eksempel("data"), eksempel("avsl"));
    }

    @Test
    void AVS_16_from_the_71st_detalj_on_there_is_a_second_DATA_with_nothing_but_detaljer() throws IOException {
        IntStream.range(0, 70).forEach(nr -> tell("X-" + nr, 1, Optional.empty()));
        tell("TP-6", 1, Optional.empty());

        assertThat(resultat().meldinger().get(2).xml()).isEqualTo(eksempel("data-2"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "69, 1", "70, 1", "71, 2", "140, 2", "141, 3", "1000, 15"})
    void AVS_16_a_DATA_has_at_most_70_detaljer_and_only_the_first_has_totals(int mangler, int dataer) {
        IntStream.range(0, mangler).forEach(nr -> tell("M-" + nr, 2, Optional.empty()));
        IntStream.range(0, 75).forEach(nr -> tell("G-" + nr, 1, svar("00", null, null)));

        var resultat = resultat();

        var data = resultat.meldinger().subList(1, resultat.meldinger().size() - 1).stream()
                .map(melding -> Element.read(melding.xml()))
                .toList();
        assertThat(data).hasSize(dataer);
        assertThat(data.stream().flatMap(d -> d.all("detalj").stream()))
                .extracting(detalj -> detalj.text("avleverendeTransaksjonNokkel"))
                .containsExactlyElementsOf(
                        IntStream.range(0, mangler).mapToObj(nr -> "M-" + nr).toList());
        assertThat(data).allSatisfy(d -> assertThat(d.all("detalj")).hasSizeLessThanOrEqualTo(70));
        for (var del : List.of("total", "periode", "grunnlag")) {
            assertThat(data.stream().map(d -> d.child(del).isPresent()))
                    .containsExactlyElementsOf(
                            IntStream.range(0, dataer).mapToObj(nr -> nr == 0).toList());
        }
        assertThat(resultat.grunnlag().total()).isEqualTo(new Sum(mangler + 75, 2L * mangler + 75));
        assertThat(resultat.meldinger()).allSatisfy(AvstemmingXmlTest::erGyldig);
    }

    @ParameterizedTest
    @CsvSource({"00, GODKJENT", "04, VARSEL", "08, AVVIST", "12, AVVIST", "16, MANGLER", "0, MANGLER", "'', MANGLER"})
    void every_grade_is_in_one_of_the_four_groups_so_that_they_add_up(String grad, Gruppe gruppe) {
        tell("S", 7, svar(grad, "KODE", "tekst"));

        var resultat = resultat();

        assertThat(resultat.grunnlag().sum(gruppe)).isEqualTo(new Sum(1, 7));
        assertThat(resultat.grunnlag().total()).isEqualTo(new Sum(1, 7));
        var detalj = Element.read(resultat.meldinger().get(1).xml()).child("detalj");
        assertThat(detalj.map(d -> d.text("detaljType"))).isEqualTo(gruppe.detaljtype());
        var harSvar = gruppe == Gruppe.VARSEL || gruppe == Gruppe.AVVIST;
        assertThat(detalj.flatMap(d -> d.optionalText("alvorlighetsgrad")).isPresent())
                .isEqualTo(harSvar);
        assertThat(detalj.flatMap(d -> d.optionalText("meldingKode")).isPresent())
                .isEqualTo(harSvar);
        assertThat(resultat.meldinger()).allSatisfy(AvstemmingXmlTest::erGyldig);
    }

    @Test
    void AVS_11_texts_of_OS_are_without_padding_and_left_out_when_nothing_remains() {
        tell("S", 7, svar("08", "B110008F   ", "Oppdraget finnes fra før      "));
        tell("T", 7, svar("08", "   ", ""));

        var detaljer = Element.read(resultat().meldinger().get(1).xml()).all("detalj");

        assertThat(resultat().meldinger().get(1).xml()).contains("<meldingKode>B110008F</meldingKode>", "fra før<");
        assertThat(detaljer.get(1).child("meldingKode")).isEmpty();
        assertThat(detaljer.get(1).child("tekstMelding")).isEmpty();
        assertThat(resultat().meldinger()).allSatisfy(AvstemmingXmlTest::erGyldig);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\uFFFEb", "a\uD800b"})
    void a_character_that_XML_cannot_carry_does_not_hold_back_the_avstemming(String tekst) {
        tell("S", 7, svar("08", null, tekst));

        var melding = resultat().meldinger().get(1);

        assertThat(Element.read(melding.xml()).required("detalj").text("tekstMelding"))
                .isEqualTo("a?b");
        erGyldig(melding);
    }

    @Test
    void characters_that_mean_something_in_XML_arrive_as_they_were() {
        tell("S<&>\"'", 7, svar("08", null, "a < b & c > \"d\" 'e' æøå \uD83D\uDE00"));

        var detalj = Element.read(resultat().meldinger().get(1).xml()).required("detalj");

        assertThat(detalj.text("tekstMelding")).isEqualTo("a < b & c > \"d\" 'e' æøå \uD83D\uDE00");
        assertThat(detalj.text("avleverendeTransaksjonNokkel")).isEqualTo("S<&>\"'");
        erGyldig(resultat().meldinger().get(1));
    }

    @Test
    void the_sign_tells_which_way_the_money_goes() {
        assertThat(Stream.of(new Sum(1, 1), Sum.INGEN, new Sum(1, -1)).map(Sum::fortegn))
                .containsExactly("T", "T", "F");
    }

    @Test
    void the_examples_of_the_notes_are_valid_by_our_own_schema() throws IOException {
        for (var navn : List.of("start", "data", "avsl", "data-2")) {
            assertThat(Avstemmingsskjema.eget().feil(fil(navn))).as(navn).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<aksjonType>DATA<, <aksjonType>HENT<",
        "<kildeType>AVLEV<, <kildeType>MOTT<",
        "<avstemmingType>GRSN<, <avstemmingType>KONS<",
        "CgsMDQABQACAAAAAAAAAAQ, CgsMDQABQACAAAAAAAAAAQ==",
        "00.00.00.000000<, 00.00.00.000<",
        "2026010900, 20260109",
        "<totalAntall>5<, <totalAntall>fem<",
        "<totalBelop>2700<, <totalBelop>27.5<",
        "<fortegn>T<, <fortegn>D<",
        "<detaljType>VARS<, <detaljType>GODK<",
        "<offnr>12345678910<, <offnr>1234567891<",
        "<alvorlighetsgrad>08<, <alvorlighetsgrad>00<",
        "<periode>, <detalj>"
    })
    void our_own_schema_sees_what_is_wrong(String rett, String galt) throws IOException {
        assertThat(Avstemmingsskjema.eget().feil(fil("data").replace(rett, galt)))
                .isPresent();
    }

    /** Ours is stricter, and never looser: on each example and on each small damage to it. */
    @Test
    void what_our_own_schema_allows_the_public_one_does_too() throws IOException {
        var offentlig = Avstemmingsskjema.offentlig();
        assumeThat(offentlig)
                .as("OS's public schema: set UTSJEKK_KONTRAKTER to the directory of the contracts")
                .isPresent();
        var dokumenter = Stream.of(fil("start"), fil("data"), fil("avsl"), fil("data-2"))
                .flatMap(AvstemmingXmlTest::skadet)
                .toList();
        var gyldige = dokumenter.stream()
                .filter(xml -> Avstemmingsskjema.eget().feil(xml).isEmpty())
                .toList();

        assertThat(dokumenter).hasSizeGreaterThan(300);
        assertThat(gyldige)
                .hasSizeBetween(20, dokumenter.size() / 2)
                .allSatisfy(xml ->
                        assertThat(offentlig.orElseThrow().feil(xml)).as(xml).isEmpty());
    }

    private static Stream<String> skadet(String xml) {
        return Stream.concat(Stream.of(xml), LEAF.matcher(xml).results().flatMap(blad -> {
            var foran = xml.substring(0, blad.start());
            var bak = xml.substring(blad.end());
            return Stream.of(
                    foran + bak,
                    foran + blad.group() + blad.group() + bak,
                    foran + "<" + blad.group(1) + "></" + blad.group(1) + ">" + bak,
                    foran + "<" + blad.group(1) + ">1</" + blad.group(1) + ">" + bak,
                    foran + "<" + blad.group(1) + ">0" + blad.group(2) + "</" + blad.group(1) + ">" + bak,
                    foran + "<" + blad.group(1) + ">" + blad.group(2) + " </" + blad.group(1) + ">" + bak);
        }));
    }

    private void tell(String sakId, long belop, Optional<Osmelding> svar) {
        var personident = Gruppe.av(svar.map(Osmelding::grad)) == Gruppe.GODKJENT
                ? Optional.<String>empty()
                : Optional.of("12345678910");
        opptelling.tell(new AvstemtOppdrag(1, sakId, TIDSPUNKT, belop, svar, personident));
    }

    private static Optional<Osmelding> svar(String grad, String kode, String tekst) {
        return Optional.of(
                new Osmelding(Alvorlighetsgrad.fraKode(grad), Optional.ofNullable(kode), Optional.ofNullable(tekst)));
    }

    private Fagomradeavstemming resultat() {
        return opptelling.resultat(Fagomrade.TILTPENG, PERIODE, "CgsMDQABQACAAAAAAAAAAQ");
    }

    private static void erGyldig(Avstemmingsmelding melding) {
        assertThat(Avstemmingsskjema.brudd(melding.xml())).as(melding.xml()).isEmpty();
    }

    /** On one line, as we write it. */
    private static String eksempel(String navn) throws IOException {
        return fil(navn).replaceAll(">\\s+<", "><").strip();
    }

    private static String fil(String navn) throws IOException {
        return Files.readString(Path.of("src/test/resources/avstemming", navn + ".xml"));
    }
}
