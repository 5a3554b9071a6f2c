package no.nav.utsjekk.simulering;

import java.util.regex.Pattern;

/** Takes personidenter out of texts that OS has written, before anybody is told of them (OPS-50, design invariant 8). */
final class Skjerming {

    private static final Pattern PERSONIDENT = Pattern.compile("\\d{11,}|\\d{6}[ .-]\\d{5}");
    private static final int MAX_LENGTH = 1000;

    private Skjerming() {}

    /** The text without anything that could be a personident, and never longer than anybody wants to read. */
    static String skjermet(String tekst) {
        var uten = PERSONIDENT.matcher(tekst).replaceAll("***********");
        return uten.substring(0, Math.min(MAX_LENGTH, uten.length()));
    }
}
