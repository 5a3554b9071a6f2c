package no.nav.utsjekk.status;

import static org.assertj.core.api.Assertions.assertThat;

import no.nav.utsjekk.sak.Stonad;
import org.junit.jupiter.api.Test;

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
}
