package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static no.nav.utsjekk.ende.Restsvar.erUleselig;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the body of an utbetaling must be, and how its perioder are put together, over HTTP (20 §1.2, §4.4, §4.5). */
@EndeTilEnde
class RestUtbetalingsreglerTest {

    private static final String OPPRETT = "/async/kom_i_gang/opprett_utbetaling";
    private static final String DATOER = "inkonsistens blant datoene i periodene.";

    private final Testsystem system;
    private final Restklient aap;

    RestUtbetalingsreglerTest(Testsystem system) {
        this.system = system;
        this.aap = system.rest("aap");
    }

    private static Restutbetaling av(String type) {
        return Restutbetaling.ny("AAP_UNDER_ARBEIDSAVKLARING", type);
    }

    /** Whoever asks for it, and for what. */
    private void avvises(Restutbetaling utbetaling, String tekst, String dok) {
        for (var metode : List.of("POST", "PUT", "DELETE")) {
            erFeil(aap.send(metode, utbetaling.sti(), utbetaling.json()), 400, tekst, dok);
        }
    }

    private Restutbetaling godtas(Restutbetaling utbetaling) {
        erTomt(aap.post(utbetaling.sti(), utbetaling.json()), 201);
        return utbetaling;
    }

    private List<String> linjer(Restutbetaling utbetaling) {
        godtas(utbetaling);
        return Reststeg.linjer(new Reststeg(system, aap).svar(utbetaling, Mmel.OK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"sakId\": 1}",
                "{\"sakId\": null}",
                "{} {}",
                "{\"sakId\": \"\\u0000\"}"
            })
    void UT_V0_RF_E1_what_cannot_be_read(String innhold) {
        var sti = av("UKEDAG").sti();

        erUleselig(aap.post(sti, innhold));
        erUleselig(aap.put(sti, innhold));
        erUleselig(aap.delete(sti, innhold));
    }

    @Test
    void RF_01_only_UTF8_is_read() {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1);

        erUleselig(aap.send(
                "POST",
                utbetaling.sti(),
                BodyPublishers.ofByteArray(utbetaling.json().getBytes(StandardCharsets.ISO_8859_1))));
        erUleselig(aap.send(
                "POST",
                utbetaling.sti(),
                BodyPublishers.ofByteArray(utbetaling.json().getBytes(StandardCharsets.UTF_16))));
    }

