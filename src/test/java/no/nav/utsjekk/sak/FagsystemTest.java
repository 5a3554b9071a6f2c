package no.nav.utsjekk.sak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FagsystemTest {

    @ParameterizedTest
    @EnumSource
    void a_fagsystem_is_found_by_its_short_name_in_plain_letters(Fagsystem fagsystem) {
        assertThat(fagsystem.kortnavn()).matches("[a-z]+");
        assertThat(Fagsystem.medKortnavn(fagsystem.kortnavn())).isEqualTo(fagsystem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAP", "dagpenger"})
    void other_names_are_faults(String navn) {
        assertThatThrownBy(() -> Fagsystem.medKortnavn(navn)).isInstanceOf(IllegalArgumentException.class);
    }
}
