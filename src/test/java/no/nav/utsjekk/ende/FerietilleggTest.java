package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** Money that a melding of dagpenger lets go of is never let go of in silence (FM-28, D24). */
@EndeTilEnde
class FerietilleggTest {

    private final Testsystem system;
    private final String sakId = "E" + UUID.randomUUID().toString().substring(0, 13);

    FerietilleggTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void FM_28_D24_equal_days_of_ferietillegg_are_paid_once_and_operators_hear_of_it() {
        assertThat(betalt(dag("2026-01-05", 100), dag("2026-01-06", 100))).isEqualTo("100");
        assertThat(varsel()).isEqualTo("FERIETILLEGG_SLATT_SAMMEN 1 like dager med ferietillegg ble slått sammen");
    }

    @Test
    void FM_28_D24_one_day_of_ferietillegg_is_nothing_to_hear_of() {
        assertThat(betalt(dag("2026-01-05", 100))).isEqualTo("100");
        assertThat(varsel()).isEmpty();
    }

    /** Has OS accept the days; gives the sats of the only line. */
    private String betalt(String... dager) {
        var nokkel = UUID.randomUUID().toString();
        system.publiser(
                Dagpenger.TOPIC,
                nokkel,
                """
                {"sakId": "%s", "behandlingId": "b1", "ident": "12345678910",
                 "vedtakstidspunktet": "2026-01-19T10:00:00", "utbetalinger": [%s]}"""
                        .formatted(sakId, String.join(",", dager)));
        var oppdrag = system.oppdrag(sakId, 1);
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(oppdrag.linje().text("typeSats")).isEqualTo("ENG");
        return oppdrag.linje().text("sats");
    }

    private static String dag(String dato, int belop) {
        return """
                {"meldeperiode": "mp1", "dato": "%s", "sats": 1000, "utbetaltBeløp": %d,
                 "utbetalingstype": "DagpengerFerietillegg"}"""
                .formatted(dato, belop);
    }

    private String varsel() {
        return String.join(
                ", ",
                system.database()
                        .queryForList(
                                """
                                select v.type || ' ' || v.tekst from varsel v join melding m on m.id = v.melding
                                join sak s on s.id = m.sak where s.sak_id = ?
                                """,
                                String.class,
                                sakId));
    }
}
