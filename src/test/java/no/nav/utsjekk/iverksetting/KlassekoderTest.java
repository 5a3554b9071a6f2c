package no.nav.utsjekk.iverksetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Dagpengestonad.Ferietillegg;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.tp.TpFormat;
import no.nav.utsjekk.mottak.ts.TsFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The klassekoder of 21 §2.5. */
class KlassekoderTest {

    private static final Meldingsformat TP = new TpFormat("tp", 1000);
    private static final Meldingsformat TS = new TsFormat("ts", 1000);

    @ParameterizedTest
    @EnumSource
    void MG_35_tiltakspenger_has_the_same_klassekoder_in_both_models(Tiltakspengestonad stonad) {
        assertThat(stonad.klassekode(false)).isEqualTo(TP.stonad(stonad.name()).klassekode());
        assertThat(stonad.klassekode(true))
                .isEqualTo(TP.stonad(stonad.name() + "_BARN").klassekode());
    }

    @ParameterizedTest
    @EnumSource
    void MG_35_tilleggsstonader_has_the_same_klassekoder_in_both_models(Tilleggsstonad stonad) {
        assertThat(stonad.klassekode()).isEqualTo(TS.stonad(stonad.name()).klassekode());
    }

    @Test
    void IV_06_all_stonader_are_there() {
        assertThat(Tiltakspengestonad.values()).hasSize(22);
        assertThat(Tilleggsstonad.values()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({
        "DAGPENGER_ARBEIDSSØKER_ORDINÆR, DPORAS, DPORASFE, DPORASFE-IOP",
        "DAGPENGER_PERMITTERING_ORDINÆR, DPPEAS, DPPEASFE1, DPPEASFE1-IOP",
        "DAGPENGER_PERMITTERING_FISKEINDUSTRI, DPPEFI, DPPEFIFE1, DPPEFIFE1-IOP",
        "DAGPENGER_EØS, DPDPASISP1, DPFEASISP, ''"
    })
    void IV_V7_dagpenger_has_a_klassekode_for_each_ferietillegg(
            Dagpengestonad stonad, String uten, String ordinart, String avdod) {
        assertThat(stonad.klassekode(Optional.empty())).isEqualTo(uten);
        assertThat(stonad.klassekode(Optional.of(Ferietillegg.ORDINÆR))).isEqualTo(ordinart);
        assertThat(stonad.klassekode(Optional.of(Ferietillegg.AVDØD))).isEqualTo(avdod);
    }
}
