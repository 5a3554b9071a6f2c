package no.nav.utsjekk.oppdrag.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.utsjekk.sak.Oppdrag;

/** The oppdrag document that goes to OS (04). Thread-safe; depends on no default of the machine. */
public final class OppdragXml {

    /** Namespace of the root element; all other elements have none (XML-1). */
    public static final String NAMESPACE = "http://www.trygdeetaten.no/skjema/oppdrag";

    private static final int USUAL_SIZE = 4096;
    private static final JAXBContext CONTEXT = context();

    /** Marshallers are costly to make and hold state while they write: each thread keeps one. */
    private static final ThreadLocal<Marshaller> MARSHALLER = ThreadLocal.withInitial(OppdragXml::marshaller);

    private OppdragXml() {}

    /**
     * The document for an oppdrag, on one line. The same oppdrag always gives the same characters (design invariant 4).
     *
     * <p>Limits of length are those of intake; they are not checked again here.
     *
     * @throws IllegalArgumentException when a value cannot be written as XML: a control character, a date beyond year 9999
     */
    public static String write(Oppdrag oppdrag) {
        var out = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            MARSHALLER.get().marshal(Dokument.of(oppdrag), out);
        } catch (JAXBException e) {
            MARSHALLER.remove(); // it stopped half-way
            throw new IllegalArgumentException("the oppdrag cannot be written as XML", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a document of the form that {@link #write} makes; elements that the system never sends are ignored.
     *
     * @throws UnreadableXml when it is not XML, or something that the system always sends is missing or no date or number
     */
    public static Oppdragsdokument read(String xml) {
        return Oppdragsdokument.of(Element.read(xml));
    }

    /**
     * Checks a document against the schema, {@code schema/oppdrag.xsd}.
     *
     * @return the first error: the element and the name of the broken rule in XML Schema, such as {@code saksbehId:
     *     cvc-maxLength-valid}, without the value; empty when the document is valid
     */
    public static Optional<String> validate(String xml) {
        return Skjema.firstError(xml);
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(Dokument.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Marshaller marshaller() {
        try {
            return CONTEXT.createMarshaller();
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
