package no.nav.utsjekk.mottak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeldingsformaterTest {

    private final Meldingsformat aap = Formater.ALLE.get(0);

    @ParameterizedTest
    @EnumSource
    void each_fagsystem_has_its_format(Fagsystem fagsystem) {
        assertThat(new Meldingsformater(Formater.ALLE).av(fagsystem).fagsystem())
                .isEqualTo(fagsystem);
    }

    @Test
    void a_fagsystem_without_format_is_a_fault_of_ours() {
        var formater = new Meldingsformater(List.of(aap));

        assertThatThrownBy(() -> formater.av(Fagsystem.VALP)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Meldingsformater(List.of(aap, aap))).isInstanceOf(IllegalStateException.class);
    }
}
