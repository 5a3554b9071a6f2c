package no.nav.utsjekk.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtbetalingJsonTest {

    /** The example of 03 §1.1, to the letter. */
    private static final String EXAMPLE =
            """
            {"dryrun":false,"originalKey":"019b0000-0000-7000-8000-000000000001","fagsystem":"AAP",\
            "uid":"11111111-2222-4333-8444-555555555555","action":"CREATE","førsteUtbetalingPåSak":true,\
            "sakId":"SAK-1001","behandlingId":"BEH-1","lastPeriodeId":"0a0b0c0d-0001-4000-8000-000000000001",\
            "sistePeriode":{"fom":"2026-01-05","tom":"2026-01-18","beløp":1000,"betalendeEnhet":null,"vedtakssats":1200},\
            "personident":"12345678910","vedtakstidspunkt":"2026-01-19T10:00","stønad":"AAP_UNDER_ARBEIDSAVKLARING",\
            "beslutterId":"Z900002","saksbehandlerId":"Z900001","periodetype":"UKEDAG","avvent":null,\
            "perioder":[{"fom":"2026-01-05","tom":"2026-01-18","beløp":1000,"betalendeEnhet":null,"vedtakssats":1200}]}""";

    private final UtbetalingJson json = new UtbetalingJson((fagomrade, navn) -> new Stonad(navn, "AAPOR"));

    @Test
    void the_published_form_is_that_of_the_contract() {
        assertThat(json.write(json.read(EXAMPLE))).isEqualTo(EXAMPLE);
    }

    @Test
    void FM_54_versions_without_siste_periode_and_with_legacy_ids_can_be_read() {
        var legacy = EXAMPLE.replaceAll("\"sistePeriode\":\\{[^}]*},", "")
                .replace("0a0b0c0d-0001-4000-8000-000000000001", "SAK-9#3")
                .replaceAll("\"perioder\":.*", "\"perioder\":[]}");

        var utbetaling = json.read(legacy);

        assertThat(utbetaling.sistePeriode()).isEmpty();
        assertThat(utbetaling.perioder()).isEmpty();
        assertThat(utbetaling.sisteLinje().delytelseId()).isEqualTo("SAK-9#3");
        assertThat(json.write(utbetaling)).contains("\"lastPeriodeId\":\"SAK-9#3\"", "\"sistePeriode\":null");
    }

    /** As much is left out as can be: what OS was told last is all that such a version needs to tell. */
    @Test
    void FM_54_absent_fields_are_none_and_stay_so_when_written() {
        var utbetaling = json.read(
                """
                {"originalKey":"k","fagsystem":"TILLEGGSSTØNADER","uid":"11111111-2222-4333-8444-555555555555",
                 "action":"DELETE","sakId":"SAK-9","behandlingId":"1","lastPeriodeId":"SAK-9#3","personident":"12345678910",
                 "vedtakstidspunkt":"2024-02-01T00:00:00.123","stønad":"DAGLIG_REISE_ENSLIG_FORSØRGET","beslutterId":"B",
                 "saksbehandlerId":"S","periodetype":"MND","migrertFra":"ukjent felt"}""");

        assertThat(utbetaling)
                .isEqualTo(new Utbetaling(
                        UUID.fromString("11111111-2222-4333-8444-555555555555"),
                        "k",
                        Fagomrade.TILLST,
                        Handling.DELETE,
                        false,
                        "SAK-9",
                        "1",
                        new LinjeId("SAK-9#3"),
                        Optional.empty(),
                        "12345678910",
                        LocalDateTime.of(2024, 2, 1, 0, 0, 0, 123_000_000),
                        new Stonad("DAGLIG_REISE_ENSLIG_FORSØRGET", "AAPOR"),
                        "B",
                        "S",
                        Periodetype.MND,
                        Optional.empty(),
                        List.of()));
        assertThat(json.read(json.write(utbetaling))).isEqualTo(utbetaling);
    }

    @Test
    void FM_54_perioder_and_avvent_without_what_is_optional_can_be_read() {
        var lest = json.read(EXAMPLE.replaceAll(",\"betalendeEnhet\":null,\"vedtakssats\":1200", "")
                .replace("\"avvent\":null", "\"avvent\":{\"fom\":\"2026-01-05\",\"tom\":\"2026-01-09\"}"));

        var periode = new Periode(
                LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 18), 1000, Optional.empty(), Optional.empty());
        assertThat(lest.perioder()).containsExactly(periode);
        assertThat(lest.sistePeriode()).contains(periode);
        assertThat(lest.avvent())
                .contains(new Avvent(
                        LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 9), Optional.empty(), Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid",
                "action",
                "sakId",
                "behandlingId",
                "lastPeriodeId",
                "personident",
                "vedtakstidspunkt",
                "stønad",
                "periodetype",
                "fagsystem",
                "fom",
                "tom",
                "beløp"
            })
    void what_a_version_cannot_do_without_is_missed_and_nothing_of_it_is_quoted(String felt) {
        var uten = EXAMPLE.replaceAll("\"" + felt + "\":(\"[^\"]*\"|\\d+),", "");
        var tom = EXAMPLE.replaceAll("\"" + felt + "\":(\"[^\"]*\"|\\d+)", "\"" + felt + "\":null");

        for (var versjon : List.of(uten, tom)) {
            assertThat(versjon).isNotEqualTo(EXAMPLE);
            assertThatIllegalStateException()
                    .isThrownBy(() -> json.read(versjon))
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("12345678910"));
        }
    }

    @Test
    void FM_32_a_version_that_is_paid_on_all_days_of_the_week_can_be_read() {
        assertThat(json.read(EXAMPLE.replace("UKEDAG", "DAG")).periodetype()).isEqualTo(Periodetype.DAG);
    }

    @ParameterizedTest
    @EnumSource(Fagomrade.class)
    void FM_54_a_version_of_every_fagomrade_can_be_read_by_the_name_that_is_stored(Fagomrade fagomrade) {
        var stored = EXAMPLE.replace("\"fagsystem\":\"AAP\"", "\"fagsystem\":\"" + fagomrade.ytelse() + "\"");

        assertThat(json.read(stored).fagomrade()).isEqualTo(fagomrade);
        assertThat(json.write(json.read(stored))).isEqualTo(stored);
    }
}
