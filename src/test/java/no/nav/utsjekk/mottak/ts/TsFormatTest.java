package no.nav.utsjekk.mottak.ts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.mottak.Endring.eksempel;
import static no.nav.utsjekk.mottak.Endring.med;
import static no.nav.utsjekk.mottak.Endring.uten;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Leseprove;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Perioder are written fom-tom@beløp[/enhet] with dates of 2026, month.day: 1.5 is a Monday. */
class TsFormatTest {

    private static final Leseprove FORMAT =
            new Leseprove(new TsFormat("tilleggsstonader.utbetaling.v1", Meldingsleser.DEFAULT_MAX_BYTES));
    private static final UUID UID_3 = UUID.fromString("11111111-2222-4333-8444-555555555503");
    private static final UUID UID_4 = UUID.fromString("11111111-2222-4333-8444-555555555504");
    private static final Stonad LAREMIDLER = new Stonad("LÆREMIDLER_AAP", "TSLMASISP3-OP");
    private static final String TILLATTE_I_TILLST = "[TILSYN_BARN_ENSLIG_FORSØRGER, TILSYN_BARN_AAP, "
            + "TILSYN_BARN_ETTERLATTE, LÆREMIDLER_ENSLIG_FORSØRGER, LÆREMIDLER_AAP, LÆREMIDLER_ETTERLATTE, "
            + "BOUTGIFTER_AAP, BOUTGIFTER_ENSLIG_FORSØRGER, BOUTGIFTER_ETTERLATTE, "
            + "DAGLIG_REISE_TILTAK_ARBEIDSFORBEREDENDE, DAGLIG_REISE_TILTAK_ARBEIDSRETTET_REHAB, "
            + "DAGLIG_REISE_TILTAK_ARBEIDSTRENING, DAGLIG_REISE_TILTAK_AVKLARING, "
            + "DAGLIG_REISE_TILTAK_DIGITAL_JOBBKLUBB, DAGLIG_REISE_TILTAK_ENKELTPLASS_AMO, "
            + "DAGLIG_REISE_TILTAK_ENKELTPLASS_FAG_YRKE_HOYERE_UTD, "
            + "DAGLIG_REISE_TILTAK_FORSØK_OPPLÆRINGSTILTAK_LENGER_VARIGHET, DAGLIG_REISE_TILTAK_GRUPPE_AMO, "
            + "DAGLIG_REISE_TILTAK_GRUPPE_FAG_YRKE_HOYERE_UTD, DAGLIG_REISE_TILTAK_HØYERE_UTDANNING, "
            + "DAGLIG_REISE_TILTAK_INDIVIDUELL_JOBBSTØTTE, DAGLIG_REISE_TILTAK_INDIVIDUELL_JOBBSTØTTE_UNG, "
            + "DAGLIG_REISE_TILTAK_JOBBKLUBB, DAGLIG_REISE_TILTAK_OPPFØLGING, "
            + "DAGLIG_REISE_TILTAK_UTVIDET_OPPFØLGING_I_NAV, DAGLIG_REISE_TILTAK_UTVIDET_OPPFØLGING_I_OPPLÆRING]";

