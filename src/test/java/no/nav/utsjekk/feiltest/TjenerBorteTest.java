package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.Tjener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server goes away in the middle of the work and comes back: nothing is lost, doubled or given up, and nobody helps. */
@ExtendWith(FellesAnlegg.class)
class TjenerBorteTest {

    private static final int SAKER = 40;
    private static final int BESTILLINGER = 200;
    private static final Duration BORTE = Duration.ofSeconds(3);

    private final Anlegg anlegg;

    TjenerBorteTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @Test
    void MQ() throws Exception {
        takeAwayAndGiveBack("M", Omgivelser::mq);
    }

    @Test
    void PostgreSQL() throws Exception {
        takeAwayAndGiveBack("P", Omgivelser::postgres);
    }

    @Test
    void Kafka() throws Exception {
        takeAwayAndGiveBack("K", Omgivelser::kafka);
    }

    /** The rollback fails then too, and must not hide why it was needed. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            melding    | new.nokkel = 'X'
            oppdrag    | new.tilstand = 'TIL_SENDING' and new.fagsystem_id = 'X'
            oppdrag    | new.tilstand = 'SENDT' and new.fagsystem_id = 'X'
            oppdrag    | new.tilstand = 'GODTATT' and new.fagsystem_id = 'X'
            utboks     | new.levert is not null and new.nokkel = 'X'::bytea
            """)
    void a_database_connection_that_dies_in_the_middle_of_a_step(String tabell, String nar) {
        var navn = "forbindelse" + Math.abs(nar.hashCode());
        var bestilling = Bestilling.aap(navn, navn, 500);
        var gift = Gift.drepForbindelse(anlegg.database(), tabell, nar.replace("'X'", "'" + navn + "'"));
        try {
            anlegg.publiser(List.of(bestilling));
            anlegg.ventPaStatuser(bestilling, "MOTTATT", "HOS_OPPDRAG", "OK");
            assertThat(gift.virket()).isTrue();
            // what was delivered is marked when the connections live again
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                            anlegg.revisjon(List.of(bestilling)).avvik())
                    .isEmpty());
        } finally {
            gift.fjern();
        }
    }

    private void takeAwayAndGiveBack(String merke, Function<Omgivelser, Tjener> hvem) throws Exception {
        var seed = new Random().nextLong();
        var bestillinger = Bestillinger.tilfeldige(seed, merke, SAKER, BESTILLINGER);
        int ferdige = anlegg.antallFerdige();
        int mottatte =
                anlegg.antallMottatte() + Bestillinger.poster(bestillinger).size();
        var tjener = hvem.apply(anlegg.omgivelser());
        var publisert = CompletableFuture.runAsync(() -> anlegg.publiser(bestillinger));
        await().pollInterval(Duration.ofMillis(5)).until(() -> anlegg.antallFerdige() > ferdige + BESTILLINGER / 10);

        tjener.stopp();
        await().pollDelay(BORTE).until(() -> true);
        tjener.start();

        publisert.join();
        anlegg.ventTilBesvart(mottatte);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(anlegg.revisjon(bestillinger).avvik())
                        .as("seed %d", seed)
                        .isEmpty());
    }
}
