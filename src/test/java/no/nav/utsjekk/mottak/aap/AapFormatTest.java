package no.nav.utsjekk.mottak.aap;

import static no.nav.utsjekk.mottak.Endring.eksempel;
import static no.nav.utsjekk.mottak.Endring.med;
import static no.nav.utsjekk.mottak.Endring.uten;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsformat;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.sak.Avvent;
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

class AapFormatTest {

    private static final Meldingsformat FORMAT = new AapFormat("aap.utbetaling.v1", Meldingsleser.DEFAULT_MAX_BYTES);
    private static final UUID UID_1 = UUID.fromString("11111111-2222-4333-8444-555555555501");
    private static final UUID UID_2 = UUID.fromString("11111111-2222-4333-8444-555555555502");

    @Test
    void the_example_becomes_one_utbetaling_per_meldekort() {
        assertThat(les(eksempel("aap.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.AAP,
                                "SAK-AAP-1",
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.HELE_SAKEN_DELETE,
                                List.of(
                                        utbetal(UID_1, periode("2026-01-05", "2026-01-16", 1000)),
                                        utbetal(UID_2, periode("2026-01-19", "2026-01-23", 800)))),
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
                "/utbetalinger/1/id",
                "/utbetalinger/1/fom",
                "/utbetalinger/1/tom",
                "/utbetalinger/1/sats",
                "/utbetalinger/1/utbetaltBeløp"
            })
    void IN_7_required_fields(String peker) {
        assertThat(felt(uten("aap.json", peker))).contains(peker);
        assertThat(felt(med("aap.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_actors_are_optional() {
        assertThat(melding(uten("aap.json", "/saksbehandler")).saksbehandler()).isEqualTo("kelvin");
        assertThat(melding(med("aap.json", "/saksbehandler", "null")).saksbehandler())
                .isEqualTo("kelvin");
        assertThat(melding(uten("aap.json", "/beslutter")).beslutter()).isEqualTo("kelvin");
        assertThat(melding(med("aap.json", "/beslutter", "null")).beslutter()).isEqualTo("kelvin");
    }

    @Test
    void IN_7_dryrun_may_be_absent_but_not_null() {
        assertThat(melding(uten("aap.json", "/dryrun")).dryrun()).isFalse();
        assertThat(melding(med("aap.json", "/dryrun", "true")).dryrun()).isTrue();
        assertThat(felt(med("aap.json", "/dryrun", "null"))).contains("/dryrun");
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(AapStonad.values())
                .extracting(AapStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.AAP));
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(les(med("aap.json", "/ukjent", "[{\"a\":1.5e9}]"))).isEqualTo(les(eksempel("aap.json")));
        assertThat(les(med("aap.json", "/utbetalinger/0/ukjent", "\"\\u0000\"")))
                .isEqualTo(les(eksempel("aap.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /sakId                        | 17
            /ident                        | 12345678910
            /dryrun                       | "false"
            /vedtakstidspunktet           | "2026-01-19"
            /saksbehandler                | {}
            /avvent                       | true
            /utbetalinger                 | {}
            /utbetalinger/0               | "x"
            /utbetalinger/0               | null
            /utbetalinger/3/id            | "11111111"
            /utbetalinger/3/fom           | "05.01.2026"
            /utbetalinger/3/tom           | "2026-02-30"
            /utbetalinger/3/sats          | -1
            /utbetalinger/3/utbetaltBeløp | 1000.0
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(felt(med("aap.json", peker, json))).contains(peker);
    }

    @Test
    void avvent_is_read_with_all_its_fields() {
        var json =
                """
                {"fom":"2026-01-05","tom":"2026-01-16","overføres":"2026-02-06","årsak":"AVVENT_REFUSJONSKRAV",
                 "feilregistrering":true}""";

        assertThat(melding(med("aap.json", "/avvent", json)).avvent())
                .contains(new Avvent(
                        LocalDate.of(2026, 1, 5),
                        LocalDate.of(2026, 1, 16),
                        Optional.of(LocalDate.of(2026, 2, 6)),
                        Optional.of(Avvent.Arsak.AVVENT_REFUSJONSKRAV),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fom\":\"2026-01-05\",\"tom\":\"2026-01-16\"}",
                "{\"fom\":[2026,1,5],\"tom\":[2026,1,16],\"overføres\":null,\"årsak\":null}"
            })
    void avvent_needs_no_more_than_its_dates(String json) {
        assertThat(melding(med("aap.json", "/avvent", json)).avvent())
                .contains(new Avvent(
                        LocalDate.of(2026, 1, 5),
                        LocalDate.of(2026, 1, 16),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            {"tom":"2026-01-16"}                                                    | /avvent/fom
            {"fom":"2026-01-05"}                                                    | /avvent/tom
            {"fom":"2026-01-05","tom":"2026-01-16","årsak":"AVAV"}                  | /avvent/årsak
            {"fom":"2026-01-05","tom":"2026-01-16","overføres":"snart"}             | /avvent/overføres
            {"fom":"2026-01-05","tom":"2026-01-16","feilregistrering":null}         | /avvent/feilregistrering
            """)
    void what_is_no_avvent(String json, String peker) {
        assertThat(felt(med("aap.json", "/avvent", json))).contains(peker);
    }

    @Test
    void avvent_null_is_none() {
        assertThat(melding(med("aap.json", "/avvent", "null")).avvent()).isEmpty();
    }

    @Test
    void IN_12_utbetalinger_come_in_order_of_their_first_item_with_money() {
        var poster = "[%s,%s,%s,%s]"
                .formatted(
                        post(UID_2, "2026-01-19", "2026-01-23", 0),
                        post(UID_1, "2026-01-12", "2026-01-16", 500),
                        post(UID_2, "2026-01-26", "2026-01-30", 600),
                        post(UID_1, "2026-01-05", "2026-01-09", 500));

        assertThat(onsker(poster))
                .containsExactly(
                        utbetal(UID_1, periode("2026-01-05", "2026-01-16", 500)),
                        utbetal(UID_2, periode("2026-01-26", "2026-01-30", 600)));
    }

    @Test
    void an_utbetaling_with_nothing_but_zeros_is_not_mentioned() {
        var poster = "[%s,%s]"
                .formatted(post(UID_1, "2026-01-05", "2026-01-09", 0), post(UID_2, "2026-01-19", "2026-01-23", 600));

        assertThat(onsker(poster)).containsExactly(utbetal(UID_2, periode("2026-01-19", "2026-01-23", 600)));
    }

    @Test
    void GRD_1_and_FM_34_nothing_to_pay_is_a_melding_without_utbetalinger() {
        assertThat(onsker("[]")).isEmpty();
        assertThat(onsker("[" + post(UID_1, "2026-01-05", "2026-01-09", 0) + "]"))
                .isEmpty();
    }

    @Test
    void VAL_04_tom_before_fom_reaches_the_core() {
        assertThat(onsker("[" + post(UID_1, "2025-01-05", "2025-01-03", 100) + "]"))
                .containsExactly(utbetal(UID_1, periode("2025-01-05", "2025-01-03", 100)));
    }

    @Test
    void VAL_03_equal_tom_reaches_the_core() {
        var poster = "[%s,%s]"
                .formatted(post(UID_1, "2025-01-02", "2025-01-03", 100), post(UID_1, "2025-01-01", "2025-01-03", 100));

        assertThat(onsker(poster))
                .containsExactly(utbetal(
                        UID_1, periode("2025-01-01", "2025-01-03", 100), periode("2025-01-02", "2025-01-03", 100)));
    }

    private static List<Onske> onsker(String poster) {
        return melding(med("aap.json", "/utbetalinger", poster)).onsker();
    }

    private static String post(UUID uid, String fom, String tom, long belop) {
        return """
                {"id":"%s","fom":"%s","tom":"%s","sats":1200,"utbetaltBeløp":%d}"""
                .formatted(uid, fom, tom, belop);
    }

    private static Onske utbetal(UUID uid, Periode... perioder) {
        var stonad = new Stonad("AAP_UNDER_ARBEIDSAVKLARING", "AAPOR");
        return new Onske.Utbetal(uid, Fagomrade.AAP, stonad, Periodetype.UKEDAG, List.of(perioder));
    }

    private static Periode periode(String fom, String tom, long belop) {
        return new Periode(LocalDate.parse(fom), LocalDate.parse(tom), belop, Optional.of(1200L), Optional.empty());
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
