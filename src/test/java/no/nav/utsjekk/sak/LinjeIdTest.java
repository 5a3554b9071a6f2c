package no.nav.utsjekk.sak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinjeIdTest {

    @ParameterizedTest
    @CsvSource({
        "850a4857-fa4e-4d0d-934a-240f7c76c8a4, hQpIV/pOTQ2TSiQPfHbIpA==",
        "0a0b0c0d-0001-4000-8000-000000000001, CgsMDQABQACAAAAAAAAAAQ==",
        "11111111-2222-4333-8444-555555555555, ERERESIiQzOERFVVVVVVVQ=="
    })
    void LINE_1_an_id_of_ours_is_the_base64_of_its_uuid(UUID uuid, String delytelseId) {
        var id = LinjeId.of(uuid);

        assertThat(id.delytelseId()).isEqualTo(delytelseId).hasSize(24);
        assertThat(id.stored()).isEqualTo(uuid.toString());
        assertThat(LinjeId.fromStored(uuid.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SAK-9#3", "abcd", "1", "1-2-3-4-5", "123456789012345678901234567890", "1234567890123456789012"})
    void LINE_2_a_legacy_id_stays_as_it_is(String id) {
        assertThat(LinjeId.fromStored(id).delytelseId()).isEqualTo(id);
        assertThat(LinjeId.fromStored(id).stored()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1234567890123456789012345678901", "gammel-id-med-seksogtredve-bokstaver!"})
    void LINE_2_no_id_is_blank_or_has_more_than_30_characters(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LinjeId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> LinjeId.fromStored(id));
    }

    @Test
    void LINE_2_a_text_as_long_as_a_UUID_that_is_none_is_no_id() {
        var bokstaver = "x".repeat(36);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinjeId.fromStored(bokstaver))
                .withMessageContaining(bokstaver);
    }
}
