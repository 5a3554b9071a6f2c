package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Comparison of JSON objects where only what the vector gives is asserted. */
final class Felt {

    private Felt() {}

    static void sammenlignGitte(JsonNode ventet, JsonNode fikk) {
        ventet.fields().forEachRemaining(felt -> assertThat(fikk.get(felt.getKey()))
                .as("%s i %s", felt.getKey(), fikk)
                .isEqualTo(felt.getValue()));
    }
}
