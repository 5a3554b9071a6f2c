package no.nav.utsjekk.sak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code tables of 01 §5 and 04 §3.3, to the letter: what producers and OS read. */
class KoderTest {

    @ParameterizedTest
    @CsvSource({
        "AAP,      AAP,              AAP",
        "DP,       DAGPENGER,        DAGPENGER",
        "TILTPENG, TILTAKSPENGER,    TILTAKSPENGER",
        "TILLST,   TILLEGGSSTØNADER, TILLEGGSSTØNADER",
        "TILLSTPB, TILLSTPB,         TILLEGGSSTØNADER",
        "TILLSTLM, TILLSTLM,         TILLEGGSSTØNADER",
        "TILLSTBO, TILLSTBO,         TILLEGGSSTØNADER",
        "TILLSTDR, TILLSTDR,         TILLEGGSSTØNADER",
        "TILLSTRS, TILLSTRS,         TILLEGGSSTØNADER",
        "TILLSTRO, TILLSTRO,         TILLEGGSSTØNADER",
        "TILLSTRA, TILLSTRA,         TILLEGGSSTØNADER",
        "TILLSTFL, TILLSTFL,         TILLEGGSSTØNADER",
        "HELSREF,  HISTORISK,        HISTORISK",
        "TILSOPP,  VALP,             VALP"
    })
    void IN_16_a_fagomrade_has_its_name_in_statuses_and_its_group_of_saker(
            Fagomrade fagomrade, String ytelse, Fagsystem gruppe) {
        assertThat(fagomrade.ytelse()).isEqualTo(ytelse);
        assertThat(fagomrade.fagsystem()).isEqualTo(gruppe);
    }

    @ParameterizedTest
    @CsvSource({"UKEDAG, DAG", "DAG, DAG7", "MND, MND", "EN_GANG, ENG"})
    void a_periodetype_has_its_satstype(Periodetype periodetype, String satstype) {
        assertThat(periodetype.satstype()).isEqualTo(satstype);
    }

    @ParameterizedTest
    @CsvSource({"AVVENT_AVREGNING, AVAV", "AVVENT_REFUSJONSKRAV, AVRK"})
    void a_reason_for_avvent_has_its_code(Avvent.Arsak arsak, String kode) {
        assertThat(arsak.kode()).isEqualTo(kode);
    }

    @Test
    void no_code_of_a_fagomrade_is_too_long_for_OS() {
        assertThat(Fagomrade.values()).allMatch(f -> f.name().length() <= 8);
    }
}
