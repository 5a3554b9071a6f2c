package no.nav.utsjekk.simulering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import no.nav.utsjekk.oppdrag.xml.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question as OS reads it (07 §2 and §3). */
class ForesporselXmlTest {

    private static final LocalDate FOM = LocalDate.of(2026, 1, 5);
    private static final LocalDate TOM = LocalDate.of(2026, 1, 18);

    private static final Foresporsel EKSEMPEL = new Foresporsel(
            "ENDR",
            "AAP",
            "SAK-1001",
            "MND",
            "12345678910",
            LocalDate.of(2000, 1, 1),
            "Z900001",
            List.of(new Foresporsel.Enhet("BOS", "8020")),
            List.of(
                    new Foresporsel.Linje(
                            Optional.of(FOM),
                            "CgsMDQABQACAAAAAAAAAAQ==",
                            "AAPOR",
                            FOM,
                            TOM,
                            1000,
                            "DAG",
                            Optional.empty(),
                            "Z900002"),
                    new Foresporsel.Linje(
                            Optional.empty(),
                            "CgsMDQACQACAAAAAAAAAAg==",
                            "AAPOR",
                            LocalDate.of(2026, 1, 12),
                            TOM,
                            1000,
                            "DAG",
                            Optional.of("CgsMDQABQACAAAAAAAAAAQ=="),
                            "Z900002")));

    /** The complete body of 07 §3, on one line. */
    private static final String DOKUMENT =
            """
            <ns3:simulerBeregningRequest xmlns:ns2="http://nav.no/system/os/entiteter/oppdragSkjema" xmlns:ns3="http://nav.no/system/os/tjenester/simulerFpService/simulerFpServiceGrensesnitt">
            <request><oppdrag><kodeEndring>ENDR</kodeEndring><kodeFagomraade>AAP</kodeFagomraade><fagsystemId>SAK-1001</fagsystemId>
            <utbetFrekvens>MND</utbetFrekvens><oppdragGjelderId>12345678910</oppdragGjelderId><datoOppdragGjelderFom>2000-01-01</datoOppdragGjelderFom>
            <saksbehId>Z900001</saksbehId><ns2:enhet><typeEnhet>BOS</typeEnhet><enhet>8020</enhet><datoEnhetFom>1970-01-01</datoEnhetFom></ns2:enhet>
            <oppdragslinje><kodeEndringLinje>ENDR</kodeEndringLinje><kodeStatusLinje>OPPH</kodeStatusLinje><datoStatusFom>2026-01-05</datoStatusFom>
            <delytelseId>CgsMDQABQACAAAAAAAAAAQ==</delytelseId><kodeKlassifik>AAPOR</kodeKlassifik><datoKlassifikFom>2026-01-05</datoKlassifikFom>
            <datoVedtakFom>2026-01-05</datoVedtakFom><datoVedtakTom>2026-01-18</datoVedtakTom><sats>1000</sats><fradragTillegg>T</fradragTillegg>
            <typeSats>DAG</typeSats><brukKjoreplan>N</brukKjoreplan><saksbehId>Z900001</saksbehId><utbetalesTilId>12345678910</utbetalesTilId>
            <ns2:attestant><attestantId>Z900002</attestantId></ns2:attestant></oppdragslinje>
            <oppdragslinje><kodeEndringLinje>NY</kodeEndringLinje><delytelseId>CgsMDQACQACAAAAAAAAAAg==</delytelseId><kodeKlassifik>AAPOR</kodeKlassifik>
            <datoKlassifikFom>2026-01-12</datoKlassifikFom><datoVedtakFom>2026-01-12</datoVedtakFom><datoVedtakTom>2026-01-18</datoVedtakTom><sats>1000</sats>
            <fradragTillegg>T</fradragTillegg><typeSats>DAG</typeSats><brukKjoreplan>N</brukKjoreplan><saksbehId>Z900001</saksbehId>
            <utbetalesTilId>12345678910</utbetalesTilId><refFagsystemId>SAK-1001</refFagsystemId><refDelytelseId>CgsMDQABQACAAAAAAAAAAQ==</refDelytelseId>
            <ns2:attestant><attestantId>Z900002</attestantId></ns2:attestant></oppdragslinje></oppdrag><simuleringsPeriode/></request></ns3:simulerBeregningRequest>"""
                    .replace("\n", "");

    @Test
    void SIM_20_SIM_21_SIM_22_the_document() {
        assertThat(ForesporselXml.write(EKSEMPEL)).isEqualTo(DOKUMENT);
    }

