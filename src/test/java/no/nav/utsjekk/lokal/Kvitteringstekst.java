package no.nav.utsjekk.lokal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;

/** The text of a kvittering: the oppdrag as it came, in the namespace form of OS and with {@code mmel} first (04 §6). */
public final class Kvitteringstekst {

    private static final String ROOT_START = "<oppdrag xmlns=\"" + OppdragXml.NAMESPACE + "\">";
    private static final String ROOT_END = "</oppdrag>";

    private static final Pattern START_TAG = Pattern.compile("<(?:\\w+:)?oppdrag(?=[\\s>])[^>]*>");

    /** Widths of OS's fields; dates and numbers are never padded. */
    private static final Map<String, Integer> WIDTHS = Map.ofEntries(
            Map.entry("systemId", 8),
            Map.entry("kodeMelding", 8),
            Map.entry("alvorlighetsgrad", 4),
            Map.entry("beskrMelding", 70),
            Map.entry("kodeFagomraade", 8),
            Map.entry("fagsystemId", 30),
            Map.entry("oppdragGjelderId", 11),
            Map.entry("saksbehId", 8),
            Map.entry("kodeKomponent", 8),
            Map.entry("vedtakId", 10),
            Map.entry("delytelseId", 30),
            Map.entry("kodeKlassifik", 20),
            Map.entry("utbetalesTilId", 11),
            Map.entry("henvisning", 30),
            Map.entry("refFagsystemId", 30),
            Map.entry("refDelytelseId", 30));

    private static final Pattern PADDED =
            Pattern.compile("<(%s)>([^<]*)</".formatted(String.join("|", WIDTHS.keySet())));

    private Kvitteringstekst() {}

    /** A message that is no oppdrag document is answered with an oppdrag that has nothing but {@code mmel}. */
    public static String av(String oppdrag, Mmel mmel) {
        var start = START_TAG.matcher(oppdrag);
        var end = oppdrag.lastIndexOf("</");
        if (!start.find() || end < start.end()) {
            return ROOT_START + xml(mmel) + ROOT_END;
        }
        return oppdrag.substring(0, start.start())
                + ROOT_START
                + xml(mmel)
                + oppdrag.substring(start.end(), end)
                + ROOT_END;
    }

    /** Texts padded with blanks to the width of their field, as OS does (XML-17). */
    public static String medBlanke(String kvittering) {
        return PADDED.matcher(kvittering).replaceAll(field -> {
            var width = WIDTHS.get(field.group(1));
            return Matcher.quoteReplacement("<%s>%s</".formatted(field.group(1), pad(field.group(2), width)));
        });
    }

    /** Cut off in the middle. */
    static String odelagt(String kvittering) {
        return kvittering.substring(0, kvittering.length() / 2);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String xml(Mmel mmel) {
        var program = mmel.kodeMelding().map(kode -> "K231BB10");
        var section = mmel.kodeMelding().map(kode -> "CA10-INPUTKONTROLL");
        return Stream.of(
                        element("systemId", Optional.of("231-OPPD")),
                        element("kodeMelding", mmel.kodeMelding()),
                        element("alvorlighetsgrad", Optional.of(mmel.alvorlighetsgrad())),
                        element("beskrMelding", mmel.beskrMelding()),
                        element("programId", program),
                        element("sectionNavn", section))
                .collect(Collectors.joining("", "<mmel>", "</mmel>"));
    }

    private static String element(String name, Optional<String> text) {
        return text.map(value -> "<%1$s>%2$s</%1$s>".formatted(name, escape(value)))
                .orElse("");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
