package no.nav.utsjekk.dokumentasjon;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What all pages have around their content.
 *
 * @param mal HTML with the names of what goes where, in double braces
 */
record Ramme(String mal) {

    /** @param alle pages, in the order of the menu */
    String rundt(Side side, List<Side> alle) {
        return mal.replace("{{tittel}}", html(side.tittel()))
                .replace(
                        "{{meny}}",
                        alle.stream()
                                .map(annen -> lenke(annen, annen.equals(side)))
                                .collect(joining()))
                .replace(
                        "{{kapitler}}",
                        side.kapitler().stream().map(Ramme::lenke).collect(joining()))
                .replace("{{innhold}}", side.innhold());
    }

    private static String lenke(Side side, boolean her) {
        return "<li><a href=\"./%s\"%s>%s</a></li>\n"
                .formatted(side.adresse(), her ? " aria-current=\"page\"" : "", html(side.tittel()));
    }

    private static String lenke(Side.Kapittel kapittel) {
        return "<li><a href=\"#%s\">%s</a></li>\n".formatted(kapittel.id(), html(kapittel.tittel()));
    }

    private static String html(String tekst) {
        return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
