package no.nav.utsjekk.alarm;

/**
 * Something that is wrong now. Ids and counts only, never content.
 *
 * @param gjelder what makes it the same thing the next time it is found
 * @param gruppe under which it is told, such as its fagområde; may be empty
 * @param tekst Norwegian; how it is told
 * @param straks whether it is told at once, without the patience of its type
 */
public record Funn(String gjelder, String gruppe, String tekst, boolean straks) {

    public static Funn av(String gjelder, String gruppe, String tekst) {
        return new Funn(gjelder, gruppe, tekst, false);
    }

    /** Of something that needs no group. */
    public static Funn av(String gjelder, String tekst) {
        return av(gjelder, "", tekst);
    }
}
