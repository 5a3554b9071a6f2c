package no.nav.utsjekk.kalender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApningstidTest {

    private final Apningstid apningstid = new Apningstid();

    @ParameterizedTest
    @CsvSource({
        "2025, 04-17, 04-18, 04-20, 04-21, 05-29, 06-08, 06-09",
        "2026, 04-02, 04-03, 04-05, 04-06, 05-14, 05-24, 05-25",
        "2027, 03-25, 03-26, 03-28, 03-29, 05-06, 05-16, 05-17",
        "2028, 04-13, 04-14, 04-16, 04-17, 05-25, 06-04, 06-05",
        "2029, 03-29, 03-30, 04-01, 04-02, 05-10, 05-20, 05-21",
        "2030, 04-18, 04-19, 04-21, 04-22, 05-30, 06-09, 06-10",
    })
    void CAL_2_movable_holidays_are_no_virkedager(
            int year, String a, String b, String c, String d, String e, String f, String g) {
        assertThat(Stream.of(a, b, c, d, e, f, g)
                        .map(dag -> MonthDay.parse("--" + dag).atYear(year)))
                .noneMatch(apningstid::isVirkedag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-01", "2026-05-01", "2027-05-17", "2026-12-25", "2028-12-26", "2026-11-21", "2026-11-22"
            })
    void CAL_1_fixed_holidays_and_weekends_are_no_virkedager(LocalDate dag) {
        assertThat(apningstid.isVirkedag(dag)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-31", "2026-11-23", "2026-04-01", "2026-04-07"})
    void CAL_1_days_before_holidays_are_virkedager(LocalDate dag) {
        assertThat(apningstid.isVirkedag(dag)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-23",
        "2026-11-23, 2026-11-20",
        "2026-11-22, 2026-11-20",
        "2026-04-07, 2026-04-01",
        "2026-12-28, 2026-12-24",
        "2027-01-04, 2026-12-31"
    })
    void CAL_3_the_virkedag_before_a_day(LocalDate dag, LocalDate forrige) {
        assertThat(apningstid.virkedagFor(dag)).isEqualTo(forrige);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T06:00, 2026-11-23T06:00",
        "2026-11-23T20:59:59, 2026-11-23T20:59:59",
        "2026-11-23T05:59, 2026-11-23T06:00",
        "2026-11-23T21:00, 2026-11-24T06:00",
        "2026-11-20T22:00, 2026-11-23T06:00",
        "2026-04-01T21:30, 2026-04-07T06:00",
        "2026-03-28T12:00, 2026-03-30T06:00",
    })
    void OS_is_open_on_virkedager_from_six_to_nine_in_the_evening(LocalDateTime moment, LocalDateTime open) {
        assertThat(apningstid.openFrom(instant(moment))).isEqualTo(instant(open));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, PT1H, 2026-11-23T11:00",
        "2026-11-23T20:00, PT1H, 2026-11-23T21:00",
        "2026-11-23T20:50, PT1H, 2026-11-24T06:50",
        "2026-11-23T22:00, PT1H, 2026-11-24T07:00",
        "2026-11-20T20:30, PT16H, 2026-11-24T06:30",
        "2026-11-23T22:00, PT0S, 2026-11-23T22:00",
        "2026-11-22T12:00, PT0S, 2026-11-22T12:00"
    })
    void OC_56_time_counts_while_OS_is_open(LocalDateTime fra, Duration tid, LocalDateTime etter) {
        assertThat(apningstid.etterApent(instant(fra), tid)).isEqualTo(instant(etter));
    }

    @Test
    void D31_opening_hours_are_Norwegian_wherever_the_process_runs() {
        assertThat(apningstid.openFrom(Instant.parse("2026-07-01T03:59:00Z")))
                .isEqualTo(Instant.parse("2026-07-01T04:00:00Z"));
        assertThat(apningstid.openFrom(Instant.parse("2026-01-07T04:59:00Z")))
                .isEqualTo(Instant.parse("2026-01-07T05:00:00Z"));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(ZoneId.of("Europe/Oslo")).toInstant();
    }
}
