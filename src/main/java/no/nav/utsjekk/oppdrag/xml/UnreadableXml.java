package no.nav.utsjekk.oppdrag.xml;

/** A document that is not XML, or not the XML that it should be. The message quotes nothing of its content. */
public final class UnreadableXml extends RuntimeException {

    UnreadableXml(String message) {
        super(message);
    }
}
