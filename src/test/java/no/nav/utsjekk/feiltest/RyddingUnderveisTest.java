package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.Kvitteringstekst;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.UnderTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything leaves the hot tables the moment that it has been handled, while two instances work and OS answers twice. Nobody
 * outside sees a difference (FM-02, FM-09, design invariant 7).
 */
class RyddingUnderveisTest {

    static final Map<String, String> INNSTILLINGER = Map.of(
            "OPPRYDDING_MELDING", "PT0S",
            "OPPRYDDING_UTBOKS", "PT0S",
            "OPPRYDDING_MOTTATT", "PT0S",
            "OPPRYDDING_PERIODE_MS", "20",
            "OPPRYDDING_PORSJON", "50");

    private static final Duration TALMODIGHET = Duration.ofMinutes(2);
    private static final Mmel FINNES = Mmel.of("08", "B110008F", "Oppdraget finnes fra før");
    private static final int SAKER = 40;
    private static final int BESTILLINGER = 400;

    @TempDir(factory = UnderTarget.class)
    Path data;

    @Test
    void what_is_handled_leaves_at_once_and_late_answers_bring_it_back() throws Exception {
        long seed = Long.getLong("feiltest.seed", new Random().nextLong());
        var bestillinger = Bestillinger.tilfeldige(seed, "R", SAKER, BESTILLINGER);
        try (var anlegg = Anlegg.start(data, INNSTILLINGER);
                var enTil = anlegg.startEnTil()) {
            anlegg.os().leggTilFeil(Feil.av(Feiltype.DOBBELT).antall(BESTILLINGER));
            anlegg.publiser(bestillinger);
            anlegg.ventTilBesvart(Bestillinger.poster(bestillinger).size());
            assertThat(anlegg.revisjon(bestillinger).avvik())
                    .as("seed %d", seed)
                    .isEmpty();
            ventTilTomt(anlegg);

            int besvart = antall(anlegg, "kvittering_alle");
            var sendt = anlegg.os().mottatte().stream()
                    .flatMap(
                            oppdrag -> Stream.of(Mmel.OK, FINNES).map(svar -> Kvitteringstekst.av(oppdrag.xml(), svar)))
                    .collect(Collectors.toList());
            Collections.shuffle(sendt, new Random(seed));
            sendt.forEach(anlegg.os()::send);

            await().atMost(TALMODIGHET).until(() -> antall(anlegg, "kvittering_alle") == besvart + sendt.size());
            ventTilTomt(anlegg);
            assertThat(anlegg.revisjon(bestillinger).avvik())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static void ventTilTomt(Anlegg anlegg) {
        for (var tabell : List.of("melding", "oppdrag", "oppdragslinje", "kvittering", "utboks")) {
            await(tabell).atMost(TALMODIGHET).until(() -> antall(anlegg, tabell) == 0);
        }
    }

    private static int antall(Anlegg anlegg, String tabell) {
        return anlegg.database().queryForObject("select count(*) from " + tabell, Integer.class);
    }
}
