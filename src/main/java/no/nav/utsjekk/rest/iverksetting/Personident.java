package no.nav.utsjekk.rest.iverksetting;

import no.nav.utsjekk.mottak.json.JsonField;

/**
 * The person, or organisation, that is paid, as iverksettinger carry it (RF-09): text, or an object around the text. The control
 * digits are tried and nothing else (RF-10): synthetic idents have months and days that no calendar knows.
 */
final class Personident {

    private static final int[] FORSTE = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] ANDRE = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] ORGANISASJON = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;

    private Personident() {}

    /** Reads it; what does not hold cannot be read. */
    static String les(JsonField felt) {
        var tekst = felt.isObject() ? felt.required("verdi") : felt;
        return tekst.text(Personident::holder);
    }

    static boolean holder(String ident) {
        return ident.matches("[0-9]{11}") && stemmer(ident, FORSTE) && stemmer(ident, ANDRE)
                || ident.matches("[0-9]{9}") && stemmer(ident, ORGANISASJON);
    }

    /** Whether the digit that follows the weighted ones is their control digit; 10 is none. */
    private static boolean stemmer(String ident, int[] vekter) {
        int sum = 0;
        for (int i = 0; i < vekter.length; i++) {
            sum += vekter[i] * siffer(ident, i);
        }
        return (MODULUS - sum % MODULUS) % MODULUS == siffer(ident, vekter.length);
    }

    private static int siffer(String ident, int plass) {
        return ident.charAt(plass) - '0';
    }
}
