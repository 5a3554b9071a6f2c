package no.nav.utsjekk.simulering;

import java.io.StringWriter;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The body of the question (07 §3): the order of the elements is fixed, only enhet and attestant have a namespace. */
public final class ForesporselXml {

    /** Namespace of the root element. */
    public static final String NAMESPACE =
            "http://nav.no/system/os/tjenester/simulerFpService/simulerFpServiceGrensesnitt";

    private static final String OPPDRAGSKJEMA = "http://nav.no/system/os/entiteter/oppdragSkjema";
    private static final String ENHET_FOM = "1970-01-01";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private ForesporselXml(XMLStreamWriter out) {
        this.out = out;
    }

    /**
     * The document, on one line and without declaration. The same question always gives the same characters.
     *
     * @throws IllegalArgumentException when a value cannot be written as XML: a control character, a date beyond year 9999
     */
    public static String write(Foresporsel foresporsel) {
        var text = new StringWriter();
        try {
            var out = XML.createXMLStreamWriter(text);
            new ForesporselXml(out).document(foresporsel);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a StringWriter takes everything
        }
        return text.toString();
    }

    private void document(Foresporsel f) throws XMLStreamException {
        out.writeStartElement("ns3", "simulerBeregningRequest", NAMESPACE);
        out.writeNamespace("ns2", OPPDRAGSKJEMA);
        out.writeNamespace("ns3", NAMESPACE);
        out.writeStartElement("request");
        out.writeStartElement("oppdrag");
        leaf("kodeEndring", f.kodeEndring());
        leaf("kodeFagomraade", f.kodeFagomraade());
        leaf("fagsystemId", f.fagsystemId());
        leaf("utbetFrekvens", f.utbetFrekvens());
        leaf("oppdragGjelderId", f.oppdragGjelderId());
        leaf("datoOppdragGjelderFom", dato(f.datoOppdragGjelderFom()));
        leaf("saksbehId", f.saksbehId());
        for (var enhet : f.enheter()) {
            out.writeStartElement("ns2", "enhet", OPPDRAGSKJEMA);
            leaf("typeEnhet", enhet.typeEnhet());
            leaf("enhet", enhet.enhet());
            leaf("datoEnhetFom", ENHET_FOM);
            out.writeEndElement();
        }
        for (var linje : f.linjer()) {
            linje(f, linje);
        }
        out.writeEndElement();
        out.writeEmptyElement("simuleringsPeriode"); // SIM-22: valid only with it
        out.writeEndElement();
        out.writeEndElement();
    }

    private void linje(Foresporsel f, Foresporsel.Linje linje) throws XMLStreamException {
        out.writeStartElement("oppdragslinje");
        leaf("kodeEndringLinje", linje.erNy() ? "NY" : "ENDR");
        if (!linje.erNy()) {
            leaf("kodeStatusLinje", "OPPH");
            leaf("datoStatusFom", dato(linje.datoStatusFom().orElseThrow()));
        }
        leaf("delytelseId", linje.delytelseId());
        leaf("kodeKlassifik", linje.kodeKlassifik());
        leaf("datoKlassifikFom", dato(linje.datoVedtakFom()));
        leaf("datoVedtakFom", dato(linje.datoVedtakFom()));
        leaf("datoVedtakTom", dato(linje.datoVedtakTom()));
        leaf("sats", String.valueOf(linje.sats()));
        leaf("fradragTillegg", "T");
        leaf("typeSats", linje.typeSats());
        leaf("brukKjoreplan", "N");
        leaf("saksbehId", f.saksbehId());
        leaf("utbetalesTilId", f.oppdragGjelderId());
        if (linje.refDelytelseId().isPresent()) {
            leaf("refFagsystemId", f.fagsystemId());
            leaf("refDelytelseId", linje.refDelytelseId().get());
        }
        out.writeStartElement("ns2", "attestant", OPPDRAGSKJEMA);
        leaf("attestantId", linje.attestantId());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void leaf(String name, String text) throws XMLStreamException {
        if (!text.codePoints().allMatch(ForesporselXml::isXmlCharacter)) {
            throw new IllegalArgumentException(name + " has a character that XML cannot carry");
        }
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** Plain, without offset (SIM-20). */
    private static String dato(LocalDate dato) {
        if (dato.getYear() < 1 || dato.getYear() > 9999) {
            throw new IllegalArgumentException("a date outside the years 1 to 9999 has no place in a simulering");
        }
        return dato.toString();
    }

    private static boolean isXmlCharacter(int c) {
        return c >= ' ' && c < 0xD800
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
    }
}
