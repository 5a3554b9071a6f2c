package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Osavstemming.Avstemt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OS makes of avstemming (06). */
class OsavstemmingTest {

    private static final Svarplan TEKNISK_FEIL = Svarplan.RETT.avvist("12", "X", "Teknisk feil");

    private Path fil;
    private Osbok bok;
    private Osavstemming os;
    private int meldinger;

    @BeforeEach
    void apne(@TempDir(factory = UnderTarget.class) Path data) throws IOException {
        fil = data.resolve("bok");
        bok = Osbok.apne(fil);
        os = new Osavstemming(bok);
        motta(Oppdragsmal.ny("GODKJENT"), Svarplan.RETT);
        motta(Oppdragsmal.ny("VARSEL"), Svarplan.RETT.medVarsel());
        motta(Oppdragsmal.ny("AVVIST"), Svarplan.RETT.avvist("08", "X", "nei"));
    }

    @AfterEach
    void lukk() throws IOException {
        bok.close();
    }

    @Test
    void an_avstemming_that_says_what_OS_has_is_in_order() {
        assertThat(avstem(total(3, 894), grunnlag(1, 1, 1, 0), detalj("VARS", "VARSEL"), detalj("AVVI", "AVVIST")))
                .satisfies(avstemt -> assertThat(avstemt.avvik()).isEmpty())
                .returns("TILTPENG", Avstemt::fagomrade)
                .returns(3, Avstemt::antall);
        assertThat(os.avstemte()).hasSize(1);
    }

    @Test
    void copies_of_an_oppdrag_are_one_and_what_is_accepted_stays_so() {
        motta(Oppdragsmal.ny("GODKJENT"), Svarplan.RETT);
        motta(Oppdragsmal.ny("GODKJENT"), TEKNISK_FEIL);
        motta(Oppdragsmal.ny("AVVIST"), Svarplan.RETT);

        assertThat(avstem(total(3, 894), grunnlag(2, 1, 0, 0), detalj("VARS", "VARSEL"))
                        .avvik())
                .isEmpty();
    }

    @Test
    void OS_still_knows_after_a_restart() throws IOException {
        bok.lagre();
        bok.close();
        bok = Osbok.apne(fil);
        os = new Osavstemming(bok);

        assertThat(avstem(total(3, 894), grunnlag(1, 1, 1, 0), detalj("VARS", "VARSEL"), detalj("AVVI", "AVVIST"))
                        .avvik())
                .isEmpty();
    }

    @Test
    void oppdrag_with_other_keys_are_not_counted() {
        assertThat(avstemDag("2026-07-21", total(0, 0), grunnlag(0, 0, 0, 0)).avvik())
                .isEmpty();
        assertThat(avstemDag("2026-07-21", total(3, 894), grunnlag(3, 0, 0, 0)).avvik())
                .contains("total: oppgitt 3 på 894 kr, hos OS 0 på 0 kr");
    }

    @Test
    void each_difference_is_told() {
        assertThat(avstem(total(2, 900), grunnlag(1, 1, 0, 0), detalj("VARS", "VARSEL"))
                        .avvik())
                .containsExactly(
                        "total: oppgitt 2 på 900 kr, hos OS 3 på 894 kr",
                        "OS har svart 08 på sak AVVIST, som regnes som godkjent",
                        "godkjent: oppgitt 1 på 298 kr, hos OS 2 på 596 kr");
        assertThat(avstem(total(3, 894), grunnlag(1, 1, 0, 1), detalj("VARS", "VARSEL"), detalj("MANG", "AVVIST"))
                        .avvik())
                .containsExactly("OS har svart 08 på sak AVVIST, som er oppgitt som MANG");
        assertThat(avstem(
                                total(4, 1192),
                                grunnlag(1, 1, 1, 1),
                                detalj("VARS", "VARSEL"),
                                detalj("AVVI", "AVVIST"),
                                detalj("MANG", "UKJENT"))
                        .avvik())
                .containsExactly(
                        "total: oppgitt 4 på 1192 kr, hos OS 3 på 894 kr",
                        "OS har ikke sak UKJENT, 2026-07-20-09.01.02.000003",
                        "mangler: oppgitt 1 på 298 kr, hos OS 0 på 0 kr");
    }