    @Test
    void RF_02_fields_that_nobody_knows_are_ignored() {
        godtas(av("UKEDAG").dag("2025-06-02", 1).medEkstra("\"ukjent\": {\"a\": [1]}, \"avvent\": null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"avvent\": null", "\"erFørsteUtbetaling\": null"})
    void RF_04_what_may_be_null_may_be_absent(String ekstra) {
        godtas(av("UKEDAG").dag("2025-06-02", 1).medEkstra(ekstra));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2025, 6, 2]", "\"2025-06-02\""})
    void RF_05_dates(String dato) {
        godtas(av("UKEDAG").periode("{\"fom\": %s, \"tom\": %s, \"beløp\": 1}".formatted(dato, dato)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"02.06.2025\"", "\"2025-02-30\"", "20250602", "[2025, 6]", "\"2025-06-02T00:00:00\""})
    void RF_05_what_is_no_date(String dato) {
        var utbetaling = av("UKEDAG").periode("{\"fom\": %s, \"tom\": %s, \"beløp\": 1}".formatted(dato, dato));

        erUleselig(aap.post(utbetaling.sti(), utbetaling.json()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2024-02-12T09:15:00\"     | 2024-02-12T09:15",
                "\"2024-02-12T09:15:30.25Z\" | 2024-02-12T09:15:30.250",
                "[2024, 2, 12, 9]            | 2024-02-12T09:00",
                "[2024, 2, 12]               | 2024-02-12T00:00"
            })
    void RF_06_date_times_are_local_and_written_short(String inn, String ut) {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1);
        erTomt(aap.post(utbetaling.sti(), medTid(utbetaling, inn)), 201);

        assertThat(aap.get(utbetaling.sti()).body()).contains("\"vedtakstidspunkt\":\"" + ut + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2024-02-12T09:15:00+01:00\"", "\"2024-02-12\"", "1707725700", "[2024]"})
    void RF_06_what_is_no_local_date_time(String inn) {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1);

        erUleselig(aap.post(utbetaling.sti(), medTid(utbetaling, inn)));
    }

    private static String medTid(Restutbetaling utbetaling, String tid) {
        return utbetaling.json().replace("\"2025-10-20T00:00:00\"", tid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1.5", "4294967296", "\"100\"", "null", "1e2"})
    void RF_07_what_is_no_amount(String belop) {
        var utbetaling = av("UKEDAG")
                .periode("{\"fom\": \"2025-06-02\", \"tom\": \"2025-06-02\", \"beløp\": %s}".formatted(belop));

        erUleselig(aap.post(utbetaling.sti(), utbetaling.json()));
    }

    @Test
    void RF_07_the_largest_amount() {
        godtas(av("UKEDAG").dag("2025-06-02", 4294967295L));
    }

    @ParameterizedTest
    @CsvSource({
        "ukedag, AAP_UNDER_ARBEIDSAVKLARING",
        "UKEDAG, aap_under_arbeidsavklaring",
        "UKEDAG, FAGSKOLE",
        "'', AAP"
    })
    void RF_08_names_are_exact(String type, String stonad) {
        var utbetaling = Restutbetaling.ny(stonad, type).dag("2025-06-02", 1);

        erUleselig(aap.post(utbetaling.sti(), utbetaling.json()));
    }

    @Test
    void UT_V1_there_is_a_periode() {
        avvises(av("UKEDAG"), "Mangler perioder", OPPRETT + "#mangler-perioder");
    }

    @Test
    void UT_V2_EN_GANG_stays_in_a_year() {
        avvises(
                av("EN_GANG").periode("2024-12-01", "2024-12-31", 1).periode("2025-02-01", "2025-02-02", 2),
                "Engangsutbetalinger kan ikke strekke seg over årsskifte",
                OPPRETT + "#engangs-aarsskifte");
    }

    @Test
    void UT_V3_no_two_perioder_begin_or_end_together() {
        avvises(
                av("MND").periode("2025-01-01", "2025-01-31", 1).periode("2025-01-01", "2025-02-28", 2),
                "Kan ikke sende inn duplikate perioder",
                OPPRETT + "#duplikate-perioder");
        avvises(
                av("MND").periode("2025-01-01", "2025-02-28", 1).periode("2025-02-01", "2025-02-28", 2),
                "Kan ikke sende inn duplikate perioder",
                OPPRETT + "#duplikate-perioder");
    }

    @Test
    void UT_V4_fom_is_not_after_tom() {
        avvises(
                av("UKEDAG").periode("2025-06-03", "2025-06-02", 1),
                "Tom må være >= fom",
                OPPRETT + "#ugyldig-periode");
    }

    @Test
    void UT_V5_dagsats_is_for_dagpenger_and_AAP() {
        var ts = system.rest("tilleggsstonader");
        var utbetaling = Restutbetaling.ny("TILSYN_BARN_AAP", "UKEDAG")
                .periode(
                        """
                        {"fom": "2025-06-02", "tom": "2025-06-02", "beløp": 1, "fastsattDagsats": 1}""");

        erFeil(
                ts.post(utbetaling.sti(), utbetaling.json()),
                400,
                "reservert felt for Dagpenger og AAP",
                "/opprett_en_utbetaling");
    }

    @Test
    void UT_V6_a_weekday_is_one_day_and_no_weekend() {
        avvises(av("UKEDAG").periode("2025-06-02", "2025-06-03", 1), DATOER, "/opprett_en_utbetaling");
        avvises(av("UKEDAG").dag("2025-06-07", 1), DATOER, "/opprett_en_utbetaling");
        avvises(av("UKEDAG").dag("2025-06-08", 1), DATOER, "/opprett_en_utbetaling");
    }

    @Test
    void UT_V7_a_day_is_one_day() {
        avvises(av("DAG").periode("2025-06-02", "2025-06-03", 1), DATOER, "/opprett_en_utbetaling");
        godtas(av("DAG").dag("2025-06-07", 1));
    }

    @Test
    void UT_V8_a_month_is_whole_and_EN_GANG_stays_in_a_year() {
        avvises(av("MND").periode("2025-01-02", "2025-02-01", 1), DATOER, "/opprett_en_utbetaling");
        avvises(av("MND").periode("2025-01-01", "2025-01-30", 1), DATOER, "/opprett_en_utbetaling");
        avvises(av("MND").periode("2025-01-01", "2025-02-28", 1), DATOER, "/opprett_en_utbetaling");
        godtas(av("MND").periode("2024-02-01", "2024-02-29", 1));
        godtas(av("EN_GANG").periode("2025-03-04", "2025-09-08", 1));
    }

    @Test
    void UT_V9_days_to_come_can_be_paid() {
        godtas(av("DAG").dag("2099-12-24", 1));
        godtas(av("UKEDAG").dag("2098-12-31", 1).dag("2099-01-01", 1));
    }

    @Test
    void UT_V10_1100_days_at_most() {
        avvises(
                av("DAG").dag("2022-01-01", 1).dag("2025-01-05", 1),
                "Utbetalinger kan ikke strekke seg over 1100 dager",
                OPPRETT + "#for-lang-utbetaling");
        godtas(av("DAG").dag("2022-01-01", 1).dag("2025-01-04", 1));
    }

    @Test
    void UT_V11_every_amount_is_above_zero() {
        avvises(av("UKEDAG").dag("2025-06-02", 0).medSakId(""), "Beløp må være > 0", OPPRETT + "#ugyldig-belop");
    }

    @Test
    void UT_V12_the_length_of_sakId() {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1).medBehandlingId("");
        avvises(utbetaling.medSakId(""), "Sak-ID må være mellom 1 og 25 tegn", OPPRETT + "#ugyldig-sak-id");
        avvises(utbetaling.medSakId("x".repeat(31)), "Sak-ID må være mellom 1 og 25 tegn", OPPRETT + "#ugyldig-sak-id");
        var lang = av("UKEDAG").dag("2025-06-02", 1);
        godtas(lang.medSakId((lang.sakId() + "x".repeat(30)).substring(0, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " SAK-1", "SAK-1 "})
    void UT_V12_a_sakId_that_OS_could_not_give_back(String sakId) {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1).medSakId(sakId);

        erFeil(
                aap.post(utbetaling.sti(), utbetaling.json()),
                400,
                "Sak-ID må være mellom 1 og 25 tegn",
                OPPRETT + "#ugyldig-sak-id");
    }

    @Test
    void UT_V13_the_length_of_behandlingId() {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1);
        avvises(
                utbetaling.medBehandlingId(""),
                "Behandling-ID må være mellom 1 og 30 tegn",
                OPPRETT + "#ugyldig-behandling-id");
        avvises(
                utbetaling.medBehandlingId("x".repeat(31)),
                "Behandling-ID må være mellom 1 og 30 tegn",
                OPPRETT + "#ugyldig-behandling-id");
    }

    @Test
    void D22_what_the_core_would_refuse_is_refused_at_once() {
        var utbetaling = av("UKEDAG").dag("2025-06-02", 1).medPersonident("1");

        erFeil(
                aap.post(utbetaling.sti(), utbetaling.json()),
                400,
                "Personident må være 11 siffer, eller 9 siffer for organisasjon",
                OPPRETT);
        erFeil(aap.get(utbetaling.sti()), 404, "Fant ikke utbetaling med uid " + utbetaling.uid(), "");
    }

    // --- merging

    @Test
    void UT_M1_UT_M2_UT_M3_UT_M5_weekdays_with_equal_amounts_become_one_periode_over_the_weekend() {
        assertThat(linjer(av("UKEDAG")
                        .dag("2024-02-13", 600)
                        .dag("2024-02-12", 500)
                        .dag("2024-02-09", 500)
                        .dag("2024-02-15", 500)))
                .containsExactly("NY 9-12:500", "NY 13-13:600", "NY 15-15:500");
    }

    @Test
    void UT_M1_perioder_of_different_offices_or_dagsatser_stay_apart() {
        assertThat(
                        linjer(
                                av("DAG")
                                        .periode(
                                                "{\"fom\": \"2025-06-02\", \"tom\": \"2025-06-02\", \"beløp\": 1, \"betalendeEnhet\": \"1234\"}")
                                        .periode(
                                                "{\"fom\": \"2025-06-03\", \"tom\": \"2025-06-03\", \"beløp\": 1, \"betalendeEnhet\": \"1235\"}")
                                        .periode(
                                                "{\"fom\": \"2025-06-04\", \"tom\": \"2025-06-04\", \"beløp\": 1, \"fastsattDagsats\": 5}")))
                .containsExactly("NY 2-2:1", "NY 3-3:1", "NY 4-4:1");
    }

    @Test
    void UT_M2_days_and_months_go_on_the_day_after() {
        assertThat(linjer(av("DAG").dag("2025-06-06", 1).dag("2025-06-07", 1).dag("2025-06-09", 1)))
                .containsExactly("NY 6-7:1", "NY 9-9:1");
        var maneder = av("MND").periode("2025-01-01", "2025-01-31", 9).periode("2025-02-01", "2025-02-28", 9);
        godtas(maneder);
        var oppdrag = new Reststeg(system, aap).svar(maneder, Mmel.OK);
        assertThat(oppdrag.linjer()).hasSize(1);
        assertThat(oppdrag.linjer().get(0).tom()).isEqualTo("2025-02-28");
        assertThat(aap.get(maneder.sti()).body()).containsOnlyOnce("\"fom\"").contains("2025-02-28");
    }

    @Test
    void UT_M4_EN_GANG_is_not_put_together() {
        avvises(
                av("EN_GANG").periode("2025-01-01", "2025-01-31", 9).periode("2025-02-01", "2025-02-28", 9),
                "Forventet kun en periode, da sammenslåing av beløp ikke er støttet",
                "");
        assertThat(linjer(av("EN_GANG").periode("2025-01-01", "2025-01-20", 9).periode("2025-02-01", "2025-02-28", 9)))
                .containsExactly("NY 1-20:9", "NY 1-28:9");
    }

    @ParameterizedTest
    @CsvSource({
        "UKEDAG, 2025-06-02, 2025-06-02, DAG",
        "DAG, 2025-06-02, 2025-06-02, DAG7",
        "MND, 2025-06-01, 2025-06-30, MND",
        "EN_GANG, 2025-06-02, 2025-06-09, ENG"
    })
    void UT_M6_how_OS_is_to_read_the_amount(String type, String fom, String tom, String typeSats) {
        var utbetaling = godtas(av(type).periode(fom, tom, 1));

        assertThat(new Reststeg(system, aap)
                        .svar(utbetaling, Mmel.OK)
                        .linjer()
                        .get(0)
                        .typeSats())
                .isEqualTo(typeSats);
    }
}
