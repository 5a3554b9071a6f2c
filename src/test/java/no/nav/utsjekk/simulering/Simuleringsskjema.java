package no.nav.utsjekk.simulering;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Our schema of what OS's simulering is asked, {@code schema/simulering.xsd}. */
public final class Simuleringsskjema {

    private static final Schema SKJEMA = les();
    private static final String ROT = "ns3:simulerBeregningRequest";

    private Simuleringsskjema() {}

    private static Schema les() {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(Simuleringsskjema.class.getResource("/schema/simulering.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a question, if anything is. */
    public static Optional<String> feil(String xml) {
        try {
            SKJEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The question in a SOAP message. */
    public static String sporsmal(String soap) {
        return soap.substring(soap.indexOf("<" + ROT), soap.indexOf("</" + ROT + ">") + ROT.length() + 3);
    }
}
