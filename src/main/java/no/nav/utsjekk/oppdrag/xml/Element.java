package no.nav.utsjekk.oppdrag.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a small XML document, read without regard to namespaces, prefixes and attributes: OS puts its answers in
 * another namespace form than its schema says (XML-16).
 *
 * @param prefix as written, for telling people what OS wrote; empty when there is none
 * @param name local name
 * @param text the element's own text without trailing blanks: OS pads to fixed width (XML-17, FM-14)
 */
public record Element(String prefix, String name, String text, List<Element> children) {

    private static final int MAX_DEPTH = 50;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A third of the work of the parser in the JDK, which makes all its parts anew for each document. */
    private static final XMLInputFactory XML = secured(new WstxInputFactory());

    /**
     * Reads a document; gives its root. The text may have white space and a byte order mark before its declaration, or no
     * declaration. Document type declarations are refused, so there are no entities to expand or to fetch.
     *
     * @throws UnreadableXml when it is not well-formed XML
     */
    public static Element read(String xml) {
        try {
            var in = XML.createXMLStreamReader(new StringReader(withoutMargin(xml)));
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                if (in.getEventType() == XMLStreamConstants.DTD) {
                    throw new UnreadableXml("document type declarations are refused");
                }
            }
            var root = element(in, 1);
            while (in.hasNext()) {
                in.next(); // anything but comments after the root is an error
            }
            return root;
        } catch (XMLStreamException e) {
            // the parser's own message may quote the document
            throw new UnreadableXml("not well-formed XML, line %d column %d"
                    .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
        }
    }

    /** All children of that name, in document order. */
    public List<Element> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /**
     * The child of that name.
     *
     * @throws UnreadableXml when there are several
     */
    public Optional<Element> child(String name) {
        var found = all(name);
        if (found.size() > 1) {
            throw new UnreadableXml("%s has more than one %s".formatted(this.name, name));
        }
        return found.stream().findFirst();
    }

    /**
     * The child of that name.
     *
     * @throws UnreadableXml when there is none, or several
     */
    public Element required(String name) {
        return child(name).orElseThrow(() -> new UnreadableXml("%s has no %s".formatted(this.name, name)));
    }

    /** The text of the child of that name; an empty text is as good as none. */
    public Optional<String> optionalText(String name) {
        return child(name).map(Element::text).filter(text -> !text.isEmpty());
    }

    /**
     * The text of the child of that name.
     *
     * @throws UnreadableXml when there is none
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new UnreadableXml("%s has no %s".formatted(this.name, name)));
    }

    private static Element element(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableXml("elements nested more than %d deep".formatted(MAX_DEPTH));
        }
        var prefix = in.getPrefix() == null ? "" : in.getPrefix();
        var name = in.getLocalName();
        var text = new StringBuilder();
        var children = new ArrayList<Element>();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.isStartElement()) {
                children.add(element(in, depth + 1));
            } else if (in.isCharacters()) {
                text.append(in.getText());
            }
        }
        return new Element(prefix, name, text.toString().stripTrailing(), children);
    }

    private static String withoutMargin(String xml) {
        var text = xml.strip();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
    }

    private static XMLInputFactory secured(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // what is broken must be told of where it is read, as a checked exception
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        return factory;
    }
}
