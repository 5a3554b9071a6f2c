package no.nav.utsjekk.oppdrag.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** The schema of the document, {@code schema/oppdrag.xsd}. */
final class Skjema {

    private static final Schema SCHEMA = schema();
    private static final SAXParserFactory PARSERS = parsers();

    /** Parser and validator cost ten times as much to make as to use; each document resets them. */
    private static final ThreadLocal<Check> CHECK = ThreadLocal.withInitial(Skjema::check);

    private Skjema() {}

    /** The first error of the document in the form {@code element: rule of XML Schema}, or empty when it is valid. */
    static Optional<String> firstError(String xml) {
        try {
            CHECK.get().parse(new InputSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Check check() {
        try {
            return new Check(PARSERS.newSAXParser().getXMLReader(), SCHEMA.newValidatorHandler());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands between parser and validator to know the element: the validator's own texts quote the value instead. */
    private static final class Check extends XMLFilterImpl {

        private String element = "";

        Check(XMLReader parser, ValidatorHandler validator) {
            super(parser);
            setContentHandler(validator);
            validator.setErrorHandler(this);
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes atts) throws SAXException {
            element = localName;
            super.startElement(uri, localName, name, atts);
        }

        @Override
        public void endElement(String uri, String localName, String name) throws SAXException {
            element = localName;
            super.endElement(uri, localName, name);
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw new SAXException(element + ": " + e.getMessage().split(":", 2)[0]);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw new SAXException("not well-formed XML without a document type declaration");
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(OppdragXml.class.getResource("/schema/oppdrag.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SAXParserFactory parsers() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
