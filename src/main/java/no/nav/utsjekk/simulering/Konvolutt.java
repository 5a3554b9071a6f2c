package no.nav.utsjekk.simulering;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.oppdrag.xml.Element;

/**
 * The SOAP envelope of a question (SIM-14).
 *
 * @param til WS-Addressing address of OS in this environment (FM-51)
 * @param ider gives a new id for each call
 */
public record Konvolutt(String til, Supplier<UUID> ider) {

    private static final String ACTION = "http://nav.no/system/os/tjenester/simulerFpService/"
            + "simulerFpServiceGrensesnitt/simulerFpService/simulerBeregning";

    private static final String MAL =
            """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>\
            <Action xmlns="http://www.w3.org/2005/08/addressing">%s</Action>\
            <MessageID xmlns="http://www.w3.org/2005/08/addressing">urn:uuid:%s</MessageID>\
            <To xmlns="http://www.w3.org/2005/08/addressing">%s</To>\
            <ReplyTo xmlns="http://www.w3.org/2005/08/addressing">\
            <Address>http://www.w3.org/2005/08/addressing/anonymous</Address></ReplyTo>\
            <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" \
            soap:mustUnderstand="1">%s</wsse:Security></soap:Header><soap:Body>%s</soap:Body></soap:Envelope>""";

    /**
     * The whole message, in UTF-8.
     *
     * @param assertion SAML, put in as it is: its signature is of its characters
     * @throws no.nav.utsjekk.oppdrag.xml.UnreadableXml when the assertion is no XML
     */
    public byte[] skriv(Sporsmal sporsmal, String assertion) {
        Element.read(assertion); // anything but one element would break the envelope
        return MAL.formatted(
                        ACTION,
                        ider.get(),
                        escaped(til),
                        utenDeklarasjon(assertion),
                        ForesporselXml.write(sporsmal.foresporsel()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String utenDeklarasjon(String xml) {
        var text = xml.strip();
        return text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2).strip() : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
