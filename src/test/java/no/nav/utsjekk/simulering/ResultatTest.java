package no.nav.utsjekk.simulering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Stonad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What producers are told of what OS has calculated (07 §5 and §6). */
class ResultatTest {

    private static final LocalDate IDAG = LocalDate.of(2026, 6, 1);

    private static ResultatV1 v1(Beregning beregning) {
        return ResultatV1.av(beregning, IDAG);
    }

    private static ResultatV2 v2(Beregning beregning) {
        return ResultatV2.av(
                beregning,
                kode -> kode.equals("AAPOR")
                        ? Optional.of(new Stonad("AAP_UNDER_ARBEIDSAVKLARING", kode))
                        : Optional.empty());
    }

    private static long[] tall(ResultatV1.Oppsummering o) {
        return new long[] {o.tidligereUtbetalt(), o.nyUtbetaling(), o.totalEtterbetaling(), o.totalFeilutbetaling()};
    }

    private static long[] lest(String tall) {
        return Arrays.stream(tall.split("/"))
                .map(String::strip)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2026-01-05 2026-01-09 Y 1800 | 0/1800/1800/0 | 0/1800",
                "2 | 2026-07-05 2026-07-09 Y 1800 | 0/1800/0/0 | 0/1800",
                "3 | 2026-01-05 2026-01-09 Y 4000, Y -2500 | 2500/4000/1500/0 | 2500/1500",
                "4 | 2026-01-05 2026-01-09 Y 2000, Y 500, F 500, M -500, Y -2500 | 2500/2000/0/500 | 2500/-500",
                "5 | 2026-01-05 2026-01-09 Y 1000, F 1000, M -1000, Y -1000 | 1000/0/0/1000 | 1000/-1000",
                "8 | 2026-01-05 2026-01-09 F -300, M 300, J 300, Y -300 | 300/0/0/0 | 300/-300"
            })
    void worked_examples_of_one_periode(String nr, String periode, String ventetV1, String ventetV2) {
        var beregning = Os.beregning(periode);
        assertThat(tall(v1(beregning).oppsummeringer().get(0))).as(nr).isEqualTo(lest(ventetV1));
        var utbetaling = v2(beregning).perioder().get(0).utbetalinger().get(0);
        assertThat(new long[] {utbetaling.tidligereUtbetalt(), utbetaling.nyttBelop()})
                .as(nr)
                .isEqualTo(lest(ventetV2));
    }

    @Test
    void worked_example_6_a_month_is_one_row_in_v1_and_each_periode_in_v2() {
        var beregning = Os.beregning("2026-03-05 2026-03-05 J 1000, Y -1000", "2026-03-20 2026-03-20 J -1000, Y 1600");
        assertThat(v1(beregning).oppsummeringer()).singleElement().satisfies(rad -> {
            assertThat(tall(rad)).isEqualTo(lest("1000/1600/600/0"));
            assertThat(rad.fom()).isEqualTo("2026-03-05");
            assertThat(rad.tom()).isEqualTo("2026-03-20");
        });
        assertThat(v2(beregning).perioder().stream()
                        .flatMap(p -> p.utbetalinger().stream())
                        .map(u -> List.of(u.tidligereUtbetalt(), u.nyttBelop())))
                .containsExactly(List.of(1000L, -1000L), List.of(0L, 1600L));
    }

    @Test
    void worked_example_7_justering_to_the_next_month() {
        var beregning = Os.beregning(
                "2025-10-05 2025-10-05 Y 80, Y 100, F 80, J 120, M -80, Y -300",
                "2025-11-05 2025-11-05 J -120, Y 270, Y -150");
        assertThat(v1(beregning).oppsummeringer().stream().map(ResultatTest::tall))
                .containsExactly(lest("300/100/0/80"), lest("150/270/0/0"));
        assertThat(v2(beregning).perioder().stream()
                        .flatMap(p -> p.utbetalinger().stream())
                        .map(u -> List.of(u.tidligereUtbetalt(), u.nyttBelop())))
                .containsExactly(List.of(300L, -200L), List.of(150L, 120L));
    }

    @Test
    void amounts_are_truncated_toward_zero_and_padding_is_gone() {
        var resultat = v1(Os.beregning("2026-01-05 2026-01-09 Y 638.90, Y -0.50"));
        assertThat(resultat.detaljer().totalBelop()).isEqualTo(638);
        assertThat(resultat.detaljer().perioder().get(0).posteringer())
                .extracting(ResultatV1.Postering::belop)
                .containsExactly(638L, 0L);
        assertThat(resultat.detaljer().perioder().get(0).posteringer().get(0).sakId())
                .isEqualTo("SAK-1001");
    }

    @Test
    void SIM_25_unknown_codes_are_told_as_OS_wrote_them() {
        var beregning = Os.beregningAv("PENSJON", "2026-01-05 2026-01-09 NYTT:UKJENT 10, YTEL:UKJENT 10");
        var postering = v1(beregning).detaljer().perioder().get(0).posteringer().get(0);
        assertThat(postering.fagomrade()).isEqualTo("PENSJON");
        assertThat(postering.type()).isEqualTo("NYTT");
        var utbetaling = v2(beregning).perioder().get(0).utbetalinger().get(0);
        assertThat(utbetaling.fagsystem()).isEqualTo("PENSJON");
        assertThat(utbetaling.stonadstype()).isEmpty();
        assertThat(utbetaling.posteringer().get(0).type()).isEqualTo("NYTT");
    }

    @Test
    void names_of_the_contract() {
        var utbetaling = v2(Os.beregningAv("DP", "2026-01-05 2026-01-09 Y 10"))
                .perioder()
                .get(0)
                .utbetalinger()
                .get(0);
        assertThat(utbetaling.fagsystem()).isEqualTo("DAGPENGER");
        assertThat(utbetaling.utbetalesTil()).as("without 00").isEqualTo("123456789");
        assertThat(utbetaling.stonadstype()).contains("AAP_UNDER_ARBEIDSAVKLARING");
    }

    @Test
    void FM_36_answers_about_several_fagomrader_are_joined_without_counting_anything_twice() {
        var svar = new LinkedHashMap<String, Beregning>();
        svar.put("TILLSTPB", blandet("TILLSTPB", "TILLSTLM", "AAP"));
        svar.put("TILLSTLM", blandet("TILLSTLM", "TILLSTPB", "AAP"));
        assertThat(Beregning.samlet(svar).perioder()).singleElement().satisfies(periode -> assertThat(
                        periode.stoppnivaer())
                .extracting(Beregning.Stoppniva::kodeFagomraade)
                .containsExactly("TILLSTPB", "AAP", "TILLSTLM"));
    }

    private static Beregning blandet(String... fagomrader) {
        var stoppnivaer = Arrays.stream(fagomrader)
                .map(f -> Os.beregningAv(f, "2026-01-05 2026-01-09 Y 10")
                        .perioder()
                        .get(0)
                        .stoppnivaer()
                        .get(0))
                .toList();
        var mal = Os.beregning("2026-01-05 2026-01-09 Y 10");
        var periode = mal.perioder().get(0);
        return new Beregning(
                mal.gjelderId(),
                mal.datoBeregnet(),
                mal.belop(),
                List.of(new Beregning.Periode(periode.fom(), periode.tom(), stoppnivaer)));
    }
}
