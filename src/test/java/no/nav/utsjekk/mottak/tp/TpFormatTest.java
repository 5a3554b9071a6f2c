package no.nav.utsjekk.mottak.tp;

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
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.AvledetUid;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Perioder are written fom-tom@beløp[/enhet] with days of January 2026: the 5th is a Monday. */
class TpFormatTest {

    private static final Leseprove FORMAT =
            new Leseprove(new TpFormat("helved.utbetalinger-tp.v1", Meldingsleser.DEFAULT_MAX_BYTES));
    private static final String SAK = "SAK-TP-1";
    private static final String MP = "2026-01-05/2026-01-18";
    private static final Stonad TRENING = new Stonad("ARBEIDSTRENING", "TPTPATT");
    private static final Stonad TRENING_BARN = new Stonad("ARBEIDSTRENING_BARN", "TPBTATTILT");

    @Test
    void the_example_becomes_one_utbetaling_per_meldeperiode_and_stonad() {
        assertThat(FORMAT.les(eksempel("tp.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.TILTAKSPENGER,
                                SAK,
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.HELE_SAKEN_DELETE,
                                List.of(
                                        utbetal(MP, TRENING, "5-16@285"),
                                        utbetal(MP, TRENING_BARN, "5-16@55"),
                                        utbetal(
                                                "2026-01-19/2026-02-01",
                                                new Stonad("GRUPPE_AMO", "TPTPGRAMO"),
                                                "19-30@285/0393"))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sakId",
                "/behandlingId",
                "/personident",
                "/vedtakstidspunkt",
                "/perioder",
                "/perioder/1/meldeperiode",
                "/perioder/1/fom",
                "/perioder/1/tom",
                "/perioder/1/beløp",
                "/perioder/1/stønad"
            })
    void IN_7_required_fields(String peker) {
        assertThat(FORMAT.felt(uten("tp.json", peker))).contains(peker);
        assertThat(FORMAT.felt(med("tp.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_optional_fields_and_defaults() {
        assertThat(FORMAT.melding(uten("tp.json", "/saksbehandler")).saksbehandler())
                .isEqualTo("tp");
        assertThat(FORMAT.melding(med("tp.json", "/saksbehandler", "null")).saksbehandler())
                .isEqualTo("tp");
        assertThat(FORMAT.melding(uten("tp.json", "/beslutter")).beslutter()).isEqualTo("tp");
        assertThat(FORMAT.melding(med("tp.json", "/beslutter", "null")).beslutter())
                .isEqualTo("tp");
        assertThat(FORMAT.onsker(med("tp.json", "/perioder/3/betalendeEnhet", "null")))
                .isEqualTo(FORMAT.onsker(uten("tp.json", "/perioder/3/betalendeEnhet")));
    }

    @Test
    void IN_7_flags_may_be_absent_but_not_null() {
        assertThat(FORMAT.melding(uten("tp.json", "/dryrun")).dryrun()).isFalse();
        assertThat(FORMAT.melding(med("tp.json", "/dryrun", "true")).dryrun()).isTrue();
        assertThat(FORMAT.felt(med("tp.json", "/dryrun", "null"))).contains("/dryrun");
        assertThat(FORMAT.les(med("tp.json", "/perioder/0/barnetillegg", "false")))
                .isEqualTo(FORMAT.les(eksempel("tp.json")));
        assertThat(FORMAT.felt(med("tp.json", "/perioder/0/barnetillegg", "null")))
                .contains("/perioder/0/barnetillegg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /vedtakstidspunkt          | 1768813200
            /perioder                  | {}
            /perioder/3                | []
            /perioder/3/meldeperiode   | 132460781
            /perioder/3/fom            | "2026-01-16T00:00"
            /perioder/3/tom            | ""
            /perioder/3/beløp          | 285.5
            /perioder/3/beløp          | "285"
            /perioder/3/stønad         | "GRUPPE"
            /perioder/3/stønad         | "gruppe_amo"
            /perioder/3/betalendeEnhet | 393
            /perioder/3/barnetillegg   | 1
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(FORMAT.felt(med("tp.json", peker, json))).contains(peker);
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(FORMAT.les(med("tp.json", "/perioder/0/utbetaltBeløp", "\"x\"")))
                .isEqualTo(FORMAT.les(eksempel("tp.json")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MRG-3 weekend bridged           | 5-9@285 12-16@285          | 5-16@285
            MRG-3 another amount            | 5-6@285 7-7@143 8-9@285    | 5-6@285 7-7@143 8-9@285
            FM-23 another enhet             | 5-6@285/0001 7-7@285/0002 8-9@285/0002 12-12@285/0001 | 5-6@285/0001 7-9@285/0002 12-12@285/0001
            FM-23 with and without enhet    | 5-6@285 7-9@285/0001       | 5-6@285 7-9@285/0001
            FM-25 paid weekend              | 9-9@100 10-10@200 12-12@100 | 9-9@100 10-10@200 12-12@100
            FM-26 any order                 | 12-16@285 8-9@285 5-7@285  | 5-16@285
            VAL-06 zero reaches the core    | 5-6@285 7-7@0 8-9@285      | 5-6@285 7-7@0 8-9@285
            VAL-04 reaches the core         | 9-5@285                    | 9-5@285
            VAL-23 overlap reaches the core | 5-9@285 8-12@143           | 5-9@285 8-12@143
            """)
    void items_become_perioder(String regel, String poster, String perioder) {
        assertThat(onsker(perioder(MP, "ARBEIDSTRENING", false, poster)))
                .containsExactly(utbetal(MP, TRENING, perioder));
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(TpStonad.values())
                .extracting(TpStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.TILTAKSPENGER));
    }

    static Stream<List<String>> rader() {
        return Stonadstabell.rader(Fagsystem.TILTAKSPENGER).stream();
    }

    @ParameterizedTest
    @MethodSource("rader")
    void barnetillegg_is_a_stonad_of_its_own(List<String> rad) {
        var stonad = new Stonad(rad.get(0), rad.get(1));
        var barn = new Stonad(rad.get(2), rad.get(3));

        assertThat(onsker(perioder("A", stonad.navn(), false, "5-9@100"), perioder("A", stonad.navn(), true, "5-9@50")))
                .containsExactly(utbetal("A", stonad, "5-9@100"), utbetal("A", barn, "5-9@50"));
    }

    @ParameterizedTest
    @MethodSource("rader")
    void barnetillegg_can_be_named_directly(List<String> rad) {
        var barn = new Stonad(rad.get(2), rad.get(3));

        assertThat(onsker(perioder("A", rad.get(0), true, "5-9@50"), perioder("A", barn.navn(), false, "12-16@50")))
                .containsExactly(utbetal("A", barn, "5-16@50"));
    }

    @ParameterizedTest
    @MethodSource("rader")
    void barnetillegg_to_a_barnetillegg_is_refused(List<String> rad) {
        var innhold = innhold(perioder("A", rad.get(0), true, "5-9@50"), perioder("A", rad.get(2), true, "12-16@50"));

        assertThat(FORMAT.avvisning(innhold))
                .isEqualTo(new Avvisning(
                        "MANGLER_KLASSEKODE", 400, rad.get(2) + " har ikke klassekode for barnetillegg", ""));
    }

    @Test
    void barnetillegg_is_judged_after_what_cannot_be_decoded() {
        var innhold = innhold(perioder("A", "FAGSKOLE_BARN", true, "5-9@50"), perioder("A", "SKOLE", true, "5-9@50"));

        assertThat(FORMAT.felt(innhold)).contains("/perioder/1/stønad");
    }

    @Test
    void UID_2_the_uid_is_derived_from_the_stonad_that_is_paid() {
        var innhold =
                """
                {"sakId": "TP-42", "behandlingId": "B", "personident": "12345678910",
                 "vedtakstidspunkt": "2026-01-19T10:00", "perioder": [%s, %s]}"""
                        .formatted(
                                perioder(MP, "ARBEIDSFORBEREDENDE_TRENING", false, "5-9@285"),
                                perioder(MP, "ARBEIDSFORBEREDENDE_TRENING", true, "5-9@55"));

        assertThat(FORMAT.onsker(innhold.getBytes(UTF_8)))
                .extracting(onske -> onske.uid().toString())
                .containsExactly("9714deab-2aa3-2447-398e-584675f7b2cf", "a1de0d70-9473-09c3-c82b-3ca162e6b102");
    }

    @Test
    void IN_12_utbetalinger_come_in_order_of_their_first_item() {
        assertThat(onsker(
                        perioder("B", "ARBEIDSTRENING", false, "19-19@100"),
                        perioder("A", "ARBEIDSTRENING", true, "5-5@100"),
                        perioder("A", "ARBEIDSTRENING", false, "5-5@100"),
                        perioder("B", "ARBEIDSTRENING", false, "20-20@100")))
                .containsExactly(
                        utbetal("B", TRENING, "19-20@100"),
                        utbetal("A", TRENING_BARN, "5-5@100"),
                        utbetal("A", TRENING, "5-5@100"));
    }

    @Test
    void IN_19_another_meldeperiode_is_another_utbetaling() {
        assertThat(onsker(perioder("A", "ARBEIDSTRENING", false, "5-5@100")))
                .isNotEqualTo(onsker(perioder("B", "ARBEIDSTRENING", false, "5-5@100")));
    }

    @Test
    void GRD_1_and_FM_34_nothing_to_pay_is_a_melding_without_utbetalinger() {
        assertThat(FORMAT.melding(innhold()).onsker()).isEmpty();
        assertThat(FORMAT.melding(innhold()).omfang()).isEqualTo(Omfang.HELE_SAKEN_DELETE);
    }

    /** The texts Aa and BB have the same 32 bit hash. */
    @Test
    void FM_24_two_meldeperioder_with_the_same_uid_are_refused() {
        var innhold = innhold(
                perioder("Aa", "ARBEIDSTRENING", false, "5-5@100"), perioder("BB", "ARBEIDSTRENING", false, "6-6@100"));

        assertThat(FORMAT.avvisning(innhold).kode()).isEqualTo("UID_KOLLISJON");
    }

    private static List<Onske> onsker(String... perioder) {
        return FORMAT.onsker(innhold(perioder));
    }

    private static byte[] innhold(String... perioder) {
        return med("tp.json", "/perioder", "[" + String.join(",", perioder) + "]");
    }

    private static String perioder(String meldeperiode, String stonad, boolean barnetillegg, String perioder) {
        return String.join(
                ",",
                perioder(perioder).stream()
                        .map(periode -> json(meldeperiode, stonad, barnetillegg, periode))
                        .toList());
    }

    private static String json(String meldeperiode, String stonad, boolean barnetillegg, Periode periode) {
        return """
                {"meldeperiode": "%s", "stønad": "%s", "barnetillegg": %s, "fom": "%s", "tom": "%s", "beløp": %d,
                 "betalendeEnhet": %s}"""
                .formatted(
                        meldeperiode,
                        stonad,
                        barnetillegg,
                        periode.fom(),
                        periode.tom(),
                        periode.belop(),
                        periode.betalendeEnhet().map(enhet -> '"' + enhet + '"').orElse("null"));
    }

    private static List<Periode> perioder(String text) {
        return Arrays.stream(text.split(" ")).map(TpFormatTest::periode).toList();
    }

    private static Periode periode(String text) {
        var deler = text.split("[-@/]");
        return new Periode(
                LocalDate.of(2026, 1, Integer.parseInt(deler[0])),
                LocalDate.of(2026, 1, Integer.parseInt(deler[1])),
                Long.parseLong(deler[2]),
                Optional.empty(),
                deler.length > 3 ? Optional.of(deler[3]) : Optional.empty());
    }

    private static Onske utbetal(String meldeperiode, Stonad stonad, String perioder) {
        var uid = AvledetUid.av(Fagsystem.TILTAKSPENGER, SAK, meldeperiode, stonad);
        return new Onske.Utbetal(uid, Fagomrade.TILTPENG, stonad, Periodetype.UKEDAG, perioder(perioder));
    }
}
