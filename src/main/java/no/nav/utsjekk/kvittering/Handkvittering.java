package no.nav.utsjekk.kvittering;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.mq.MqMessage;

/** A kvittering that an operator gives by hand, in the form in which OS would have sent it (OPS-22, 04 §6). */
final class Handkvittering {

    /** Tells it from what OS has sent. */
    private static final String SYSTEM_ID = "MANUELL";

    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?oppdrag(?=[\\s>])[^>]*>");

    private Handkvittering() {}

    /**
     * The oppdrag with OS's answer before it.
     *
     * @param oppdrag the oppdrag as it was sent, XML
     */
    static MqMessage av(String oppdrag, Osmelding svar) {
        var root = ROOT.matcher(oppdrag);
        if (!root.find()) {
            throw new IllegalArgumentException("not an oppdrag");
        }
        var xml = oppdrag.substring(0, root.end()) + mmel(svar) + oppdrag.substring(root.end());
        return new MqMessage(Optional.empty(), xml.getBytes(StandardCharsets.UTF_8), true);
    }

    private static String mmel(Osmelding svar) {
        return Stream.of(
                        element("systemId", Optional.of(SYSTEM_ID)),
                        element("kodeMelding", svar.kodeMelding()),
                        element("alvorlighetsgrad", Optional.of(svar.grad().kode())),
                        element("beskrMelding", svar.beskrMelding()))
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
