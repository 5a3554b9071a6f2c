package no.nav.utsjekk.ende;

import java.util.List;
import no.nav.utsjekk.oppdrag.xml.Element;

/** An oppdrag as it lay on OS's queue. */
record Oppdragsmelding(String xml, Element oppdrag110) {

    static Oppdragsmelding les(String xml) {
        return new Oppdragsmelding(xml, Element.read(xml).required("oppdrag-110"));
    }

    String sakId() {
        return oppdrag110.text("fagsystemId");
    }

    String kodeEndring() {
        return oppdrag110.text("kodeEndring");
    }

    List<Element> linjer() {
        return oppdrag110.all("oppdrags-linje-150");
    }

    /** The only line. */
    Element linje() {
        if (linjer().size() != 1) {
            throw new AssertionError("Ventet én linje: " + xml);
        }
        return linjer().get(0);
    }

    @Override
    public String toString() {
        return xml;
    }
}
