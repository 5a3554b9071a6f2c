package no.nav.utsjekk.drift;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who does something, and why (OPS-42).
 *
 * @param ident of a person
 * @param grunn free text
 */
public record Begrunnelse(String ident, String grunn) {

    static final int MAX_IDENT = 100;
    static final int MIN_GRUNN = 10;
    static final int MAX_GRUNN = 1_000;

    /** What looks like a fødselsnummer; the audit holds ids only (OPS-53). */
    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)\\d{6}\\s?\\d{5}(?!\\d)");

    /** @throws Nektet when one of them is missing, too short, too long, or holds a fødselsnummer */
    public static Begrunnelse av(Optional<String> ident, Optional<String> grunn) {
        return new Begrunnelse(
                ident(ident.map(String::strip).orElse("")),
                grunn(grunn.map(String::strip).orElse("")));
    }

    /** What of an unchecked text can be written down. */
    static String tilLogg(Optional<String> tekst) {
        var lesbar =
                PERSONNUMMER.matcher(tekst.orElse("").replace("\0", "").strip()).replaceAll("***");
        return lesbar.substring(0, Math.min(MAX_GRUNN, lesbar.length()));
    }

    private static String ident(String ident) {
        if (ident.isEmpty() || ident.length() > MAX_IDENT) {
            throw Nektet.ugyldig("Må oppgi ident (høyst %d tegn)".formatted(MAX_IDENT));
        }
        return uten(ident, "Ident");
    }

    private static String grunn(String grunn) {
        if (grunn.length() < MIN_GRUNN || grunn.length() > MAX_GRUNN) {
            throw Nektet.ugyldig("Må oppgi grunn (%d til %d tegn)".formatted(MIN_GRUNN, MAX_GRUNN));
        }
        return uten(grunn, "Grunn");
    }

    private static String uten(String tekst, String navn) {
        if (PERSONNUMMER.matcher(tekst).find() || tekst.indexOf('\0') >= 0) {
            throw Nektet.ugyldig(navn + " kan ikke inneholde fødselsnummer eller styretegn");
        }
        return tekst;
    }
}
