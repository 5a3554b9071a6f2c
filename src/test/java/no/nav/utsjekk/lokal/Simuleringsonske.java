package no.nav.utsjekk.lokal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;

/**
 * A question that came to OS's simulering.
 *
 * @param oppdrag the element {@code oppdrag}, for whoever wants to see more
 * @param soap the whole message as it came
 */
public record Simuleringsonske(String messageId, String til, boolean harToken, Element oppdrag, String soap) {

    /** @throws no.nav.utsjekk.oppdrag.xml.UnreadableXml when it is none */
    public static Simuleringsonske les(String soap) {
        var konvolutt = Element.read(soap);
        var hode = konvolutt.required("Header");
        return new Simuleringsonske(
                hode.text("MessageID"),
                hode.text("To"),
                !hode.required("Security").children().isEmpty(),
                konvolutt
                        .required("Body")
                        .required("simulerBeregningRequest")
                        .required("request")
                        .required("oppdrag"),
                soap);
    }

    public String sakId() {
        return oppdrag.text("fagsystemId");
    }

    public String fagomrade() {
        return oppdrag.text("kodeFagomraade");
    }

    String gjelderId() {
        return oppdrag.text("oppdragGjelderId");
    }

    /** The same as an order to pay. */
    public Ordre ordre() {
        return new Ordre(
                KodeEndring.valueOf(oppdrag.text("kodeEndring")),
                fagomrade(),
                sakId(),
                Optional.empty(),
                oppdrag.all("oppdragslinje").stream()
                        .map(Simuleringsonske::linje)
                        .toList());
    }

    private static Linje linje(Element xml) {
        return new Linje(
                KodeEndring.valueOf(xml.text("kodeEndringLinje")),
                xml.optionalText("datoStatusFom").map(LocalDate::parse),
                xml.text("delytelseId"),
                xml.text("kodeKlassifik"),
                xml.optionalText("datoKlassifikFom").map(LocalDate::parse),
                LocalDate.parse(xml.text("datoVedtakFom")),
                LocalDate.parse(xml.text("datoVedtakTom")),
                new BigDecimal(xml.text("sats")),
                xml.text("typeSats"),
                xml.optionalText("refFagsystemId"),
                xml.optionalText("refDelytelseId"));
    }
}
