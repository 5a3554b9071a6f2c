package no.nav.utsjekk.oppdrag.xml;

import static no.nav.utsjekk.oppdrag.xml.Eksempler.dokument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periodetype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OppdragXmlTest {

    private static final LocalDate DAG = LocalDate.parse("2026-01-12");

    @Test
    void writes_example_4_1_of_the_notes_to_the_letter() {
        assertThat(OppdragXml.write(Eksempler.endr())).isEqualTo(dokument("endr"));
    }

    @Test
    void writes_example_4_2_of_the_notes_to_the_letter() {
        assertThat(OppdragXml.write(Eksempler.ny42())).isEqualTo(dokument("ny"));
    }

    @Test
    void XML_1_XML_2_only_the_root_has_a_namespace_and_the_prefix_is_ns2() {
        assertThat(OppdragXml.write(Eksempler.ny42()))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                        + "<ns2:oppdrag xmlns:ns2=\"http://www.trygdeetaten.no/skjema/oppdrag\"><oppdrag-110>")
                .endsWith("</oppdrag-110></ns2:oppdrag>")
                .containsOnlyOnce("xmlns");
    }

    @Test
    void XML_2_letters_beyond_ASCII_are_written_as_they_are_and_markup_is_escaped() {
        assertThat(OppdragXml.write(Eksempler.medSakId("Å<&>ø€😀\r")))
                .contains("<fagsystemId>Å&lt;&amp;&gt;ø€😀&#13;</");
    }

    @Test
    void XML_3_nothing_is_sent_empty() {
        for (var oppdrag : List.of(Eksempler.ny42(), Eksempler.endr(), Eksempler.kunAvvent())) {
            assertThat(OppdragXml.write(oppdrag)).doesNotContain("/>").doesNotContainPattern("<([\\w-]+)></\\1>");
        }
    }

    /** Around each change of the clock of 2024 to 2027, which comes at two in the night, and far from any. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-31, +01:00", "2024-04-01, +02:00", "2024-10-27, +02:00", "2024-10-28, +01:00",
        "2025-03-30, +01:00", "2025-03-31, +02:00", "2025-10-26, +02:00", "2025-10-27, +01:00",
        "2026-03-29, +01:00", "2026-03-30, +02:00", "2026-10-25, +02:00", "2026-10-26, +01:00",
        "2027-03-28, +01:00", "2027-03-29, +02:00", "2027-10-31, +02:00", "2027-11-01, +01:00",
        "1850-01-01, +01:00", "1970-01-01, +01:00", "2000-07-01, +02:00", "9999-12-31, +01:00"
    })
    void dates_carry_the_offset_of_midnight_in_Oslo(LocalDate dato, String offset) {
        var xml = OppdragXml.write(Eksempler.medLinje(Eksempler.linje(dato, dato, Periodetype.UKEDAG)));

        assertThat(xml)
                .contains("<datoVedtakFom>" + dato + offset + "<", "<datoVedtakTom>" + dato + offset + "<")
                .contains("<datoKlassifikFom>" + dato + offset + "<");
        assertThat(OppdragXml.validate(xml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-01+02:00", "2026-07-01Z", "2026-07-01", "2026-07-01-05:00"})
    void XML_8_dates_are_read_as_written_whatever_the_offset(String dato) {
        var xml = dokument("ny").replace("2026-07-06+02:00", dato);

        assertThat(OppdragXml.read(xml).linjer().get(0).fom()).isEqualTo("2026-07-01");
    }

    @Test
    void XML_9_trailing_blanks_are_no_part_of_a_text() {
        var padded = dokument("ny").replaceAll("([^>])</", "$1   </");

        assertThat(OppdragXml.read(padded)).isEqualTo(OppdragXml.read(dokument("ny")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-22T13:37:05.123456, 2026-01-22-10.10.00.000000, 2026-01-22-13.37.05.123456",
        "2026-01-22T00:00:00, 2026-01-22-10.10.00.000000, 2026-01-22-00.00.00.000000",
        "2026-07-20T23:59:59.999999, 2026-07-20-10.10.00.000000, 2026-07-20-23.59.59.999999"
    })
    void D29_XML_10_the_key_of_avstemming_is_the_day_and_the_time_is_the_moment_of_derivation(
            LocalDateTime utledet, String nokkel, String tidspunkt) {
        var avstemming = OppdragXml.read(OppdragXml.write(Eksempler.i(Fagomrade.TILLSTPB, utledet)))
                .avstemming();

        assertThat(avstemming).contains(new Oppdragsdokument.Avstemming("TILLSTPB", nokkel, tidspunkt));
    }

    @Test
    void XML_11_the_same_oppdrag_always_gives_the_same_document() {
        var xml = OppdragXml.write(Eksempler.endr());

        assertThat(IntStream.range(0, 1000).parallel().mapToObj(i -> OppdragXml.write(Eksempler.endr())))
                .containsOnly(xml);
    }

    @Test
    void XML_12_an_oppdrag_without_lines_only_cancels_an_avvent() {
        var xml = OppdragXml.write(Eksempler.kunAvvent());
        var lest = OppdragXml.read(xml);

        assertThat(xml).doesNotContain("avstemming-115", "oppdrags-enhet-120", "oppdrags-linje-150");
        assertThat(lest.avvent()).hasValueSatisfying(avvent -> {
            assertThat(avvent.feilreg()).isTrue();
            assertThat(avvent.overfores()).isPresent();
        });
        assertThat(OppdragXml.validate(xml)).isEmpty();
    }

    @Test
    void XML_13_a_line_that_ends_its_chain_never_refers_to_another() {
        var o = Eksempler.opphor();
        var medForrige = new Oppdragslinje(
                o.uid(),
                o.opphorFom(),
                o.vedtaksdato(),
                o.id(),
                o.klassekode(),
                o.fom(),
                o.tom(),
                o.sats(),
                o.periodetype(),
                o.behandlingId(),
                Optional.of(new LinjeId("x")),
                o.vedtakssats());

        assertThat(OppdragXml.write(Eksempler.medLinje(medForrige))).doesNotContain("refFagsystemId", "refDelytelseId");
    }

    @ParameterizedTest
    @EnumSource(Fagomrade.class)
    void only_historisk_is_paid_out_once(Fagomrade fagomrade) {
        var xml = OppdragXml.write(Eksempler.i(fagomrade, LocalDateTime.parse("2026-01-22T12:00")));

        assertThat(OppdragXml.read(xml).utbetFrekvens()).isEqualTo(fagomrade == Fagomrade.HELSREF ? "ENG" : "MND");
        assertThat(OppdragXml.read(xml).kodeFagomraade()).isEqualTo(fagomrade.name());
        assertThat(OppdragXml.validate(xml)).isEmpty();
    }

    @Test
    void D23_with_a_local_enhet_that_office_pays_and_8020_handles() {
        var fom = LocalDate.parse("1970-01-01");

        assertThat(OppdragXml.read(OppdragXml.write(Eksempler.ny42())).enheter())
                .containsExactly(
                        new Oppdragsdokument.Enhet("BOS", "0219", fom), new Oppdragsdokument.Enhet("BEH", "8020", fom));
        assertThat(OppdragXml.read(OppdragXml.write(Eksempler.endr())).enheter())
                .containsExactly(new Oppdragsdokument.Enhet("BOS", "8020", fom));
    }

    @Test
    void D21_FM_31_a_default_actor_of_nine_letters_is_sent_as_it_is_though_the_schema_says_eight() {
        var saksbehandler = OppdragXml.write(Eksempler.medAktorer("dagpenger", "Z900004"));
        var beslutter = OppdragXml.write(Eksempler.medAktorer("Z900003", "historisk"));

        assertThat(OppdragXml.read(saksbehandler).saksbehId()).isEqualTo("dagpenger");
        assertThat(OppdragXml.validate(saksbehandler)).contains("saksbehId: cvc-maxLength-valid");
        assertThat(OppdragXml.read(beslutter).linjer().get(0).attestantId()).isEqualTo("historisk");
        assertThat(OppdragXml.validate(beslutter)).contains("attestantId: cvc-maxLength-valid");
    }

    @Test
    void FM_32_all_satstyper_but_DAG7_are_in_the_schema() {
        for (var periodetype : Periodetype.values()) {
            var xml = OppdragXml.write(Eksempler.medLinje(Eksempler.linje(DAG, DAG, periodetype)));

            assertThat(OppdragXml.read(xml).linjer().get(0).typeSats()).isEqualTo(periodetype.satstype());
            assertThat(OppdragXml.validate(xml).isEmpty()).isEqualTo(periodetype != Periodetype.DAG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u0007", "a\u001Bb", "\uFFFE", "\uFFFF", "a\uD83D", "\uDE00a", "\uDE00\uD83D"})
    void a_character_that_XML_cannot_carry_is_refused_and_leaves_no_trace(String sakId) {
        var before = OppdragXml.write(Eksempler.endr());

        assertThatIllegalArgumentException().isThrownBy(() -> OppdragXml.write(Eksempler.medSakId(sakId)));
        assertThat(OppdragXml.write(Eksempler.endr())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "0000-12-31", "-0001-01-01"})
    void a_date_that_the_schema_cannot_carry_is_refused_and_leaves_no_trace(LocalDate dato) {
        var oppdrag = Eksempler.medLinje(Eksempler.linje(dato, dato, Periodetype.UKEDAG));

        assertThatIllegalArgumentException().isThrownBy(() -> OppdragXml.write(oppdrag));
        assertThat(OppdragXml.write(Eksempler.ny42())).isEqualTo(dokument("ny"));
    }

    @Test
    void reads_back_what_was_written() {
        var lest = OppdragXml.read(OppdragXml.write(Eksempler.endr()));
        var opphor = lest.linjer().get(0);
        var ny = lest.linjer().get(1);

        assertThat(lest.kodeEndring()).isEqualTo("ENDR");
        assertThat(lest.fagsystemId()).isEqualTo("SAK-1001");
        assertThat(lest.oppdragGjelderId()).isEqualTo("12345678910");
        assertThat(opphor.kodeStatusLinje()).contains("OPPH");
        assertThat(opphor.datoStatusFom()).contains(LocalDate.parse("2026-01-05"));
        assertThat(opphor.vedtakssats())
                .hasValueSatisfying(sats -> assertThat(sats).isEqualByComparingTo("1200"));
        assertThat(ny.kodeStatusLinje()).isEmpty();
        assertThat(ny.refDelytelseId()).contains(opphor.delytelseId());
        assertThat(ny.refFagsystemId()).contains("SAK-1001");
        assertThat(ny.sats()).isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "<sats>298</sats>, <sats>mye</sats>, an amount is not a number",
        "<sats>298</sats>, '', oppdrags-linje-150 has no sats",
        "2026-07-06+02:00, 2026-02-30, a date is not one",
        "<kodeEndring>NY</kodeEndring>, <kodeEndring> </kodeEndring>, oppdrag-110 has no kodeEndring"
    })
    void reading_says_what_is_wrong_without_quoting_it(String rett, String galt, String feil) {
        var xml = dokument("ny").replace(rett, galt);

        assertThatThrownBy(() -> OppdragXml.read(xml))
                .isInstanceOf(UnreadableXml.class)
                .hasMessage(feil)
                .hasNoCause();
    }
}
