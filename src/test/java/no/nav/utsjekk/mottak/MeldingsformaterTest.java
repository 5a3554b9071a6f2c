package no.nav.utsjekk.mottak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.nav.utsjekk.mottak.aap.AapFormat;
import no.nav.utsjekk.mottak.dp.DpFormat;
import no.nav.utsjekk.sak.Fagsystem;
import org.junit.jupiter.api.Test;

class MeldingsformaterTest {

    private final Meldingsformat aap = new AapFormat("aap.utbetaling.v1", 1);
    private final Meldingsformat dp = new DpFormat("teamdagpenger.utbetaling.v1", 1);

    @Test
    void each_fagsystem_has_its_format() {
        var formater = new Meldingsformater(List.of(aap, dp));

        assertThat(formater.av(Fagsystem.AAP)).isSameAs(aap);
        assertThat(formater.av(Fagsystem.DAGPENGER)).isSameAs(dp);
    }

    @Test
    void a_fagsystem_without_format_is_a_fault_of_ours() {
        var formater = new Meldingsformater(List.of(aap));

        assertThatThrownBy(() -> formater.av(Fagsystem.VALP)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Meldingsformater(List.of(aap, aap))).isInstanceOf(IllegalStateException.class);
    }
}
