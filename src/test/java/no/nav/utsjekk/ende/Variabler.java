package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** What the {@code $a}, {@code $b} of a vector stand for: bound when first seen, compared afterwards. */
final class Variabler {

    private final Map<String, String> verdier = new HashMap<>();

    Variabler() {}

    private Variabler(Map<String, String> verdier) {
        this.verdier.putAll(verdier);
    }

    Variabler kopi() {
        return new Variabler(verdier);
    }

    /** Takes over what a copy has learnt. */
    void laer(Variabler av) {
        verdier.putAll(av.verdier);
    }

    /** @param ventet a variable, or the id itself */
    void sammenlign(String ventet, String fikk) {
        assertThat(fikk.length()).as("lengden av id %s", fikk).isBetween(1, 30);
        if (!ventet.startsWith("$")) {
            assertThat(fikk).isEqualTo(ventet);
        } else if (verdier.containsKey(ventet)) {
            assertThat(fikk).as(ventet).isEqualTo(verdier.get(ventet));
        } else {
            assertThat(verdier).as("%s skal være en ny id", ventet).doesNotContainValue(fikk);
            verdier.put(ventet, fikk);
        }
    }
}
