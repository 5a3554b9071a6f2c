package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is late is waited for, however late it is, and whatever comes meanwhile. */
@ExtendWith(FellesAnlegg.class)
class VentingTest {

    /** All timers of the product have run several times by then. */
    private static final Duration MANGE_RUNDER = Duration.ofSeconds(3);

    private final Anlegg anlegg;

    VentingTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @Test
    void FM_07_a_kvittering_that_does_not_come_for_days_is_waited_for_without_a_word_and_without_a_copy() {
        var forste = ubesvart("FM07");
        var neste = Bestilling.aap("FM07", "FM07-2", 700);
        anlegg.publiser(List.of(neste));
        ventTilDenVenter(neste);
        treDagerGar(forste);

        assertThat(holderSeg(() -> "%d %s %s"
                        .formatted(
                                anlegg.os().mottatte("FM07").size(),
                                anlegg.statuser().navn(forste.nokkel()),
                                anlegg.statuser().navn(neste.nokkel()))))
                .isEqualTo("1 [MOTTATT, HOS_OPPDRAG] []");

        svar("FM07", 1);
        anlegg.ventPaStatuser(forste, "MOTTATT", "HOS_OPPDRAG", "OK");
        svar("FM07", 2);
        anlegg.ventPaStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(anlegg.revisjon(List.of(forste, neste)).avvik()).isEmpty();
    }

    @Test
    void FM_10_a_melding_that_waits_is_a_row_that_nobody_touches_until_what_it_waits_for_has_come() {
        var forste = ubesvart("FM10");
        var neste = Bestilling.aap("FM10", "FM10-2", 700);
        anlegg.publiser(List.of(neste));
        ventTilDenVenter(neste);
        var rad = "select tilstand || ' ' || mottatt || ' ' || xmin from melding where nokkel = '%s'"
                .formatted(neste.nokkel());

        assertThat(holderSeg(() -> anlegg.database().queryForObject(rad, String.class)))
                .startsWith("VENTER ");

        svar("FM10", 1);
        anlegg.ventPaStatuser(forste, "MOTTATT", "HOS_OPPDRAG", "OK");
        svar("FM10", 2);
        anlegg.ventPaStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_02_whatever_is_late_on_the_way_the_outcome_is_that_of_one_after_the_other() {
        long seed = new Random().nextLong();
        var bestillinger = Bestillinger.tilfeldige(seed, "FM02", 25, 100);
        int mottatte =
                anlegg.antallMottatte() + Bestillinger.poster(bestillinger).size();
        var forsinkelser = Stream.of("melding", "oppdrag", "utbetaling", "kvittering", "utboks")
                .map(tabell -> Gift.endre(anlegg.database(), tabell, "true", "perform pg_sleep(random() / 40)"))
                .toList();
        try {
            anlegg.publiser(bestillinger);
            anlegg.ventTilBesvart(mottatte);
        } finally {
            forsinkelser.forEach(Gift::fjern);
        }
        assertThat(anlegg.revisjon(bestillinger).avvik()).as("seed %d", seed).isEmpty();
    }

    /** A request whose oppdrag OS has, and does not answer until the test does. */
    private Bestilling ubesvart(String sakId) {
        anlegg.os().leggTilFeil(Feil.av(Feiltype.ALDRI).sak(sakId));
        var bestilling = Bestilling.aap(sakId, sakId + "-1", 500);
        anlegg.publiser(List.of(bestilling));
        anlegg.ventPaStatuser(bestilling, "MOTTATT", "HOS_OPPDRAG");
        return bestilling;
    }

    private void ventTilDenVenter(Bestilling bestilling) {
        await().until(() -> anlegg.database()
                        .queryForObject(
                                "select count(*) from melding where nokkel = ? and tilstand = 'VENTER'",
                                Integer.class,
                                bestilling.nokkel())
                == 1);
    }

    private void treDagerGar(Bestilling bestilling) {
        anlegg.database()
                .update(
                        """
                        update oppdrag set tidligst = tidligst - interval '3 days',
                                           sist_overlevert = sist_overlevert - interval '3 days'
                        where fagsystem_id = ?
                        """,
                        bestilling.sakId());
    }

    /** What it is at the end, when it has been the same all the time. */
    private static String holderSeg(Sporsmal hva) {
        var forst = hva.svar();
        await().during(MANGE_RUNDER)
                .atMost(MANGE_RUNDER.multipliedBy(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> hva.svar().equals(forst));
        return forst;
    }

    private interface Sporsmal {
        String svar();
    }

    /** OS answers the sak's oppdrag number so and so. */
    private void svar(String sakId, int nummer) {
        await().until(() -> anlegg.os().mottatte(sakId).size() == nummer);
        anlegg.os().svar(anlegg.os().mottatte(sakId).get(nummer - 1));
    }
}