    @Test
    void the_example_becomes_one_utbetaling_per_element() {
        assertThat(FORMAT.les(eksempel("ts.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.TILLEGGSSTØNADER,
                                "SAK-TS-1",
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.NEVNTE,
                                List.of(
                                        new Onske.Utbetal(
                                                UID_3,
                                                Fagomrade.TILLSTLM,
                                                LAREMIDLER,
                                                Periodetype.MND,
                                                perioder("1.1-2.28@550")),
                                        new Onske.Utbetal(
                                                UID_4,
                                                Fagomrade.TILLST,
                                                new Stonad("DAGLIG_REISE_TILTAK_ARBEIDSTRENING", "TSDRATTT2-OP"),
                                                Periodetype.MND,
                                                perioder("1.1-1.31@1200/0393")))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sakId",
                "/behandlingId",
                "/personident",
                "/vedtakstidspunkt",
                "/periodetype",
                "/utbetalinger",
                "/utbetalinger/1/id",
                "/utbetalinger/1/stønad",
                "/utbetalinger/1/perioder",
                "/utbetalinger/0/perioder/1/fom",
                "/utbetalinger/0/perioder/1/tom",
                "/utbetalinger/0/perioder/1/beløp"
            })
    void IN_7_required_fields(String peker) {
        assertThat(FORMAT.felt(uten("ts.json", peker))).contains(peker);
        assertThat(FORMAT.felt(med("ts.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_actors_are_optional() {
        assertThat(FORMAT.melding(uten("ts.json", "/saksbehandler")).saksbehandler())
                .isEqualTo("ts");
        assertThat(FORMAT.melding(med("ts.json", "/saksbehandler", "null")).saksbehandler())
                .isEqualTo("ts");
        assertThat(FORMAT.melding(uten("ts.json", "/beslutter")).beslutter()).isEqualTo("ts");
        assertThat(FORMAT.melding(med("ts.json", "/beslutter", "null")).beslutter())
                .isEqualTo("ts");
    }

    @Test
    void IN_7_betalendeEnhet_is_optional() {
        var peker = "/utbetalinger/1/perioder/0/betalendeEnhet";
        for (var innhold : List.of(uten("ts.json", peker), med("ts.json", peker, "null"))) {
            assertThat(((Onske.Utbetal) FORMAT.onsker(innhold).get(1)).perioder())
                    .isEqualTo(perioder("1.1-1.31@1200"));
        }
    }

    @Test
    void IN_7_flags_may_be_absent_but_not_null() {
        assertThat(FORMAT.melding(uten("ts.json", "/dryrun")).dryrun()).isFalse();
        assertThat(FORMAT.melding(med("ts.json", "/dryrun", "true")).dryrun()).isTrue();
        assertThat(FORMAT.felt(med("ts.json", "/dryrun", "null"))).contains("/dryrun");
        var flagg = "/utbetalinger/1/brukFagområdeTillst";
        assertThat(FORMAT.onsker(med("ts.json", flagg, "false"))).isEqualTo(FORMAT.onsker(uten("ts.json", flagg)));
        assertThat(FORMAT.felt(med("ts.json", flagg, "null"))).contains(flagg);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /sakId                                      | 17
            /personident                                | 12345678910
            /vedtakstidspunkt                           | "2026-01-19"
            /periodetype                                | "MÅNED"
            /periodetype                                | "mnd"
            /utbetalinger                               | {}
            /utbetalinger/0                             | "x"
            /utbetalinger/0/id                          | "11111111"
            /utbetalinger/0/stønad                      | "AAP_UNDER_ARBEIDSAVKLARING"
            /utbetalinger/0/stønad                      | "læremidler_aap"
            /utbetalinger/0/stønad                      | 5
            /utbetalinger/0/perioder                    | {}
            /utbetalinger/0/perioder/1                  | []
            /utbetalinger/0/perioder/1/fom              | "01.02.2026"
            /utbetalinger/0/perioder/1/tom              | "2026-02-29"
            /utbetalinger/0/perioder/1/beløp            | -1
            /utbetalinger/0/perioder/1/beløp            | 550.0
            /utbetalinger/0/perioder/1/beløp            | 4294967296
            /utbetalinger/1/perioder/0/betalendeEnhet   | 393
            /utbetalinger/1/brukFagområdeTillst         | "true"
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(FORMAT.felt(med("ts.json", peker, json))).contains(peker);
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(FORMAT.les(med("ts.json", "/utbetalinger/0/ukjent", "{\"a\": null}")))
                .isEqualTo(FORMAT.les(eksempel("ts.json")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            weekend bridged               | UKEDAG  | 1.5-1.9@100 1.12-1.16@100      | 1.5-1.16@100
            weekend not bridged in months | MND     | 1.5-1.9@100 1.12-1.16@100      | 1.5-1.9@100 1.12-1.16@100
            MRG-3 example 9               | MND     | 1.1-1.31@5000 2.1-2.28@5000    | 1.1-2.28@5000
            MRG-3 example 10              | MND     | 1.1-1.30@5000 2.1-2.28@5000    | 1.1-1.30@5000 2.1-2.28@5000
            one-off amounts stay apart    | EN_GANG | 1.5-1.5@100 1.6-1.6@100        | 1.5-1.5@100 1.6-1.6@100
            FM-23 days                    | UKEDAG  | 1.5-1.5@100/0001 1.6-1.6@100/0002 1.7-1.7@100/0002 | 1.5-1.5@100/0001 1.6-1.7@100/0002
            FM-23 months                  | MND     | 1.1-1.31@100 2.1-2.28@100/0002 | 1.1-1.31@100 2.1-2.28@100/0002
            FM-25                         | UKEDAG  | 1.9-1.9@100 1.10-1.10@200 1.12-1.12@100 | 1.9-1.9@100 1.10-1.10@200 1.12-1.12@100
            FM-26 days                    | UKEDAG  | 1.12-1.16@100 1.5-1.9@100      | 1.5-1.16@100
            FM-26 months                  | MND     | 2.1-2.28@5000 1.1-1.31@5000    | 1.1-2.28@5000
            FM-26 one-off amounts         | EN_GANG | 2.1-2.28@200 1.1-1.31@100      | 1.1-1.31@100 2.1-2.28@200
            VAL-06 reaches the core       | UKEDAG  | 1.5-1.9@0                      | 1.5-1.9@0
            VAL-04 reaches the core       | MND     | 1.9-1.5@100                    | 1.9-1.5@100
            D27 reaches the core          | DAG     | 1.9-1.9@100 1.10-1.10@100 1.12-1.12@100 | 1.9-1.10@100 1.12-1.12@100
            """)
    void MRG_3_items_become_perioder(String regel, Periodetype periodetype, String poster, String perioder) {
        var innhold = melding(periodetype, utbetaling(UID_3, "LÆREMIDLER_AAP", poster, false));

        assertThat(FORMAT.onsker(innhold))
                .containsExactly(
                        new Onske.Utbetal(UID_3, Fagomrade.TILLSTLM, LAREMIDLER, periodetype, perioder(perioder)));
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(TsStonad.values())
                .extracting(TsStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.TILLEGGSSTØNADER));
    }

    static Stream<List<String>> rader() {
        return Stonadstabell.rader(Fagsystem.TILLEGGSSTØNADER).stream();
    }

    @ParameterizedTest
    @MethodSource("rader")
    void IN_14_the_fagomrade_follows_from_the_stonad(List<String> rad) {
        var innhold = melding(Periodetype.MND, utbetaling(UID_3, rad.get(0), "1.1-1.31@100", false));

        var utbetal = FORMAT.utbetal(innhold);
        assertThat(utbetal.fagomrade().name()).isEqualTo(rad.get(2));
        assertThat(utbetal.stonad()).isEqualTo(new Stonad(rad.get(0), rad.get(1)));
    }

    @ParameterizedTest
    @MethodSource("rader")
    void IN_13_VAL_16_only_some_stonader_may_be_paid_in_TILLST(List<String> rad) {
        var innhold = melding(Periodetype.MND, utbetaling(UID_3, rad.get(0), "1.1-1.31@100", true));

        if (rad.get(3).equals("yes")) {
            assertThat(FORMAT.utbetal(innhold).fagomrade()).isEqualTo(Fagomrade.TILLST);
        } else {
            var tekst = "Fant stønadstype " + rad.get(0) + " ved bruk av fagområde TILLST. Tillater bare en av: "
                    + TILLATTE_I_TILLST;
            assertThat(FORMAT.avvisning(innhold)).isEqualTo(new Avvisning("UGYLDIG_FAGOMRÅDE", 400, tekst, ""));
        }
    }

    @Test
    void VAL_16_refuses_the_whole_melding_also_when_it_asks_for_an_opphor() {
        var innhold = melding(
                Periodetype.MND,
                utbetaling(UID_3, "LÆREMIDLER_AAP", "1.1-1.31@100", false),
                utbetaling(UID_4, "FLYTTING_AAP", "", true));

        assertThat(FORMAT.avvisning(innhold).tekst()).startsWith("Fant stønadstype FLYTTING_AAP ");
    }

    @Test
    void VAL_16_comes_after_what_cannot_be_decoded() {
        var innhold = melding(
                Periodetype.MND,
                utbetaling(UID_3, "FLYTTING_AAP", "1.1-1.31@100", true),
                utbetaling(UID_4, "FLYTTING", "1.1-1.31@100", true));

        assertThat(FORMAT.felt(innhold)).contains("/utbetalinger/1/stønad");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void VAL_16_of_a_dryrun_is_a_dryrun(boolean dryrun) {
        var innhold = "{\"dryrun\": " + dryrun + ","
                + json(Periodetype.MND, utbetaling(UID_3, "FLYTTING_AAP", "1.1-1.31@100", true));

        assertThat(((Lesing.Uleselig) FORMAT.les(innhold.getBytes(UTF_8))).dryrun())
                .isEqualTo(dryrun);
    }

    @Test
    void the_misspelt_names_are_stonader_of_their_own() {
        var feilstavet =
                melding(Periodetype.MND, utbetaling(UID_3, "DAGLIG_REISE_ENSLIG_FORSØRGET", "1.1-1.31@100", false));
        var riktig =
                melding(Periodetype.MND, utbetaling(UID_3, "DAGLIG_REISE_ENSLIG_FORSØRGER", "1.1-1.31@100", false));

        assertThat(FORMAT.utbetal(feilstavet).stonad().klassekode())
                .isEqualTo(FORMAT.utbetal(riktig).stonad().klassekode());
        assertThat(FORMAT.utbetal(feilstavet)).isNotEqualTo(FORMAT.utbetal(riktig));
    }

    @ParameterizedTest
    @EnumSource
    void IN_18_an_utbetaling_without_perioder_is_ended(Periodetype periodetype) {
        var innhold = melding(
                periodetype,
                utbetaling(UID_4, "LÆREMIDLER_AAP", "", false),
                utbetaling(UID_3, "LÆREMIDLER_AAP", "1.1-1.31@100", false));

        assertThat(FORMAT.onsker(innhold))
                .containsExactly(
                        new Onske.Opphor(UID_4, Onske.Opphorsform.DELETE),
                        new Onske.Utbetal(
                                UID_3, Fagomrade.TILLSTLM, LAREMIDLER, periodetype, perioder("1.1-1.31@100")));
    }

    @Test
    void GRD_1_nothing_mentioned_is_nothing_to_do() {
        var melding = FORMAT.melding(melding(Periodetype.MND));

        assertThat(melding.onsker()).isEmpty();
        assertThat(melding.omfang()).isEqualTo(Omfang.NEVNTE);
    }

    @Test
    void FM_24_an_uid_can_be_mentioned_only_once() {
        var innhold = melding(
                Periodetype.MND,
                utbetaling(UID_3, "LÆREMIDLER_AAP", "1.1-1.31@100", false),
                utbetaling(UID_3, "LÆREMIDLER_AAP", "", false));

        assertThat(FORMAT.avvisning(innhold))
                .isEqualTo(new Avvisning(
                        "UID_KOLLISJON", 409, "Flere utbetalinger i meldingen har samme uid " + UID_3, ""));
    }

    private static byte[] melding(Periodetype periodetype, String... utbetalinger) {
        return ("{" + json(periodetype, utbetalinger)).getBytes(UTF_8);
    }

    private static String json(Periodetype periodetype, String... utbetalinger) {
        return """
                "sakId": "S", "behandlingId": "B", "personident": "12345678910",
                "vedtakstidspunkt": "2026-01-19T10:00:00", "periodetype": "%s", "utbetalinger": [%s]}"""
                .formatted(periodetype, String.join(",", utbetalinger));
    }

    private static String utbetaling(UUID uid, String stonad, String perioder, boolean tillst) {
        return """
                {"id": "%s", "stønad": "%s", "brukFagområdeTillst": %s, "perioder": [%s]}"""
                .formatted(
                        uid,
                        stonad,
                        tillst,
                        String.join(
                                ",",
                                perioder(perioder).stream()
                                        .map(TsFormatTest::json)
                                        .toList()));
    }

    private static String json(Periode periode) {
        return """
                {"fom": "%s", "tom": "%s", "beløp": %d, "betalendeEnhet": %s}"""
                .formatted(
                        periode.fom(),
                        periode.tom(),
                        periode.belop(),
                        periode.betalendeEnhet().map(enhet -> '"' + enhet + '"').orElse("null"));
    }

    private static List<Periode> perioder(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(TsFormatTest::periode).toList();
    }

    private static Periode periode(String text) {
        var deler = text.split("[-@/]");
        return new Periode(
                dato(deler[0]),
                dato(deler[1]),
                Long.parseLong(deler[2]),
                Optional.empty(),
                deler.length > 3 ? Optional.of(deler[3]) : Optional.empty());
    }

    private static LocalDate dato(String text) {
        var deler = text.split("\\.");
        return LocalDate.of(2026, Integer.parseInt(deler[0]), Integer.parseInt(deler[1]));
    }
}
