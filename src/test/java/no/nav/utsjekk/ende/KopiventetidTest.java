package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a refusal waits for the answer to another copy of the oppdrag (D7), while nobody reads answers. */
@EndeTilEnde({"OPPDRAG_KOPI_VENTETID=PT4S", "NETT_PERIODE_MS=200"})
class KopiventetidTest {

    private static final String RUTE = "kvittering";
    private static final Mmel AVVIST = Mmel.of("08", "B123456", "DELYTELSE-ID finnes i oppdragsbasen fra før");

    private final Testsystem system;
    private final Aap melding = Aap.nySak().med("2026-01-05", 1000);
    private String nokkel;
    private Oppdragsmelding oppdrag;

    KopiventetidTest(Testsystem system) {
        this.system = system;
    }

    /** OS has two copies, has refused the second, and nobody reads what else it has to say. */
    @BeforeEach
    void en_kopi_er_avvist_og_ingen_leser() throws Exception {
        nokkel = system.send(melding);
        oppdrag = system.oppdrag(melding.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        system.database().update("update oppdrag set overleveringer = 2 where fagsystem_id = ?", melding.sakId());
        system.svar(oppdrag, AVVIST);
        Testsystem.ventPa("avslaget venter", () -> oppdragHvor("avslag_frist is not null"));
        system.context().getRouteController().stopRoute(RUTE);
    }

    @Test
    void D7_time_during_which_no_answers_are_read_does_not_count() throws Exception {
        system.svar(oppdrag, Mmel.OK);
        ventTilFristenErUteForLengst();
        assertThat(system.statuserNa(nokkel)).hasSize(2);

        system.context().getRouteController().startRoute(RUTE);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void D7_the_refusal_decides_when_answers_have_been_read_for_as_long_as_it_waits() throws Exception {
        ventTilFristenErUteForLengst();
        assertThat(system.statuserNa(nokkel)).hasSize(2);

        system.context().getRouteController().startRoute(RUTE);

        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
    }

    /** Long enough for the round that looks for such refusals to have come by several times. */
    private void ventTilFristenErUteForLengst() {
        Testsystem.ventPa("fristen er ute", () -> oppdragHvor("avslag_frist < now() - interval '1500 ms'"));
    }

    private boolean oppdragHvor(String vilkar) {
        return List.of(1L)
                .equals(system.database()
                        .queryForList(
                                "select count(*) from oppdrag where fagsystem_id = ? and " + vilkar,
                                Long.class,
                                melding.sakId()));
    }
}
