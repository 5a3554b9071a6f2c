package no.nav.utsjekk.mottak.valp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.mottak.Endring.eksempel;
import static no.nav.utsjekk.mottak.Endring.med;
import static no.nav.utsjekk.mottak.Endring.uten;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Leseprove;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Stonadstabell;
import no.nav.utsjekk.mottak.valp.ValpStonad.Tilskuddstype;
import no.nav.utsjekk.mottak.valp.ValpStonad.Tiltakskode;
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

class ValpFormatTest {

    private static final Leseprove FORMAT = new Leseprove(
            new ValpFormat("team-mulighetsrommet.tilskudd.utbetaling-v1", Meldingsleser.DEFAULT_MAX_BYTES));
    private static final UUID UID = UUID.fromString("11111111-2222-4333-8444-555555555506");

    @Test
    void the_example_becomes_one_utbetaling_with_one_periode() {
        var periode = new Periode(
                LocalDate.of(2026, 1, 5), LocalDate.of(2026, 6, 19), 12500, Optional.empty(), Optional.of("0393"));

        assertThat(FORMAT.les(eksempel("valp.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.VALP,
                                "SAK-VALP-1",
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.NEVNTE,
                                List.of(new Onske.Utbetal(
                                        UID,
                                        Fagomrade.TILSOPP,
                                        new Stonad("FAG_OG_YRKESOPPLAERING_SKOLEPENGER", "TTOFOYSKOLP"),
                                        Periodetype.EN_GANG,
                                        List.of(periode)))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/sakId",
                "/behandlingId",
                "/personIdent",
                "/periode",
                "/periode/fom",
                "/periode/tom",
                "/belop",
                "/tilskuddstype",
                "/tiltakskode",
                "/saksbehandler",
                "/besluttetTidspunkt"
            })
    void IN_7_required_fields(String peker) {
        assertThat(FORMAT.felt(uten("valp.json", peker))).contains(peker);
        assertThat(FORMAT.felt(med("valp.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_optional_fields_and_defaults() {
        assertThat(FORMAT.melding(uten("valp.json", "/beslutter")).beslutter()).isEqualTo("teamvalp");
        assertThat(FORMAT.melding(med("valp.json", "/beslutter", "null")).beslutter())
                .isEqualTo("teamvalp");
        for (var innhold : List.of(uten("valp.json", "/kostnadssted"), med("valp.json", "/kostnadssted", "null"))) {
            assertThat(FORMAT.utbetal(innhold).perioder().get(0).betalendeEnhet())
                    .isEmpty();
        }
        assertThat(FORMAT.melding(med("valp.json", "/dryrun", "true")).dryrun()).isTrue();
        assertThat(FORMAT.felt(med("valp.json", "/dryrun", "null"))).contains("/dryrun");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /id                 | "555"
            /periode            | []
            /periode/fom        | "05.01.2026"
            /periode/tom        | "2026-06-31"
            /belop              | -1
            /belop              | 12500.5
            /belop              | 4294967296
            /tilskuddstype      | "skolepenger"
            /tilskuddstype      | "FAG_OG_YRKESOPPLAERING"
            /tiltakskode        | "FAG_OG_YRKESOPPLÆRING"
            /tiltakskode        | ""
            /kostnadssted       | 393
            /besluttetTidspunkt | "2026-01-19T09:00:00"
            /besluttetTidspunkt | "2026-01-19T09:00:00+01:00"
            /besluttetTidspunkt | [2026,1,19,9,0]
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(FORMAT.felt(med("valp.json", peker, json))).contains(peker);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-19T22:59:59Z, 2026-01-19T23:59:59",
        "2026-01-19T23:00:00Z, 2026-01-20T00:00:00",
        "2026-07-01T22:00:00Z, 2026-07-02T00:00:00",
        "2025-01-15T11:30:45.123456Z, 2025-01-15T12:30:45.123456"
    })
    void IN_8_the_decision_is_dated_in_Oslo(String tidspunkt, LocalDateTime vedtakstidspunkt) {
        var innhold = med("valp.json", "/besluttetTidspunkt", '"' + tidspunkt + '"');

        assertThat(FORMAT.melding(innhold).vedtakstidspunkt()).isEqualTo(vedtakstidspunkt);
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(FORMAT.les(med("valp.json", "/beløp", "0"))).isEqualTo(FORMAT.les(eksempel("valp.json")));
    }

    @Test
    void IN_18_a_belop_of_zero_ends_the_utbetaling() {
        assertThat(FORMAT.onsker(med("valp.json", "/belop", "0")))
                .containsExactly(new Onske.Opphor(UID, Onske.Opphorsform.FAKE_DELETE));
    }

    @Test
    void VAL_04_tom_before_fom_reaches_the_core() {
        var periode = FORMAT.utbetal(med("valp.json", "/periode/tom", "\"2026-01-04\""))
                .perioder()
                .get(0);

        assertThat(periode.tom()).isBefore(periode.fom());
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(ValpStonad.values())
                .extracting(ValpStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.VALP));
    }

    @Test
    void every_tilskudd_can_be_given_to_every_tiltak() {
        var par = Stream.of(Tiltakskode.values())
                .flatMap(tiltak -> Stream.of(Tilskuddstype.values()).map(tilskudd -> ValpStonad.av(tiltak, tilskudd)));

        assertThat(par).containsExactlyInAnyOrder(ValpStonad.values());
    }

    static Stream<List<String>> rader() {
        return Stonadstabell.rader(Fagsystem.VALP).stream();
    }

    @ParameterizedTest
    @MethodSource("rader")
    void the_stonad_follows_from_tiltak_and_tilskudd(List<String> rad) {
        var innhold =
                """
                {"id": "%s", "sakId": "S", "behandlingId": "B", "personIdent": "12345678910", "saksbehandler": "Z",
                 "periode": {"fom": "2026-01-05", "tom": "2026-01-05"}, "belop": 1, "tiltakskode": "%s",
                 "tilskuddstype": "%s", "besluttetTidspunkt": "2026-01-19T09:00:00Z"}"""
                        .formatted(UID, rad.get(0), rad.get(1));

        assertThat(FORMAT.utbetal(innhold.getBytes(UTF_8)).stonad()).isEqualTo(new Stonad(rad.get(2), rad.get(3)));
    }
}
