package no.nav.utsjekk.oppdrag.xml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an oppdrag document says, as OS would read it (04 §3). Components are named after their elements; those that the system
 * always sends are required.
 *
 * @param oppdragGjelderId personident, never in logs
 * @param avstemming absent when the oppdrag only cancels an avvent (XML-12)
 */
public record Oppdragsdokument(
        String kodeEndring,
        String kodeFagomraade,
        String fagsystemId,
        String utbetFrekvens,
        String oppdragGjelderId,
        String saksbehId,
        Optional<Avstemming> avstemming,
        Optional<Avvent> avvent,
        List<Enhet> enheter,
        List<Linje> linjer) {

    /** {@code avstemming-115}. */
    public record Avstemming(String kodeKomponent, String nokkelAvstemming, String tidspktMelding) {

        private static Avstemming of(Element xml) {
            return new Avstemming(xml.text("kodeKomponent"), xml.text("nokkelAvstemming"), xml.text("tidspktMelding"));
        }
    }

    /**
     * {@code avvent-118}.
     *
     * @param feilreg true when the avvent is cancelled
     */
    public record Avvent(
            LocalDate fom, LocalDate tom, Optional<String> kodeArsak, Optional<LocalDate> overfores, boolean feilreg) {

        private static Avvent of(Element xml) {
            return new Avvent(
                    dato(xml.text("datoAvventFom")),
                    dato(xml.text("datoAvventTom")),
                    xml.optionalText("kodeArsak"),
                    xml.optionalText("datoOverfores").map(Oppdragsdokument::dato),
                    xml.text("feilreg").equals("J"));
        }
    }

    /** {@code oppdrags-enhet-120}. */
    public record Enhet(String typeEnhet, String enhet, LocalDate fom) {

        private static Enhet of(Element xml) {
            return new Enhet(xml.text("typeEnhet"), xml.text("enhet"), dato(xml.text("datoEnhetFom")));
        }
    }

    /**
     * {@code oppdrags-linje-150}.
     *
     * @param fom {@code datoVedtakFom}
     * @param tom {@code datoVedtakTom}
     * @param sats kroner, at most two decimals
     * @param vedtakssats kroner, at most two decimals
     */
    public record Linje(
            String kodeEndringLinje,
            Optional<String> kodeStatusLinje,
            Optional<LocalDate> datoStatusFom,
            String vedtakId,
            String delytelseId,
            String kodeKlassifik,
            Optional<LocalDate> datoKlassifikFom,
            LocalDate fom,
            LocalDate tom,
            BigDecimal sats,
            String typeSats,
            String saksbehId,
            String utbetalesTilId,
            String henvisning,
            Optional<String> refFagsystemId,
            Optional<String> refDelytelseId,
            Optional<BigDecimal> vedtakssats,
            String attestantId) {

        private static Linje of(Element xml) {
            return new Linje(
                    xml.text("kodeEndringLinje"),
                    xml.optionalText("kodeStatusLinje"),
                    xml.optionalText("datoStatusFom").map(Oppdragsdokument::dato),
                    xml.text("vedtakId"),
                    xml.text("delytelseId"),
                    xml.text("kodeKlassifik"),
                    xml.optionalText("datoKlassifikFom").map(Oppdragsdokument::dato),
                    dato(xml.text("datoVedtakFom")),
                    dato(xml.text("datoVedtakTom")),
                    tall(xml.text("sats")),
                    xml.text("typeSats"),
                    xml.text("saksbehId"),
                    xml.text("utbetalesTilId"),
                    xml.text("henvisning"),
                    xml.optionalText("refFagsystemId"),
                    xml.optionalText("refDelytelseId"),
                    xml.child("vedtakssats-157").map(sats -> tall(sats.text("vedtakssats"))),
                    xml.required("attestant-180").text("attestantId"));
        }
    }

    static Oppdragsdokument of(Element root) {
        var xml = root.required("oppdrag-110");
        return new Oppdragsdokument(
                xml.text("kodeEndring"),
                xml.text("kodeFagomraade"),
                xml.text("fagsystemId"),
                xml.text("utbetFrekvens"),
                xml.text("oppdragGjelderId"),
                xml.text("saksbehId"),
                xml.child("avstemming-115").map(Avstemming::of),
                xml.child("avvent-118").map(Avvent::of),
                xml.all("oppdrags-enhet-120").stream().map(Enhet::of).toList(),
                xml.all("oppdrags-linje-150").stream().map(Linje::of).toList());
    }

    private static LocalDate dato(String tekst) {
        try {
            return OsloDato.les(tekst);
        } catch (DateTimeException e) {
            throw new UnreadableXml("a date is not one");
        }
    }

    private static BigDecimal tall(String tekst) {
        try {
            return new BigDecimal(tekst.strip());
        } catch (NumberFormatException e) {
            throw new UnreadableXml("an amount is not a number");
        }
    }
}