    @Test
    void messages_that_are_not_a_whole_avstemming_are_told() {
        assertThat(os.motta(melding("DATA", "2026-07-20", "B", total(0, 0) + periode() + grunnlag(0, 0, 0, 0))))
                .hasValueSatisfying(avstemt -> assertThat(avstemt.avvik()).containsExactly("DATA uten START"));
        assertThat(os.motta(melding("AVSL", "2026-07-20", "B", "")))
                .hasValueSatisfying(avstemt -> assertThat(avstemt.avvik()).containsExactly("AVSL uten START"));
        assertThat(os.motta(melding("START", "2026-07-20", "B", ""))).isEmpty();
        assertThat(os.motta(melding("START", "2026-07-20", "B", "")))
                .hasValueSatisfying(avstemt -> assertThat(avstemt.avvik()).containsExactly("START kom to ganger"));
        assertThat(os.avstemte()).last().satisfies(avstemt -> assertThat(avstemt.avvik())
                .containsExactly("AVSL er ikke kommet"));
        assertThat(os.motta(melding("AVSL", "2026-07-20", "B", "")))
                .hasValueSatisfying(avstemt -> assertThat(avstemt.avvik()).containsExactly("DATA med totaler mangler"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tull", "<a/>", "<ns2:avstemmingsdata xmlns:ns2=\"http://nav.no\"/>"})
    void what_is_no_avstemming_is_told_without_its_content(String tekst) {
        assertThat(os.motta(tekst))
                .hasValueSatisfying(avstemt ->
                        assertThat(avstemt.avvik()).singleElement().asString().startsWith("Ugyldig melding"));
    }

    private void motta(String xml, Svarplan plan) {
        meldinger++;
        bok.behandle(MottattOppdrag.of(Instant.EPOCH, "id-" + meldinger, LokalMq.KVITTERING, xml), plan);
    }

    private Avstemt avstem(String total, String grunnlag, String... detaljer) {
        return avstemDag("2026-07-20", total, grunnlag, detaljer);
    }

    private Avstemt avstemDag(String dag, String total, String grunnlag, String... detaljer) {
        assertThat(os.motta(melding("START", dag, "A", ""))).isEmpty();
        assertThat(os.motta(melding("DATA", dag, "A", total + periode() + grunnlag)))
                .isEmpty();
        Stream.of(detaljer).forEach(detalj -> assertThat(os.motta(melding("DATA", dag, "A", detalj)))
                .isEmpty());
        return os.motta(melding("AVSL", dag, "A", "")).orElseThrow();
    }

    private static String melding(String type, String dag, String id, String innhold) {
        return """
                <ns2:avstemmingsdata xmlns:ns2="http://nav.no/virksomhet/tjenester/avstemming/meldinger/v1"><aksjon>\
                <aksjonType>%s</aksjonType><kildeType>AVLEV</kildeType><avstemmingType>GRSN</avstemmingType>\
                <avleverendeKomponentKode>TILTPENG</avleverendeKomponentKode>\
                <mottakendeKomponentKode>OS</mottakendeKomponentKode><underkomponentKode>TILTPENG</underkomponentKode>\
                <nokkelFom>%s-00.00.00.000000</nokkelFom><nokkelTom>%s-23.59.59.999999</nokkelTom>\
                <avleverendeAvstemmingId>%s</avleverendeAvstemmingId><brukerId>TILTPENG</brukerId></aksjon>%s\
                </ns2:avstemmingsdata>"""
                .formatted(type, dag, dag, id.repeat(22), innhold);
    }

    private static String total(int antall, int belop) {
        return "<total><totalAntall>%d</totalAntall><totalBelop>%d</totalBelop><fortegn>T</fortegn></total>"
                .formatted(antall, belop);
    }

    private static String periode() {
        return "<periode><datoAvstemtFom>2026072000</datoAvstemtFom><datoAvstemtTom>2026072023</datoAvstemtTom></periode>";
    }

    /** All oppdrag are of 298 kroner. */
    private static String grunnlag(int godkjent, int varsel, int avvist, int mangler) {
        return "<grunnlag>"
                + String.join(
                        "",
                        List.of(
                                gruppe("godkjent", godkjent),
                                gruppe("varsel", varsel),
                                gruppe("avvist", avvist),
                                gruppe("mangler", mangler)))
                + "</grunnlag>";
    }

    private static String gruppe(String navn, int antall) {
        return "<%1$sAntall>%2$d</%1$sAntall><%1$sBelop>%3$d</%1$sBelop><%1$sFortegn>T</%1$sFortegn>"
                .formatted(navn, antall, 298 * antall);
    }

    private static String detalj(String type, String sakId) {
        return """
                <detalj><detaljType>%s</detaljType><offnr>12345678910</offnr>\
                <avleverendeTransaksjonNokkel>%s</avleverendeTransaksjonNokkel>\
                <tidspunkt>2026-07-20-09.01.02.000003</tidspunkt></detalj>"""
                .formatted(type, sakId);
    }
}
