package no.nav.utsjekk.simulering;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.utsjekk.oppdrag.xml.Element;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;
import no.nav.utsjekk.simulering.Beregning.Periode;
import no.nav.utsjekk.simulering.Beregning.Postering;
import no.nav.utsjekk.simulering.Beregning.Stoppniva;
import no.nav.utsjekk.simulering.Ossvar.Arsak;

/** Reads what OS answers, whatever its prefixes, its padding and what it adds (SIM-23). */
final class Svarleser {

    private Svarleser() {}

    /** The answer in a SOAP message; {@link Arsak#UFORSTAELIG} for anything that is none. */
    static Ossvar les(String soap) {
        try {
            var body = Element.read(soap).required("Body");
            var fault = body.child("Fault");
            if (fault.isPresent()) {
                return soapfeil(fault.get());
            }
            return body.child("simulerBeregningResponse")
                    .map(Svarleser::resultat)
                    .orElseGet(() -> new Ossvar.Uteblitt(Arsak.UTEN_SVAR));
        } catch (UnreadableXml | DateTimeException | NumberFormatException e) {
            return new Ossvar.Uteblitt(Arsak.UFORSTAELIG);
        }
    }

    private static Ossvar resultat(Element svar) {
        return svar.child("response")
                .flatMap(response -> response.child("simulering"))
                .<Ossvar>map(simulering -> new Ossvar.Beregnet(beregning(simulering)))
                .orElseGet(Ossvar.Tomt::new);
    }

    private static Ossvar.Soapfeil soapfeil(Element fault) {
        var detail = fault.child("detail");
        return new Ossvar.Soapfeil(
                tekst(fault, "faultcode"),
                tekst(fault, "faultstring"),
                detail.stream()
                        .flatMap(d -> d.children().stream())
                        .flatMap(d -> d.optionalText("errorMessage").stream())
                        .map(Skjerming::skjermet)
                        .findFirst(),
                detail.flatMap(d -> d.optionalText("CICSFault")).map(Skjerming::skjermet),
                Skjerming.skjermet(detail.map(Svarleser::innhold)
                        .filter(tekst -> !tekst.isEmpty())
                        .orElse("{}")));
    }

    private static String tekst(Element fault, String navn) {
        return Skjerming.skjermet(fault.optionalText(navn).orElse("").strip());
    }

    /** {@code {a={b=1, c=2}}}, with prefixes as received (07 §7). */
    private static String innhold(Element element) {
        return element.children().isEmpty()
                ? element.text()
                : element.children().stream()
                        .map(barn -> navn(barn) + "=" + innhold(barn))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String navn(Element element) {
        return element.prefix().isEmpty() ? element.name() : element.prefix() + ":" + element.name();
    }

    private static Beregning beregning(Element xml) {
        return new Beregning(
                xml.text("gjelderId"),
                dato(xml.text("datoBeregnet")),
                belop(xml.text("belop")),
                xml.all("beregningsPeriode").stream().map(Svarleser::periode).toList());
    }

    private static Periode periode(Element xml) {
        return new Periode(
                dato(xml.text("periodeFom")),
                dato(xml.text("periodeTom")),
                xml.all("beregningStoppnivaa").stream()
                        .map(Svarleser::stoppniva)
                        .toList());
    }

    private static Stoppniva stoppniva(Element xml) {
        return new Stoppniva(
                xml.text("kodeFagomraade"),
                xml.optionalText("fagsystemId").orElse(""),
                xml.optionalText("utbetalesTilId").orElse(""),
                xml.optionalText("forfall").map(Svarleser::dato),
                xml.optionalText("feilkonto").filter("true"::equals).isPresent(),
                xml.all("beregningStoppnivaaDetaljer").stream()
                        .map(Svarleser::postering)
                        .toList());
    }

    private static Postering postering(Element xml) {
        return new Postering(
                dato(xml.text("faktiskFom")),
                dato(xml.text("faktiskTom")),
                belop(xml.text("belop")),
                xml.optionalText("typeKlasse").orElse(""),
                xml.optionalText("klassekode").orElse(""),
                xml.optionalText("sats").map(Svarleser::belop).orElse(BigDecimal.ZERO),
                xml.optionalText("typeSats"),
                xml.optionalText("trekkVedtakId").filter(id -> !id.equals("0")),
                xml.optionalText("refunderesOrgNr").map(Svarleser::utenNuller));
    }

    /** Organisations are written with {@code 00} before their nine digits. */
    static String utenNuller(String id) {
        return id.startsWith("00") ? id.substring(2) : id;
    }

    private static LocalDate dato(String tekst) {
        return LocalDate.parse(tekst.strip());
    }

    private static BigDecimal belop(String tekst) {
        return new BigDecimal(tekst.strip());
    }

    /** What HTTP says of the answer before anybody reads it (SIM-18). */
    static Optional<Arsak> arsak(int httpStatus) {
        return switch (httpStatus) {
            case 200, 500 -> Optional.empty();
            case 502 -> Optional.of(Arsak.STENGT);
            default -> Optional.of(Arsak.UFORSTAELIG);
        };
    }
}
