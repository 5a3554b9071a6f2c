package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** One melding in flight per sak: the next one is derived from what OS really has (FM-01, FM-03, FM-15, FM-35). */
@EndeTilEnde
class EnOmGangenTest {

    private static final Mmel AVVIST = Mmel.of("08", "B123456", "Noe er galt");

    private final Testsystem system;
    private final UUID kort = UUID.randomUUID();
    private final Aap forst = Aap.nySak().med(kort, "2026-01-05", 1000);
    private final Aap sa = forst.med(kort, "2026-01-19", 800);

    EnOmGangenTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void FM_01_the_second_melding_waits_without_a_status_and_is_derived_from_what_the_first_became() {
        var en = system.send(forst);
        var to = system.send(sa);
        system.ventTilAltErBehandlet();
        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG");
        assertThat(system.statuserNa(to)).isEmpty();
        assertThat(system.antallOppdrag(forst.sakId())).isEqualTo(1);

        var forste = system.oppdrag(forst.sakId(), 1);
        system.svar(forste, Mmel.OK);
        var andre = system.oppdrag(forst.sakId(), 2);

        assertThat(forste.kodeEndring()).isEqualTo("NY");
        assertThat(andre.kodeEndring()).isEqualTo("ENDR");
        assertThat(andre.linje().text("refDelytelseId"))
                .isEqualTo(forste.linje().text("delytelseId"));
        assertThat(andre.linje().text("datoVedtakFom")).startsWith("2026-01-19");
        system.svar(andre, Mmel.OK);
        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(to, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_01_when_OS_refuses_the_first_the_second_is_NY_and_refers_to_nothing() {
        var en = system.send(forst);
        var to = system.send(sa);
        system.svar(system.oppdrag(forst.sakId(), 1), AVVIST);
        var andre = system.oppdrag(forst.sakId(), 2);

        assertThat(andre.kodeEndring()).isEqualTo("NY");
        assertThat(andre.linjer()).hasSize(2);
        assertThat(andre.linjer().get(0).child("refDelytelseId")).isEmpty();
        system.svar(andre, Mmel.OK);
        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        system.ventStatuser(to, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_01_an_equal_second_melding_is_OK_without_an_oppdrag() {
        var en = system.send(forst);
        var to = system.send(forst);
        system.svar(system.oppdrag(forst.sakId(), 1), Mmel.OK);

        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG", "OK");
        var svar = system.ventStatuser(to, "OK");
        assertThat(svar.get(0).json().get("detaljer").isNull()).isTrue();
        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(forst.sakId())).isEqualTo(1);
    }

    @Test
    void FM_01_meldinger_of_a_sak_are_derived_in_the_order_in_which_they_came() {
        var nokler = IntStream.range(0, 5)
                .mapToObj(
                        i -> system.send(forst.med(kort, "2026-02-02", 100 + i).behandling("b" + i)))
                .toList();
        for (int i = 0; i < nokler.size(); i++) {
            var oppdrag = system.oppdrag(forst.sakId(), i + 1);
            assertThat(oppdrag.linjer())
                    .allSatisfy(linje -> assertThat(linje.text("henvisning")).startsWith("b"));
            assertThat(oppdrag.linjer().get(0).text("henvisning")).isEqualTo("b" + i);
            system.svar(oppdrag, Mmel.OK);
        }
        nokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
    }

    @Test
    void FM_03_OK_comes_after_the_final_utbetaling_and_only_when_the_state_is_stored() throws Exception {
        var nokkel = system.send(forst);
        var oppdrag = system.oppdrag(forst.sakId(), 1);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");

        try (var holder = system.las("select from sak where sak_id = ? for update", forst.sakId())) {
            system.svar(oppdrag, Mmel.OK);
            holder.ventTilNoenVenter();
            assertThat(system.statuserNa(nokkel)).hasSize(2);
            assertThat(utbetalinger()).isEmpty();
        }

        var ok = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK").get(2);
        // on another topic, so it may be read after the status
        system.poster().vent(1, "utbetaling " + kort, erUtbetaling());
        assertThat(utbetalinger()).singleElement().satisfies(utbetaling -> assertThat(
                        utbetaling.record().timestamp())
                .isLessThanOrEqualTo(ok.record().timestamp()));
        assertThat(system.database()
                        .queryForList(
                                "select mottaker from utboks where melding = (select id from melding where nokkel = ?) order by id",
                                String.class,
                                nokkel))
                .endsWith(LokalKafka.UTBETALINGER, LokalKafka.STATUS);
    }

    private List<Post> utbetalinger() {
        return system.poster().hvor(erUtbetaling());
    }

    private Predicate<Post> erUtbetaling() {
        return post ->
                post.topic().equals(LokalKafka.UTBETALINGER) && post.nokkel().equals(kort.toString());
    }

    @Test
    void FM_15_every_status_of_an_opphor_goes_to_the_melding_that_asked_for_it() {
        system.godta(forst);
        var nokkel = system.send(forst.uten().behandling("b2"));
        var oppdrag = system.oppdrag(forst.sakId(), 2);

        assertThat(oppdrag.linje().text("kodeStatusLinje")).isEqualTo("OPPH");
        system.svar(oppdrag, Mmel.OK);
        var statuser = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(statuser.get(0).json().at("/detaljer/linjer/0/beløp").asInt(-1))
                .isZero();
    }

    @Test
    void FM_35_an_opphor_right_behind_the_creation_waits_for_it_and_both_are_OK() {
        var en = system.send(forst);
        var to = system.send(forst.uten());
        system.svar(system.oppdrag(forst.sakId(), 1), Mmel.OK);
        var opphor = system.oppdrag(forst.sakId(), 2);

        assertThat(opphor.linje().text("kodeEndringLinje")).isEqualTo("ENDR");
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(to, "MOTTATT", "HOS_OPPDRAG", "OK");
    }
}
