package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** An operator sends an oppdrag to OS once more (OPS-20), under D7, FM-05 and FM-09. */
@EndeTilEnde({
    "DRIFT_SVARFRIST=PT0S",
    "drift.mbean.dodbrev=" + Operator.DODBREV + "gjensending",
    "drift.mbean.kvitteringer=" + Operator.KVITTERINGER + "gjensending",
    "drift.mbean.oppdrag=" + Operator.OPPDRAG + "gjensending"
})
class GjensendingTest {

    private static final Operator OPERATOR = new Operator("gjensending");
    private static final Mmel NEI = Mmel.of("08", "B1", "Overlappende avvent-perioder");
    private static final Mmel TEKNISK = Mmel.of("12", "B1", "Teknisk feil");
    private static final Mmel FINNES = Mmel.of("08", "B110008F", "Oppdraget finnes fra før");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 1000);

    GjensendingTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void OPS_20_FM_09_a_refused_oppdrag_is_as_unanswered_as_before_and_can_be_accepted() {
        var nokkel = avvist(NEI);

        assertThat(OPERATOR.sendOppdrag(oppdragId(1))).isEqualTo("Sendes på nytt: oppdrag " + oppdragId(1));

        var igjen = system.oppdrag(melding.sakId(), 2);
        assertThat(igjen.xml()).isEqualTo(system.oppdrag(melding.sakId(), 1).xml());
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG");
        system.svar(igjen, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
        assertSakenGarVidere(3);
    }

    /** The sak gave the uid up when OS refused it, and has others that it kept. */
    @Test
    void OPS_20_STS_5_a_new_utbetaling_of_a_known_sak_is_the_saks_when_the_copy_is_accepted() {
        system.godta(melding);
        var begge = melding.med("2026-02-02", 300);
        var nokkel = system.send(begge);
        system.svar(system.oppdrag(melding.sakId(), 2), NEI);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");

        OPERATOR.sendOppdrag(oppdragId(2));
        system.svar(system.oppdrag(melding.sakId(), 3), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
        system.ventStatuser(system.send(begge), "OK");
        system.send(melding.uten());
        assertThat(system.oppdrag(melding.sakId(), 4).linjer()).hasSize(2);
    }

    @Test
    void OPS_20_FM_09_a_refused_oppdrag_can_be_refused_again_and_sent_again() {
        var nokkel = avvist(NEI);

        OPERATOR.sendOppdrag(oppdragId(1));
        system.svar(system.oppdrag(melding.sakId(), 2), NEI);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "FEILET");
        OPERATOR.sendOppdrag(oppdragId(1));
        system.svar(system.oppdrag(melding.sakId(), 3), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_20_the_next_melding_waits_while_the_oppdrag_is_with_OS_again() {
        var nokkel = avvist(NEI);
        OPERATOR.sendOppdrag(oppdragId(1));
        system.oppdrag(melding.sakId(), 2);

        var neste = system.send(melding.med("2026-02-02", 300));
        system.ventTilAltErBehandlet();
        assertThat(system.statuserNa(neste)).isEmpty();
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
        assertThat(system.oppdrag(melding.sakId(), 3).kodeEndring()).isEqualTo("ENDR");
    }

    @Test
    void FM_05_an_oppdrag_that_OS_has_after_all_is_accepted_once() {
        var nokkel = sendt();

        OPERATOR.sendOppdrag(oppdragId(1));
        var kopi = system.oppdrag(melding.sakId(), 2);
        system.svar(kopi, FINNES);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.svar(system.oppdrag(melding.sakId(), 1), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_05_an_oppdrag_that_OS_never_got_is_accepted() {
        var nokkel = sendt();

        OPERATOR.sendOppdrag(oppdragId(1));
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_09_that_OS_has_it_after_a_technical_fault_is_for_a_person_to_find_out() {
        var nokkel = avvist(TEKNISK);

        OPERATOR.sendOppdrag(oppdragId(1));
        system.svar(system.oppdrag(melding.sakId(), 2), FINNES);
        system.ventTilAltErBehandlet();

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG");
        OPERATOR.kvitter(oppdragId(1), "00", "", "");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_20_what_OS_has_accepted_is_not_sent_again() {
        system.godta(melding);

        assertNektet(oppdragId(1), "er godtatt av OS");
    }

    @Test
    void OPS_20_a_newer_oppdrag_of_the_sak_is_not_undone() {
        avvist(NEI);
        var neste = system.send(melding.med("2026-02-02", 300));
        system.oppdrag(melding.sakId(), 2);

        assertNektet(oppdragId(1), "er ikke det nyeste på saken; oppdrag %d kom etter".formatted(oppdragId(2)));

        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertNektet(oppdragId(1), "er ikke det nyeste på saken");
    }

    @Test
    void OPS_20_a_newer_request_that_needed_no_oppdrag_is_not_undone() {
        avvist(NEI);
        system.ventStatuser(system.send(melding.uten()), "OK");

        assertNektet(oppdragId(1), "ville gjort om på melding");
    }

    @Test
    void OPS_20_a_newer_request_that_was_refused_is_no_hindrance() {
        avvist(NEI);
        system.ventStatuser(system.send(melding.behandling("")), "FEILET");

        OPERATOR.sendOppdrag(oppdragId(1));

        system.oppdrag(melding.sakId(), 2);
    }

    @Test
    void FM_05_a_copy_of_an_opphor_would_be_accepted_twice_so_it_is_not_sent() {
        system.godta(melding);
        var nokkel = system.send(melding.uten());
        system.oppdrag(melding.sakId(), 2);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");

        assertNektet(oppdragId(2), "har bare opphør, og OS ville ikke avvist en kopi av det");
    }

    @Test
    void OPS_20_an_opphor_that_OS_has_refused_for_certain_is_no_copy() {
        system.godta(melding);
        var nokkel = system.send(melding.uten());
        system.svar(system.oppdrag(melding.sakId(), 2), TEKNISK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");

        OPERATOR.sendOppdrag(oppdragId(2));
        system.svar(system.oppdrag(melding.sakId(), 3), Mmel.OK);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
    }

    @Test
    void OPS_20_an_opphor_of_which_a_copy_may_be_unanswered_is_not_sent() {
        system.godta(melding);
        var nokkel = system.send(melding.uten());
        system.oppdrag(melding.sakId(), 2);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.database().update("update oppdrag set overleveringer = 2, svar = 1 where id = ?", oppdragId(2));
        system.svar(system.oppdrag(melding.sakId(), 2), NEI);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");

        assertNektet(oppdragId(2), "har bare opphør");
    }

    @Test
    void FM_24_an_uid_that_another_sak_has_taken_in_the_meantime_stops_it() {
        var uid = UUID.randomUUID();
        var min = melding.med(uid, "2026-03-02", 10);
        var nokkel = system.send(min);
        system.svar(system.oppdrag(min.sakId(), 1), NEI);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        system.godta(Aap.nySak().med(uid, "2026-03-02", 10));

        assertNektet(oppdragId(1), "har en utbetaling som tilhører en annen sak nå");

        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
    }

    @Test
    void OPS_20_it_goes_only_when_OS_has_confirmed_that_it_is_not_there() {
        avvist(NEI);

        assertThatThrownBy(() ->
                        OPERATOR.kall(Operator.OPPDRAG, "send", oppdragId(1), false, Operator.IDENT, Operator.GRUNN))
                .rootCause()
                .hasMessageContaining("Må bekrefte at OS ikke har oppdraget");
        assertThatThrownBy(() -> OPERATOR.sendOppdrag(Long.MAX_VALUE))
                .rootCause()
                .hasMessage("Det er ikke noe oppdrag " + Long.MAX_VALUE);
    }

    @Test
    void OPS_20_two_operators_at_once_send_it_once() throws Exception {
        var nokkel = avvist(NEI);
        var oppdrag = oppdragId(1);

        var svar = Samtidig.to(() -> OPERATOR.sendOppdrag(oppdrag));

        assertThat(svar).filteredOn(tekst -> tekst.startsWith("Sendes på nytt")).hasSize(1);
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET", "HOS_OPPDRAG", "OK");
        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(2);
        assertThat(handlinger(oppdrag)).containsExactlyInAnyOrder("UTFORT", "NEKTET");
    }

    private String sendt() {
        var nokkel = system.send(melding);
        system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        return nokkel;
    }

    private String avvist(Mmel mmel) {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), mmel);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        return nokkel;
    }

    /** The id of the sak's oppdrag number so and so, by derivation. */
    private long oppdragId(int nummer) {
        return system.database()
                .queryForList("select id from oppdrag where fagsystem_id = ? order by id", Long.class, melding.sakId())
                .get(nummer - 1);
    }

    private List<String> handlinger(long oppdrag) {
        return system.database()
                .queryForList(
                        "select utfall from drift_handling where ? = any(oppdrag) order by id", String.class, oppdrag);
    }

    private void assertSakenGarVidere(int nummer) {
        var neste = system.send(melding.med("2026-02-02", 300));
        system.svar(system.oppdrag(melding.sakId(), nummer), Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    private static void assertNektet(long oppdrag, String grunn) {
        Callable<String> send = () -> OPERATOR.sendOppdrag(oppdrag);
        assertThatThrownBy(send::call).rootCause().hasMessageContaining(grunn);
    }
}
