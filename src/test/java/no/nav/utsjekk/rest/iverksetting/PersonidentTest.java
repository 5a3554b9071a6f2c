package no.nav.utsjekk.rest.iverksetting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonidentTest {

    @ParameterizedTest
    @CsvSource({
        "01418050051, true",
        "01418050132, true",
        "12345678910, false",
        "01418050052, false",
        "01418050151, false",
        "889640782, true",
        "974760673, true",
        "889640783, false",
        "123456789, false",
        "8896407820, false",
        "0141805005a, false",
        "'', false"
    })
    void RF_10_control_digits(String ident, boolean holder) {
        assertThat(Personident.holder(ident)).isEqualTo(holder);
    }

    @ParameterizedTest
    @CsvSource({"00000000000, true", "000000000, true"})
    void RF_10_eleven_counts_as_nothing(String ident, boolean holder) {
        assertThat(Personident.holder(ident)).isEqualTo(holder);
    }
}
