package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** What operators can choose: a technical fault sent again (D5), suspected double payments held (D10), D7's waiting time. */
@EndeTilEnde({
    "OPPDRAG_12_FORSOK=2",
    "OPPDRAG_12_VENTETID=PT10M",
    "OPPDRAG_KOPI_VENTETID=PT0.5S",
    "DOBBELTUTBETALING=hold",
    "NETT_PERIODE_MS=200"
})
class AndreInnstillingerTest {

    private static final Mmel TEKNISK_FEIL = Mmel.of("12", "B999999", "Teknisk feil");
    private static final Mmel FINNES = Mmel.of("08", "B110008F", "Oppdraget finnes fra før");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 100);

    AndreInnstillingerTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void D5_after_12_the_same_oppdrag_is_sent_again_with_growing_waits_in_opening_hours_and_then_FEILET() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), TEKNISK_FEIL);
        sendesIgjenEtter(1, Duration.ofMinutes(10));
        system.svar(system.oppdrag(melding.sakId(), 2), TEKNISK_FEIL);
        sendesIgjenEtter(2, Duration.ofMinutes(50));
        system.svar(system.oppdrag(melding.sakId(), 3), TEKNISK_FEIL);

        var error = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET")
                .get(2)
                .json()
                .get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(500);
        assertThat(error.get("msg").asText()).isEqualTo("Teknisk feil");
        assertThat(system.oppdrag().hvor(o -> o.sakId().equals(melding.sakId())))
                .extracting(Oppdragsmelding::xml)
                .containsOnly(system.oppdrag(melding.sakId(), 1).xml());
    }

    @Test
    void D5_an_oppdrag_that_is_accepted_after_12_is_OK() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), TEKNISK_FEIL);
        sendesIgjenEtter(1, Duration.ofMinutes(10));
        system.svar(system.oppdrag(melding.sakId(), 2), Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void D5_when_OS_has_it_after_all_nobody_knows_and_a_person_must_look() {
        var nokkel = system.send(melding);
        system.svar(system.oppdrag(melding.sakId(), 1), TEKNISK_FEIL);
        sendesIgjenEtter(1, Duration.ofMinutes(10));
        system.svar(system.oppdrag(melding.sakId(), 2), FINNES);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        assertThat(varsel()).isEqualTo("KVITTERING_I_STRID");
    }

    /** The product waits so long, and to the morning if OS is closed then; the test does not. */
    private void sendesIgjenEtter(int forsok, Duration ventetid) {
        Testsystem.ventPa("forsøk " + forsok, () -> ((Number) oppdraget().get("forsok")).intValue() == forsok);
        var rad = oppdraget();
        assertThat(rad.get("tilstand")).isEqualTo("TIL_SENDING");
        var besvart = ((Timestamp) rad.get("svart")).toInstant();
        assertThat(((Timestamp) rad.get("tidligst")).toInstant())
                .isBetween(
                        apent(besvart.plus(ventetid)),
                        apent(besvart.plus(ventetid).plusSeconds(5)));
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(forsok);
        system.database().update("update oppdrag set tidligst = now() where fagsystem_id = ?", melding.sakId());
    }

    private static Instant apent(Instant fra) {
        return new Apningstid().openFrom(fra);
    }

    private Map<String, Object> oppdraget() {
        return system.database()
                .queryForMap(
                        """
                        select o.id, o.tilstand, o.forsok, o.tidligst, (select max(mottatt) from kvittering where oppdrag = o.id) as svart
                        from oppdrag o where o.fagsystem_id = ?
                        """,
                        melding.sakId());
    }

    private String varsel() {
        return system.database()
                .queryForObject(
                        "select type from varsel where oppdrag = ?",
                        String.class,
                        oppdraget().get("id"));
    }

    @Test
    void D7_a_refused_copy_decides_when_the_other_ones_answer_does_not_come_in_time() {
        var nokkel = system.send(melding);
        var oppdrag = system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.database().update("update oppdrag set overleveringer = 2 where fagsystem_id = ?", melding.sakId());

        system.svar(oppdrag, FINNES);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");

        system.svar(oppdrag, Mmel.OK);
        system.ventTilAltErBehandlet();
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        assertThat(varsel()).isEqualTo("KVITTERING_I_STRID");
    }

    @Test
    void D10_a_suspected_double_payment_is_kept_back_and_so_is_what_comes_behind_it() {
        var kort = UUID.randomUUID();
        var forste = melding.med(kort, "2026-02-02", 300);
        var dobbel = forste.med("2026-02-02", 300);
        system.godta(forste);
        var nokkel = system.send(dobbel);
        var neste = system.send(dobbel.med("2026-03-02", 400));
        system.ventTilAltErBehandlet();

        system.ventStatuser(nokkel, "MOTTATT");
        assertThat(system.statuserNa(neste)).isEmpty();
        assertThat(system.antallOppdrag(melding.sakId())).isEqualTo(1);
        assertThat(system.database()
                        .queryForList(
                                "select tilstand from oppdrag where fagsystem_id = ? order by id",
                                String.class,
                                melding.sakId()))
                .containsExactly("GODTATT", "HOLDT");
        assertThat(system.database()
                        .queryForList(
                                "select v.type from varsel v join melding m on m.id = v.melding where m.nokkel = ?",
                                String.class,
                                nokkel))
                .containsExactly("DOBBELTUTBETALING");
    }
}
