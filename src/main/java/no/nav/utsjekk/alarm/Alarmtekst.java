package no.nav.utsjekk.alarm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nav.utsjekk.vakt.Personvern;

/**
 * What is said in the team's chat of alarms of one type, in Slack's form: how many there are, and up to 20 of them by group
 * (KV-9). A sakId is the producer's own text: it must neither be a fødselsnummer nor mean anything to the chat (OPS-50).
 */
record Alarmtekst(Alarmtype type, List<Alarm> alarmer) {

    private static final int MAX_VIST = 20;
    private static final int MAX_LENGDE = 120;
    private static final Pattern STYRETEGN = Pattern.compile("\\p{Cntrl}");

    String tekst() {
        var vist = grupper().entrySet().stream()
                .map(gruppe -> (gruppe.getKey().isEmpty() ? "" : gruppe.getKey() + ": ")
                        + String.join(", ", gruppe.getValue()))
                .collect(Collectors.joining(". "));
        var resten = alarmer.size() - MAX_VIST;
        return "%s %s (%s, %d): %s%s"
                .formatted(
                        type.regel(),
                        type.navn(),
                        type.niva().tekst(),
                        alarmer.size(),
                        vist,
                        resten > 0 ? " +%d til".formatted(resten) : "");
    }

    private Map<String, List<String>> grupper() {
        return alarmer.stream()
                .limit(MAX_VIST)
                .collect(Collectors.groupingBy(
                        alarm -> ufarlig(alarm.gruppe()),
                        TreeMap::new,
                        Collectors.mapping(alarm -> ufarlig(alarm.tekst()), Collectors.toList())));
    }

    /** Without what looks like a fødselsnummer, and without what the chat would take for more than text. */
    static String ufarlig(String tekst) {
        var uten = STYRETEGN
                .matcher(Personvern.uten(tekst))
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return uten.length() > MAX_LENGDE ? uten.substring(0, MAX_LENGDE) + "..." : uten;
    }
}
