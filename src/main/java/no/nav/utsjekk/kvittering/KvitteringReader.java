package no.nav.utsjekk.kvittering;

import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;

/** Reads what OS puts on the kvittering queue: the oppdrag as it was sent, with {@code mmel} before it (04 §6). */
public final class KvitteringReader {

    private KvitteringReader() {}

    /**
     * Reads a kvittering in any namespace form, padded or not (XML-16, XML-17). Demands only what tells which oppdrag is
     * answered; whatever else OS adds or leaves out is no hindrance.
     *
     * @throws UnreadableKvittering when it is not XML, carries no answer, or does not say which oppdrag it answers
     */
    public static Kvittering read(String xml) throws UnreadableKvittering {
        try {
            return kvittering(Element.read(xml));
        } catch (UnreadableXml e) {
            throw new UnreadableKvittering(e.getMessage());
        }
    }

    private static Kvittering kvittering(Element root) throws UnreadableKvittering {
        if (!root.name().equalsIgnoreCase("oppdrag")) {
            throw new UnreadableKvittering("the root is not oppdrag");
        }
        var svar = root.required("mmel");
        var oppdrag = root.required("oppdrag-110");
        return new Kvittering(
                svar.optionalText("systemId"),
                svar.optionalText("kodeMelding"),
                svar.optionalText("alvorlighetsgrad"),
                svar.optionalText("beskrMelding"),
                oppdrag.text("kodeEndring"),
                oppdrag.text("kodeFagomraade"),
                oppdrag.text("fagsystemId"),
                oppdrag.child("avstemming-115").flatMap(avstemming -> avstemming.optionalText("tidspktMelding")),
                oppdrag.all("oppdrags-linje-150").stream()
                        .map(KvitteringReader::linje)
                        .toList());
    }

    private static Kvittering.Linje linje(Element linje) {
        return new Kvittering.Linje(
                linje.text("delytelseId"), linje.text("kodeEndringLinje").equals("NY"));
    }
}
