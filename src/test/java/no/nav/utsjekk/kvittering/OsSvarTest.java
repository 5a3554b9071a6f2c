package no.nav.utsjekk.kvittering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 05 §4 and §5. */
class OsSvarTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Alt er vel", "Oppdraget finnes fra før"})
    void an_accepted_oppdrag_has_no_error(String tekst) {
        assertThat(OsSvar.av(kvittering("00", tekst).osmelding())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "04, 200, Sjekk dette, Sjekk dette",
        "08, 400, Personen finnes ikke, Personen finnes ikke",
        "12, 500, DB2 er nede, DB2 er nede",
        "12, 500, '', Oppdragssystemet ga ingen forklaring",
        "13, 500, Hva nå, Hva nå",
        "'', 500, Hva nå, Hva nå",
        "'', 500, Oppdraget finnes fra før, Oppdraget finnes fra før"
    })
    void the_text_of_OS_is_passed_on_with_a_code_after_the_grade(String kode, int statuskode, String fra, String til) {
        assertThat(OsSvar.av(kvittering(kode, fra).osmelding())).contains(new OsSvar(statuskode, til, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "08", "12"})
    void an_unknown_utbetaling_is_404(String kode) {
        assertThat(OsSvar.av(kvittering(kode, "Feil: OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før (TP-42)")
                        .osmelding()))
                .contains(new OsSvar(
                        404, "Utbetalingen finnes ikke", "/async/kom_i_gang/endre_utbetaling#utbetaling-finnes-ikke"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "08", "12"})
    void an_utbetaling_from_before_is_409(String kode) {
        assertThat(OsSvar.av(kvittering(kode, "Oppdraget finnes fra før").osmelding()))
                .contains(new OsSvar(
                        409,
                        "Utbetalingen finnes allerede",
                        "/async/kom_i_gang/opprett_utbetaling#utbetaling-finnes-allerede"));
    }

    @Test
    void only_00_and_04_are_paid() {
        assertThat(Alvorlighetsgrad.values())
                .filteredOn(Alvorlighetsgrad::erGodtatt)
                .containsExactly(Alvorlighetsgrad.fraKode("00"), Alvorlighetsgrad.fraKode("04"));
    }

    private static Kvittering kvittering(String kode, String tekst) {
        return new Kvittering(
                Optional.empty(),
                Optional.empty(),
                Optional.of(kode),
                Optional.of(tekst).filter(t -> !t.isEmpty()),
                "NY",
                "AAP",
                "SAK-1",
                Optional.empty(),
                List.of());
    }
}
