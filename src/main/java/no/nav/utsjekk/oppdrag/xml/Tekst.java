package no.nav.utsjekk.oppdrag.xml;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** Lets only text through that XML can carry: JAXB would write the rest unescaped, and OS would not be able to read it. */
final class Tekst extends XmlAdapter<String, String> {

    @Override
    public String marshal(String tekst) {
        if (tekst != null && !tekst.codePoints().allMatch(Tekst::isXmlCharacter)) {
            throw new IllegalArgumentException("a text of the oppdrag has a character that XML cannot carry");
        }
        return tekst;
    }

    @Override
    public String unmarshal(String tekst) {
        return tekst;
    }

    private static boolean isXmlCharacter(int c) {
        return c >= ' ' && c < 0xD800
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
    }
}
