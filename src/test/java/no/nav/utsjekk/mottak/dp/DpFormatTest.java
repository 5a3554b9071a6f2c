package no.nav.utsjekk.mottak.dp;

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
import no.nav.utsjekk.mottak.AvledetUid;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Days are written day@beløp[/sats] of January 2026, sats 1200 if not given: the 5th is a Monday. */
class DpFormatTest {

    private static final Meldingsformat FORMAT =
            new DpFormat("teamdagpenger.utbetaling.v1", Meldingsleser.DEFAULT_MAX_BYTES);
    private static final Stonad DAGPENGER = new Stonad("DAGPENGER", "DAGPENGER");
    private static final Stonad FERIETILLEGG = new Stonad("DAGPENGERFERIE", "DAGPENGERFERIE");
    private static final String SAK = "SAK-DP-1";
    private static final String MP = "2026-01-05/2026-01-18";

    @Test
    void the_example_becomes_one_utbetaling_per_meldeperiode_and_type() {
        assertThat(les(eksempel("dp.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.DAGPENGER,
                                SAK,
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.HELE_SAKEN_FAKE_DELETE,
                                List.of(
                                        dagpenger(MP, periode(5, 6, 1000), periode(7, 7, 700), periode(8, 16, 1000)),
                                        ferietillegg(MP, periode(16, 16, 350, 350)))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sakId",
                "/behandlingId",
                "/ident",
                "/vedtakstidspunktet",
                "/utbetalinger",
                "/utbetalinger/1/meldeperiode",
                "/utbetalinger/1/dato",
                "/utbetalinger/1/sats",
                "/utbetalinger/1/utbetaltBeløp",
                "/utbetalinger/1/utbetalingstype"
            })
    void IN_7_required_fields(String peker) {
        assertThat(felt(uten("dp.json", peker))).contains(peker);
        assertThat(felt(med("dp.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_optional_fields_and_defaults() {
        assertThat(melding(uten("dp.json", "/saksbehandler")).saksbehandler()).isEqualTo("dagpenger");
        assertThat(melding(med("dp.json", "/beslutter", "null")).beslutter()).isEqualTo("dagpenger");
        assertThat(melding(uten("dp.json", "/dryrun")).dryrun()).isFalse();
        assertThat(melding(med("dp.json", "/dryrun", "true")).dryrun()).isTrue();
        assertThat(felt(med("dp.json", "/dryrun", "null"))).contains("/dryrun");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /utbetalinger/14/utbetalingstype | "DAGPENGER"
            /utbetalinger/14/utbetalingstype | "dagpenger"
            /utbetalinger/14/meldeperiode    | 132460781
            /utbetalinger/14/dato            | "2026-01-16T00:00"
            /utbetalinger/14/utbetaltBeløp   | 350.5
            /utbetalinger/14/sats            | 4294967296
            /utbetalinger/14                 | []
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(felt(med("dp.json", peker, json))).contains(peker);
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(DpStonad.values())
                .extracting(DpStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.DAGPENGER));
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(les(med("dp.json", "/utbetalinger/0/rettighetstype", "\"Ordinær\"")))
                .isEqualTo(les(eksempel("dp.json")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MRG-3 example 1 | 5@1000 6@1000 7@1000 8@1000 9@1000 12@1000 13@1000 14@1000 15@1000 16@1000 | 5-16@1000
            MRG-3 example 2 | 5@1000 6@1000 7@700 8@1000 9@1000 | 5-6@1000 7-7@700 8-9@1000
            MRG-3 example 3 | 5@1000 6@1000 8@1000              | 5-6@1000 8-8@1000
            MRG-3 example 4 | 5@1000 6@1000 7@0 8@1000 9@1000   | 5-6@1000 8-9@1000
            MRG-3 example 5 | 9@1000 10@1000 11@1000 12@1000    | 9-12@1000
            MRG-3 example 6 | 5@1000 6@1000 7@1000/1300 8@1000/1300 9@1000/1300 | 5-6@1000 7-9@1000/1300
            MRG-3 example 7 | 8@1000 9@1000 5@1000 6@1000       | 5-6@1000 8-9@1000
            zero weekend    | 8@1000 9@1000 10@0 11@0 12@1000   | 8-12@1000
            FM-25           | 9@100 10@200 12@100               | 9-9@100 10-10@200 12-12@100
            VAL-03          | 5@1000 5@1000                     | 5-5@1000 5-5@1000
            """)
    void MRG_3_days_become_perioder(String regel, String dager, String perioder) {
        var forventet =
                Arrays.stream(perioder.split(" ")).map(DpFormatTest::periode).toArray(Periode[]::new);

        assertThat(onsker(dager(MP, "Dagpenger", dager))).containsExactly(dagpenger(MP, forventet));
    }

    @Test
    void FM_28_and_D24_equal_ferietillegg_collapse_and_are_counted() {
        var tiDager = "5@100 6@100 7@100 8@100 9@100 12@100 13@100 14@100 15@100 16@100";
        var lest = (Lesing.Lest) les(utbetalinger(dager(MP, "DagpengerFerietillegg", tiDager)));

        assertThat(lest.melding().onsker()).containsExactly(ferietillegg(MP, periode(5, 16, 100)));
        assertThat(lest.slattSammen()).isEqualTo(9);
    }

    @Test
    void D24_only_ferietillegg_beyond_the_first_of_each_periode_is_counted() {
        var lest = (Lesing.Lest) les(utbetalinger(
                dager("A", "DagpengerFerietillegg", "5@100 6@100 7@200 8@0"),
                dager("B", "DagpengerFerietillegg", "5@100 12@100 13@100"),
                dager("A", "Dagpenger", "5@100 6@100 7@100")));

        assertThat(lest.slattSammen()).isEqualTo(2);
    }

    @Test
    void IN_12_utbetalinger_come_in_order_of_their_first_day_with_money() {
        var onsker = onsker(
                dager("C", "Dagpenger", "5@0"),
                dager("B", "Dagpenger", "19@100"),
                dager("A", "DagpengerFerietillegg", "5@100"),
                dager("A", "Dagpenger", "5@100"),
                dager("C", "Dagpenger", "6@100"),
                dager("B", "Dagpenger", "20@100"));

        assertThat(onsker)
                .containsExactly(
                        dagpenger("B", periode(19, 20, 100)),
                        ferietillegg("A", periode(5, 5, 100)),
                        dagpenger("A", periode(5, 5, 100)),
                        dagpenger("C", periode(6, 6, 100)));
    }

    @Test
    void GRD_1_nothing_to_pay_is_a_melding_without_utbetalinger() {
        assertThat(onsker()).isEmpty();
        assertThat(onsker(dager(MP, "Dagpenger", "5@0 6@0"))).isEmpty();
    }

    @Test
    void UID_1_the_uid_is_derived() {
        var onsker = ((Lesing.Lest) les(med("dp.json", "/sakId", "\"rsid3\"")))
                .melding()
                .onsker();

        assertThat(onsker)
                .extracting(Onske::uid)
                .containsExactly(uid("rsid3", MP, DAGPENGER), uid("rsid3", MP, FERIETILLEGG));
    }

    @Test
    void IN_19_another_meldeperiode_is_another_utbetaling() {
        assertThat(onsker(dager("A", "Dagpenger", "5@100"))).isNotEqualTo(onsker(dager("B", "Dagpenger", "5@100")));
    }

    /** The texts Aa and BB have the same 32 bit hash. */
    @Test
    void FM_24_two_meldeperioder_with_the_same_uid_are_refused() {
        var uid = uid(SAK, "Aa", DAGPENGER);

        assertThat(les(utbetalinger(dager("Aa", "Dagpenger", "5@100"), dager("BB", "Dagpenger", "6@100"))))
                .isEqualTo(new Lesing.Uleselig(
                        new Avvisning("UID_KOLLISJON", 409, "Flere utbetalinger i meldingen har samme uid " + uid, ""),
                        Optional.empty(),
                        false));
    }

    private static List<Onske> onsker(String... dager) {
        return melding(utbetalinger(dager)).onsker();
    }

    private static byte[] utbetalinger(String... dager) {
        return med("dp.json", "/utbetalinger", "[" + String.join(",", dager) + "]");
    }

    private static String dager(String meldeperiode, String type, String dager) {
        return String.join(
                ",",
                Stream.of(dager.split(" "))
                        .map(dag -> dag(meldeperiode, type, dag))
                        .toList());
    }

    private static String dag(String meldeperiode, String type, String dag) {
        var deler = dag.split("[@/]");
        return """
                {"meldeperiode":"%s","dato":"%s","sats":%s,"utbetaltBeløp":%s,"utbetalingstype":"%s"}"""
                .formatted(
                        meldeperiode,
                        LocalDate.of(2026, 1, Integer.parseInt(deler[0])),
                        deler.length > 2 ? deler[2] : "1200",
                        deler[1],
                        type);
    }

    private static Periode periode(String text) {
        var deler = text.split("[-@/]");
        return periode(
                Integer.parseInt(deler[0]),
                Integer.parseInt(deler[1]),
                Long.parseLong(deler[2]),
                deler.length > 3 ? Long.parseLong(deler[3]) : 1200);
    }

    private static Periode periode(int fom, int tom, long belop) {
        return periode(fom, tom, belop, 1200);
    }

    private static Periode periode(int fom, int tom, long belop, long sats) {
        return new Periode(
                LocalDate.of(2026, 1, fom), LocalDate.of(2026, 1, tom), belop, Optional.of(sats), Optional.empty());
    }

    private static Onske dagpenger(String meldeperiode, Periode... perioder) {
        var uid = uid(SAK, meldeperiode, DAGPENGER);
        return new Onske.Utbetal(uid, Fagomrade.DP, DAGPENGER, Periodetype.UKEDAG, List.of(perioder));
    }

    private static Onske ferietillegg(String meldeperiode, Periode... perioder) {
        var uid = uid(SAK, meldeperiode, FERIETILLEGG);
        return new Onske.Utbetal(uid, Fagomrade.DP, FERIETILLEGG, Periodetype.EN_GANG, List.of(perioder));
    }

    private static UUID uid(String sakId, String meldeperiode, Stonad stonad) {
        return AvledetUid.av(Fagsystem.DAGPENGER, sakId, meldeperiode, stonad);
    }

    private static Melding melding(byte[] innhold) {
        return ((Lesing.Lest) les(innhold)).melding();
    }

    private static Optional<String> felt(byte[] innhold) {
        return ((Lesing.Uleselig) les(innhold)).felt();
    }

    private static Lesing les(byte[] innhold) {
        return FORMAT.les("nokkel", innhold);
    }
}
