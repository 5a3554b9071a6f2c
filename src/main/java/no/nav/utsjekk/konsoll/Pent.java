package no.nav.utsjekk.konsoll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** XML and JSON with a line for each element, for reading. What is neither stays as it is. */
final class Pent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MELLOM_ELEMENTER = Pattern.compile(">\\s*<");
    private static final int MAX_INNRYKK = 20;

    private Pent() {}

    static String json(String tekst) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(tekst));
        } catch (JsonProcessingException notJson) {
            return tekst;
        }
    }

    static String xml(String tekst) {
        var ut = new StringBuilder();
        int dybde = 0;
        for (var linje :
                MELLOM_ELEMENTER.matcher(tekst.strip()).replaceAll(">\n<").split("\n")) {
            var lukker = linje.startsWith("</");
            dybde = lukker ? Math.max(0, dybde - 1) : dybde;
            ut.append("  ".repeat(Math.min(MAX_INNRYKK, dybde))).append(linje).append('\n');
            var apner = linje.startsWith("<") && !lukker && !linje.startsWith("<?") && !linje.startsWith("<!");
            dybde += apner && !linje.endsWith("/>") && !linje.contains("</") ? 1 : 0;
        }
        return ut.toString();
    }
}
