package no.nav.utsjekk.avstemming;

import static no.nav.utsjekk.avstemming.Gittoppdrag.utledet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms about avstemming (ALM-10, OPS-31). */
@ExtendWith(MedProve.class)
class AvstemmingsvaktTest {

    private final Prove prove;
    private final Instans instans;

    AvstemmingsvaktTest(Prove prove) {
        this.prove = prove;
        this.instans = prove.instans();
        instans.vakt().setCamelContext(new DefaultCamelContext());
    }

    @BeforeEach
    void noeErSendt() {
        prove.lagre(utledet("2026-01-05T12:00", 1));
    }

    @Test
    void ALM_10_a_new_installation_has_nothing_to_miss() {
        prove.database().execute("delete from oppdragslinje; delete from oppdrag");
        sjekk("2026-01-13T08:30");
        prove.lagre(utledet("2026-01-13T08:31", 1));
        sjekk("2026-01-13T08:32");
        assertThat(prove.varsler()).isEmpty();

        sjekk("2026-01-14T08:30");
        assertThat(prove.varsler()).hasSize(1);
    }

    @Test
    void ALM_10_a_run_that_is_missing_at_half_past_eight_is_told_until_it_is_made() {
        sjekk("2026-01-13T08:29:59");
        assertThat(prove.varsler()).isEmpty();
        assertThat(helse().getState()).isEqualTo(State.UP);

        sjekk("2026-01-13T08:30");
        assertThat(prove.varsler()).containsExactly("AVSTEMMING_MANGLER Avstemmingen 2026-01-13 er ikke kjørt");
        assertThat(helse().getState()).isEqualTo(State.DOWN);
        assertThat(helse().getMessage()).contains("Avstemmingen 2026-01-13 er ikke kjørt");
        assertThat(maaler("utsjekk.avstemming.mangler")).isEqualTo(1);

        instans.kjor();
        sjekk("2026-01-13T08:31");
        assertThat(helse().getState()).isEqualTo(State.UP);
        assertThat(maaler("utsjekk.avstemming.mangler")).isZero();
        assertThat(prove.varsler()).hasSize(1);
    }

    @Test
    void OPS_31_an_alarm_is_repeated_each_hour_by_one_instance() {
        var andre = IntStream.range(0, 3).mapToObj(nr -> prove.instans()).toList();

        for (var tid : new String[] {"08:30", "08:31", "09:29", "09:30", "10:30", "10:45"}) {
            sjekk("2026-01-13T" + tid);
            andre.forEach(Instans::sjekk);
        }

        assertThat(prove.varsler()).hasSize(3);
    }

    @Test
    void OPS_31_an_alarm_whose_cause_was_gone_is_raised_at_once_when_it_is_back() {
        sjekk("2026-01-13T08:30");
        instans.kjor();
        sjekk("2026-01-13T08:40");

        prove.database()
                .execute("delete from avstemming_melding; delete from avstemming_fagomrade; delete from avstemming");
        sjekk("2026-01-13T08:41");

        assertThat(prove.varsler()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-17T12:00",
                "2026-01-18T12:00",
                "2026-05-01T12:00",
                "2026-05-17T12:00",
                "2026-12-25T12:00"
            })
    void FM_45_nothing_is_missing_on_days_that_are_no_virkedager(String tid) {
        sjekk(tid);

        assertThat(prove.varsler()).isEmpty();
        assertThat(helse().getState()).isEqualTo(State.UP);
    }

    /** The same process lives through the day. */
    @Test
    void FM_45_a_process_started_on_30_April_raises_no_alarm_on_1_May() {
        prove.klokke().still("2026-04-30T07:00");
        instans.kjor();
        for (var tid : new String[] {"2026-04-30T08:30", "2026-05-01T08:30", "2026-05-01T12:00", "2026-05-04T08:29"}) {
            sjekk(tid);
        }
        assertThat(prove.varsler()).isEmpty();

        sjekk("2026-05-04T08:30");
        assertThat(prove.varsler()).hasSize(1);
    }

    @Test
    void ALM_10_a_run_that_OS_does_not_have_all_of_is_told() throws Exception {
        prove.lagre(utledet("2026-01-12T12:00", 1));
        prove.klokke().still("2026-01-13T07:00");
        instans.kjor();
        instans.lever(2);

        sjekk("2026-01-13T08:29:59");
        assertThat(prove.varsler()).isEmpty();
        sjekk("2026-01-13T08:30");
        assertThat(prove.varsler())
                .containsExactly("AVSTEMMING_UFERDIG Avstemming 1 er ikke levert: OS har 2 av 3 meldinger");
        assertThat(helse().getState()).isEqualTo(State.DOWN);
        assertThat(maaler("utsjekk.avstemming.uferdige")).isEqualTo(1);

        instans.leverAlt(2);
        sjekk("2026-01-13T08:31");
        assertThat(helse().getState()).isEqualTo(State.UP);
        assertThat(maaler("utsjekk.avstemming.uferdige")).isZero();
    }

    @Test
    void ALM_10_a_run_made_late_gets_a_quarter_of_an_hour() {
        prove.lagre(utledet("2026-01-12T12:00", 1));
        prove.klokke().still("2026-01-13T14:00");
        instans.kjor();

        sjekk("2026-01-13T14:14");
        assertThat(prove.varsler()).isEmpty();
        sjekk("2026-01-13T14:15");
        assertThat(prove.varsler()).hasSize(1);
    }

    @Test
    void ALM_10_a_run_in_doubt_is_told_at_once() {
        prove.lagre(utledet("2026-01-12T12:00", 1));
        prove.klokke().still("2026-01-13T07:00");
        instans.kjor();
        prove.database().update("update avstemming set i_tvil = now()");

        sjekk("2026-01-13T07:01");

        assertThat(prove.varsler()).singleElement().asString().endsWith("og det er ukjent om neste har nådd frem");
    }

    /** What is wrong is still shown; nobody is woken for it. */
    @Test
    void ALM_10_alarms_are_raised_on_virkedager_only() {
        prove.lagre(utledet("2026-01-15T12:00", 1));
        prove.klokke().still("2026-01-16T20:00");
        instans.kjor();

        sjekk("2026-01-17T12:00");

        assertThat(prove.varsler()).isEmpty();
        assertThat(helse().getState()).isEqualTo(State.DOWN);
        sjekk("2026-01-19T06:00");
        assertThat(prove.varsler()).hasSize(1);
    }

    @Test
    void AVS_18_payments_go_on_whatever_is_wrong_with_avstemming() {
        assertThat(instans.vakt().isReadiness()).isFalse();
        assertThat(instans.vakt().isLiveness()).isFalse();
    }

    private void sjekk(String tid) {
        prove.klokke().still(tid);
        instans.sjekk();
    }

    private HealthCheck.Result helse() {
        return instans.vakt().call();
    }

    private double maaler(String navn) {
        return prove.meters().get(navn).gauge().value();
    }
}
