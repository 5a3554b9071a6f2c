package no.nav.utsjekk.mottak.historisk;

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
import no.nav.utsjekk.mottak.Leseprove;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingsleser;
import no.nav.utsjekk.mottak.Stonadstabell;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Perioder are written fom-tom@beløp with days of January 2026: the 5th is a Monday. */
class HistoriskFormatTest {

    private static final Leseprove FORMAT =
            new Leseprove(new HistoriskFormat("historisk.utbetaling.v1", Meldingsleser.DEFAULT_MAX_BYTES));
    private static final UUID UID = UUID.fromString("11111111-2222-4333-8444-555555555505");

    @Test
    void the_example_becomes_one_utbetaling() {
        assertThat(FORMAT.les(eksempel("historisk.json")))
                .isEqualTo(new Lesing.Lest(
                        new Melding(
                                "nokkel",
                                Fagsystem.HISTORISK,
                                "SAK-HIST-1",
                                "BEH-1",
                                "12345678910",
                                LocalDateTime.of(2026, 1, 19, 10, 0),
                                "Z123456",
                                "Z654321",
                                Optional.empty(),
                                false,
                                Omfang.NEVNTE,
                                List.of(utbetal(Periodetype.EN_GANG, "5-5@4500 6-6@4500"))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/sakId",
                "/behandlingId",
                "/personident",
                "/stønad",
                "/vedtakstidspunkt",
                "/periodetype",
                "/perioder",
                "/perioder/1/fom",
                "/perioder/1/tom",
                "/perioder/1/beløp"
            })
    void IN_7_required_fields(String peker) {
        assertThat(FORMAT.felt(uten("historisk.json", peker))).contains(peker);
        assertThat(FORMAT.felt(med("historisk.json", peker, "null"))).contains(peker);
    }

    @Test
    void IN_7_optional_fields_and_defaults() {
        for (var felt : List.of("/saksbehandler", "/beslutter")) {
            for (var innhold : List.of(uten("historisk.json", felt), med("historisk.json", felt, "null"))) {
                var melding = FORMAT.melding(innhold);
                assertThat(List.of(melding.saksbehandler(), melding.beslutter()))
                        .containsOnlyOnce("historisk");
            }
        }
        assertThat(FORMAT.melding(uten("historisk.json", "/saksbehandler")).saksbehandler())
                .isEqualTo("historisk");
        assertThat(FORMAT.melding(uten("historisk.json", "/dryrun")).dryrun()).isFalse();
        assertThat(FORMAT.melding(med("historisk.json", "/dryrun", "true")).dryrun())
                .isTrue();
        assertThat(FORMAT.felt(med("historisk.json", "/dryrun", "null"))).contains("/dryrun");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
            /id               | 5
            /id               | "11111111-2222-4333-8444-55555555550"
            /stønad           | "H-APP"
            /stønad           | "høreapparat_anskaffelse"
            /periodetype      | "ENG"
            /vedtakstidspunkt | "i går"
            /perioder         | {}
            /perioder/1       | null
            /perioder/1/fom   | "2026-1-6"
            /perioder/1/tom   | 20260106
            /perioder/1/beløp | -4500
            /perioder/1/beløp | 4500.00
            """)
    void IN_8_wrong_types(String peker, String json) {
        assertThat(FORMAT.felt(med("historisk.json", peker, json))).contains(peker);
    }

    @Test
    void IN_6_unknown_fields_are_ignored() {
        assertThat(FORMAT.les(med("historisk.json", "/perioder/0/betalendeEnhet", "\"0393\"")))
                .isEqualTo(FORMAT.les(eksempel("historisk.json")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MRG-3 weekend bridged               | UKEDAG  | 5-9@100 12-16@100           | 5-16@100
            MRG-3 weekend not bridged in months | MND     | 5-9@100 12-16@100           | 5-9@100 12-16@100
            MRG-3 months                        | MND     | 1-15@100 16-31@100          | 1-31@100
            MRG-3 one-off amounts stay apart    | EN_GANG | 5-5@100 6-6@100             | 5-5@100 6-6@100
            FM-25                               | UKEDAG  | 9-9@100 10-10@200 12-12@100 | 9-9@100 10-10@200 12-12@100
            FM-26 days                          | UKEDAG  | 12-16@100 5-9@100           | 5-16@100
            FM-26 one-off amounts               | EN_GANG | 6-6@200 5-5@100             | 5-5@100 6-6@200
            VAL-06 reaches the core             | EN_GANG | 5-5@0                       | 5-5@0
            D27 reaches the core                | DAG     | 9-9@100 12-12@100           | 9-9@100 12-12@100
            """)
    void items_become_perioder(String regel, Periodetype periodetype, String poster, String perioder) {
        assertThat(FORMAT.onsker(innhold(periodetype, poster))).containsExactly(utbetal(periodetype, perioder));
    }

    @ParameterizedTest
    @EnumSource
    void IN_18_a_melding_without_perioder_ends_the_utbetaling(Periodetype periodetype) {
        assertThat(FORMAT.onsker(innhold(periodetype, "")))
                .containsExactly(new Onske.Opphor(UID, Onske.Opphorsform.DELETE));
    }

    @Test
    void the_stonader_are_those_of_the_table() {
        assertThat(HistoriskStonad.values())
                .extracting(HistoriskStonad::stonad)
                .containsExactlyElementsOf(Stonadstabell.stonader(Fagsystem.HISTORISK));
    }

    @ParameterizedTest
    @EnumSource
    void every_stonad_can_be_asked_for(HistoriskStonad stonad) {
        var innhold = med("historisk.json", "/stønad", '"' + stonad.name() + '"');

        assertThat(FORMAT.utbetal(innhold).stonad()).isEqualTo(stonad.stonad());
    }

    private static byte[] innhold(Periodetype periodetype, String perioder) {
        return """
                {"id": "%s", "sakId": "S", "behandlingId": "B", "personident": "12345678910", "perioder": [%s],
                 "vedtakstidspunkt": "2026-01-19T10:00:00", "periodetype": "%s", "stønad": "HØREAPPARAT_ANSKAFFELSE"}"""
                .formatted(
                        UID,
                        String.join(
                                ",",
                                perioder(perioder).stream()
                                        .map(HistoriskFormatTest::json)
                                        .toList()),
                        periodetype)
                .getBytes(UTF_8);
    }

    private static String json(Periode periode) {
        return """
                {"fom": "%s", "tom": "%s", "beløp": %d}"""
                .formatted(periode.fom(), periode.tom(), periode.belop());
    }

    private static List<Periode> perioder(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(HistoriskFormatTest::periode)
                        .toList();
    }

    private static Periode periode(String text) {
        var deler = text.split("[-@]");
        return new Periode(
                LocalDate.of(2026, 1, Integer.parseInt(deler[0])),
                LocalDate.of(2026, 1, Integer.parseInt(deler[1])),
                Long.parseLong(deler[2]),
                Optional.empty(),
                Optional.empty());
    }

    private static Onske utbetal(Periodetype periodetype, String perioder) {
        var stonad = new Stonad("HØREAPPARAT_ANSKAFFELSE", "H-APP");
        return new Onske.Utbetal(UID, Fagomrade.HELSREF, stonad, periodetype, perioder(perioder));
    }
}
