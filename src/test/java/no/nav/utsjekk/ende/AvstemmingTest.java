package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.utsjekk.kalender.Apningstid;
import org.junit.jupiter.api.Test;

/** Avstemming of the whole system, from Kafka to OS's queue (06). */
@EndeTilEnde
class AvstemmingTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Testsystem system;

    AvstemmingTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void CT_16_the_run_of_the_day_is_made_once_and_on_virkedager_only() {
        var operator = system.operator();
        if (new Apningstid().isVirkedag(LocalDate.now(OSLO))) {
            var id = (long)
                    ((Map<?, ?>) operator.kall("kjor", Avstemmingsoperator.IDENT, Avstemmingsoperator.GRUNN)).get("id");
            operator.ventLevert(id);
            assertThat(operator.kjoring(id).get("slag")).isEqualTo("DAGLIG");
            assertThatThrownBy(() -> operator.kall("kjor", Avstemmingsoperator.IDENT, Avstemmingsoperator.GRUNN))
                    .rootCause()
                    .hasMessageStartingWith("Already avstemt today (");
        } else {
            assertThatThrownBy(() -> operator.kall("kjor", Avstemmingsoperator.IDENT, Avstemmingsoperator.GRUNN))
                    .rootCause()
                    .hasMessage("Today is a holiday or weekend, no avstemming");
        }
    }

    @Test
    void AVS_15_messages_are_plain_text_without_headers_of_ours() throws Exception {
        system.godta(Aap.nySak().med("2026-01-05", 100));
        var idag = LocalDate.now(OSLO).toString();

        system.avstemming(system.operator().avstem(idag, idag));

        var egenskaper = system.avstemming().hvor(melding -> true).get(0).getPropertyNames();
        assertThat(Collections.list(egenskaper))
                .filteredOn(navn -> !navn.toString().startsWith("JMSX"))
                .isEmpty();
    }

    @Test
    void no_personident_reaches_what_operators_see_without_asking() {
        system.send(Aap.nySak().med("2026-01-05", 100));
        var idag = LocalDate.now(OSLO).toString();
        var operator = system.operator();
        var id = operator.avstem(idag, idag);

        assertThat(Stream.of(
                        operator.kall("list"),
                        operator.kall("vis", id),
                        operator.kall("provekjor", idag, idag),
                        operator.kall("kontroller", id)))
                .allSatisfy(svar -> assertThat(svar.toString()).doesNotContain("12345678910"));
    }
}
