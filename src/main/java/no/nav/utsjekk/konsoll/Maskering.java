package no.nav.utsjekk.konsoll;

import java.util.regex.Pattern;

/** Hides what may be a fødselsnummer, wherever it stands (OC-07). */
final class Maskering {

    private static final Pattern ELLEVE_SIFRE = Pattern.compile("(?<![0-9])[0-9]{11}(?![0-9])");

    private Maskering() {}

    static String av(String tekst) {
        return ELLEVE_SIFRE.matcher(tekst).replaceAll("•••••••••••");
    }
}
