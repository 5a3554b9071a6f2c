package no.nav.utsjekk.vakt;

import java.util.regex.Pattern;

/** Ids that producers choose, such as sakId, may be anything: what looks like a fødselsnummer goes no further (OPS-50). */
public final class Personvern {

    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)\\d{6}\\s?\\d{5}(?!\\d)");

    private Personvern() {}

    /** The text without what looks like a fødselsnummer. */
    public static String uten(String tekst) {
        return PERSONNUMMER.matcher(tekst).replaceAll("***");
    }
}