    @Test
    void SIM_22_the_document_follows_OS_s_public_schema() throws Exception {
        var skjema = skjema();
        skjema.newValidator().validate(new StreamSource(new StringReader(ForesporselXml.write(EKSEMPEL))));
        assertThatThrownBy(() -> skjema.newValidator()
                        .validate(new StreamSource(
                                new StringReader(ForesporselXml.write(EKSEMPEL).replace("<simuleringsPeriode/>", "")))))
                .isInstanceOf(org.xml.sax.SAXException.class);
    }

    /** OS's public schema is a yardstick beside the project: without it the test is skipped. */
    private static javax.xml.validation.Schema skjema() throws Exception {
        File xsd = Path.of(Optional.ofNullable(System.getProperty("UTSJEKK_KONTRAKTER"))
                        .or(() -> Optional.ofNullable(System.getenv("UTSJEKK_KONTRAKTER")))
                        .orElse("../shared/contracts"))
                .resolve("simulering/no/nav/system/os/tjenester/simulerFpService/simulerfpservicegrensesnitt.wsdl")
                .toFile();
        assumeThat(xsd)
                .as("set UTSJEKK_KONTRAKTER to the directory of the contracts")
                .exists();
        var parsere = DocumentBuilderFactory.newDefaultNSInstance();
        var wsdl = parsere.newDocumentBuilder().parse(xsd).getDocumentElement();
        var skjema = (org.w3c.dom.Element) wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        for (int nr = 0; nr < wsdl.getAttributes().getLength(); nr++) {
            var arvet = wsdl.getAttributes().item(nr);
            if (arvet.getNodeName().startsWith("xmlns:") && !skjema.hasAttribute(arvet.getNodeName())) {
                skjema.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, arvet.getNodeName(), arvet.getNodeValue());
            }
        }
        return SchemaFactory.newDefaultInstance()
                .newSchema(new DOMSource(skjema, xsd.toURI().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\u0001b", "\uFFFF", "\uD800"})
    void what_XML_cannot_carry_is_never_sent(String sakId) {
        assertThatThrownBy(() -> ForesporselXml.write(med(sakId))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_is_escaped() {
        assertThat(Element.read(ForesporselXml.write(med("<a>&b")))
                        .required("request")
                        .required("oppdrag")
                        .text("fagsystemId"))
                .isEqualTo("<a>&b");
    }

    private static Foresporsel med(String sakId) {
        return new Foresporsel(
                "NY", "AAP", sakId, "MND", "12345678910", FOM, "Z", EKSEMPEL.enheter(), EKSEMPEL.linjer());
    }

    @Test
    void SIM_14_the_envelope_has_the_assertion_as_it_is_and_a_new_id() {
        var id = UUID.fromString("0a0b0c0d-0009-4000-8000-000000000009");
        var assertion = "<saml:Assertion xmlns:saml=\"s\" a='1'><b>%s</b></saml:Assertion>";
        var tekst = new String(
                new Konvolutt("https://os.example/a?b=1&c", () -> id)
                        .skriv(new Sporsmal(EKSEMPEL, Optional.empty()), "<?xml version=\"1.0\"?>\n" + assertion),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(tekst).contains(">" + assertion + "</wsse:Security>").contains(DOKUMENT);
        var hode = Element.read(tekst).required("Header");
        assertThat(hode.text("MessageID")).isEqualTo("urn:uuid:" + id);
        assertThat(hode.text("To")).isEqualTo("https://os.example/a?b=1&c");
        assertThat(hode.text("Action")).endsWith("/simulerFpService/simulerBeregning");
        assertThat(hode.required("ReplyTo").text("Address"))
                .isEqualTo("http://www.w3.org/2005/08/addressing/anonymous");
    }

    @Test
    void SIM_22_the_example_is_valid_and_each_small_damage_to_it_is_not() {
        assertThat(Simuleringsskjema.feil(ForesporselXml.write(EKSEMPEL))).isEmpty();
        assertThat(List.of(
                        DOKUMENT.replace("<simuleringsPeriode/>", ""),
                        DOKUMENT.replace("2026-01-12", "12.01.2026"),
                        DOKUMENT.replace("2026-01-18<", "2026-01-18+01:00<"),
                        DOKUMENT.replace("Z900002", "Z90000200"),
                        DOKUMENT.replace("<refFagsystemId>SAK-1001</refFagsystemId>", ""),
                        DOKUMENT.replace("<datoStatusFom>2026-01-05</datoStatusFom>", ""),
                        DOKUMENT.replace("<sats>1000</sats>", "<sats>1000.50</sats>"),
                        DOKUMENT.replace("ns2:attestant", "attestant"),
                        DOKUMENT.replace("<fradragTillegg>T</fradragTillegg>", "")))
                .allSatisfy(odelagt -> {
                    assertThat(odelagt).isNotEqualTo(DOKUMENT);
                    assertThat(Simuleringsskjema.feil(odelagt)).as(odelagt).isPresent();
                });
    }
}
