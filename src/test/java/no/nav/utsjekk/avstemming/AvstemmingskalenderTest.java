package no.nav.utsjekk.avstemming;

import static no.nav.utsjekk.avstemming.Instans.periode;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import no.nav.utsjekk.kalender.Apningstid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an avstemming is run, and of which days (06 §1). */
class AvstemmingskalenderTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Avstemmingskalender kalender =
            new Avstemmingskalender(new Apningstid(), Optional.of(LocalTime.of(7, 0)));

    @ParameterizedTest
    @CsvSource({
        "2026-01-13, 2026-01-11, 2026-01-12, 2026-01-12",
        "2026-01-12, 2026-01-08, 2026-01-09, 2026-01-11",
        "2026-04-07, 2026-03-31, 2026-04-01, 2026-04-06",
        "2026-01-12,           , 2026-01-09, 2026-01-11",
        "2026-01-14, 2026-01-11, 2026-01-12, 2026-01-13",
        // 1 and 17 May, Ascension and Whitsun of 2026; Christmas, and two runs that failed
        "2026-05-04, 2026-04-29, 2026-04-30, 2026-05-03",
        "2026-05-15, 2026-05-12, 2026-05-13, 2026-05-14",
        "2026-05-26, 2026-05-21, 2026-05-22, 2026-05-25",
        "2027-05-18, 2027-05-13, 2027-05-14, 2027-05-17",
        "2026-12-24, 2026-12-22, 2026-12-23, 2026-12-23",
        "2026-12-28, 2026-12-23, 2026-12-24, 2026-12-27",
        "2027-01-04, 2026-12-30, 2026-12-31, 2027-01-03",
        "2026-04-07,           , 2026-04-01, 2026-04-06",
        "2026-12-28, 2026-12-21, 2026-12-22, 2026-12-27"
    })
    void AVS_3_a_run_covers_the_days_since_the_last_one(LocalDate dag, LocalDate sisteTom, String fom, String tom) {
        assertThat(kalender.neste(dag, Optional.ofNullable(sisteTom))).contains(periode(fom, tom));
    }

    @Test
    void AVS_4_runs_on_all_virkedager_of_ten_years_leave_no_gap_and_never_overlap() {
        var sisteTom = Optional.<LocalDate>empty();
        for (var dag = LocalDate.of(2025, 1, 2); dag.getYear() < 2035; dag = dag.plusDays(1)) {
            if (!kalender.erVirkedag(dag)) {
                continue;
            }
            var periode = kalender.neste(dag, sisteTom).orElseThrow();
            sisteTom.ifPresent(tom -> assertThat(periode.fom()).isEqualTo(tom.plusDays(1)));
            assertThat(periode.tom()).isEqualTo(dag.minusDays(1));
            sisteTom = Optional.of(periode.tom());
        }
    }

    @Test
    void AVS_3_there_is_nothing_to_run_when_the_day_before_has_been_reconciled() {
        var dag = LocalDate.of(2026, 1, 13);

        assertThat(kalender.neste(dag, Optional.of(dag.minusDays(1)))).isEmpty();
        assertThat(kalender.neste(dag, Optional.of(dag))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-13T06:59:59, false",
        "2026-01-13T07:00:00, true",
        "2026-01-13T20:59:59, true",
        "2026-01-13T21:00:00, false",
        "2026-01-17T08:00:00, false",
        "2026-01-18T08:00:00, false",
        "2026-12-24T07:00:00, true",
        "2026-12-25T07:00:00, false",
        "2026-12-31T07:00:00, true",
        "2027-01-01T07:00:00, false"
    })
    void AVS_2_D35_it_is_time_on_virkedager_from_seven_until_OS_closes(LocalDateTime lokal, boolean tid) {
        assertThat(kalender.erTid(lokal.atZone(OSLO).toInstant())).isEqualTo(tid);
    }

    @ParameterizedTest
    @CsvSource({
        "2025, 04-17 04-18 04-21 05-01 05-29 06-09 12-25 12-26",
        "2026, 04-02 04-03 04-06 05-01 05-14 05-25 12-25",
        "2027, 03-25 03-26 03-29 05-06 05-17",
        "2028, 04-13 04-14 04-17 05-01 05-17 05-25 06-05 12-25 12-26",
        "2029, 03-29 03-30 04-02 05-01 05-10 05-17 05-21 12-25 12-26",
        "2030, 04-18 04-19 04-22 05-01 05-17 05-30 06-10 12-25 12-26"
    })
    void AVS_2_CAL_1_these_are_the_weekdays_of_a_year_without_a_run(int year, String fri) {
        var uten = IntStream.rangeClosed(2, 365)
                .mapToObj(dag -> LocalDate.ofYearDay(year, dag))
                .filter(dag -> dag.getDayOfWeek().getValue() < 6)
                .filter(dag -> !kalender.erTid(dag.atTime(7, 0).atZone(OSLO).toInstant()))
                .map(dag -> dag.toString().substring(5))
                .toList();

        assertThat(uten).containsExactly(fri.split(" "));
    }

    /** The last run before each change of the clock, and the first one after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-27T05:59:59Z, false",
        "2026-03-27T06:00:00Z, true",
        "2026-03-30T04:59:59Z, false",
        "2026-03-30T05:00:00Z, true",
        "2026-10-23T05:00:00Z, true",
        "2026-10-26T05:59:59Z, false",
        "2026-10-26T06:00:00Z, true"
    })
    void D31_D35_seven_is_seven_in_Norway_in_summer_and_in_winter(Instant moment, boolean tid) {
        assertThat(kalender.erTid(moment)).isEqualTo(tid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-30", "2026-10-26", "2026-01-13"})
    void D31_a_day_is_from_midnight_to_midnight_in_Norway_also_when_it_has_23_or_25_hours(LocalDate mandag) {
        var periode = kalender.neste(mandag, Optional.empty()).orElseThrow();

        assertThat(periode.til()).isEqualTo(mandag.atStartOfDay());
        assertThat(periode.sisteNokkel()).isEqualTo(mandag.minusDays(1).atTime(23, 59, 59, 999_999_000));
        assertThat(kalender.dag(mandag.atStartOfDay(OSLO).toInstant())).isEqualTo(mandag);
        assertThat(kalender.dag(mandag.atStartOfDay(OSLO).toInstant().minusNanos(1)))
                .isEqualTo(mandag.minusDays(1));
    }

    @Test
    void without_a_time_nothing_runs_by_itself() {
        var avslatt = new Avstemmingskalender(new Apningstid(), Optional.empty());

        assertThat(avslatt.erTid(Instant.parse("2026-01-13T08:00:00Z"))).isFalse();
        assertThat(avslatt.frist(LocalDate.of(2026, 1, 13))).isEqualTo(Instant.parse("2026-01-13T07:30:00Z"));
    }

    @Test
    void ALM_10_the_alarm_is_due_at_half_past_eight() {
        assertThat(kalender.frist(LocalDate.of(2026, 1, 13))).isEqualTo(Instant.parse("2026-01-13T07:30:00Z"));
        assertThat(kalender.frist(LocalDate.of(2026, 7, 13))).isEqualTo(Instant.parse("2026-07-13T06:30:00Z"));
    }
}
