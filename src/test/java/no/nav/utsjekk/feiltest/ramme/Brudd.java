package no.nav.utsjekk.feiltest.ramme;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.Linje;

/** The line between the only process and servers fails; the servers themselves do not. */
record Brudd(Art art, List<Nabo> naboer) implements Uhell {

    private static final Duration TIL_HELSA_SIER_DET = Duration.ofSeconds(60);

    /** How it fails. */
    enum Art {
        AVVISER("refuses", "connections are refused until health has said so, and five seconds more", Linje::steng),
        TIER(
                "is silent",
                "nothing comes through, connections stay; until health has said so, and five seconds more",
                Linje::stilne),
        TREG("is slow", "each thing that is said takes half a second in each direction, for 12 seconds", Art::brems),
        BRYTES("is cut", "all connections are cut in the middle of what is said, 20 times in 10 seconds", Linje::kutt);

        private static final Duration FORSINKELSE = Duration.ofMillis(500);

        private final String navn;
        private final String beskrivelse;
        private final Consumer<Linje> virkning;

        Art(String navn, String beskrivelse, Consumer<Linje> virkning) {
            this.navn = navn;
            this.beskrivelse = beskrivelse;
            this.virkning = virkning;
        }

        private static void brems(Linje linje) {
            linje.brems(FORSINKELSE);
        }
    }

    @Override
    public String navn() {
        return naboer.stream().map(Nabo::navn).collect(joining(" and ")) + " " + art.navn;
    }

    @Override
    public String beskrivelse() {
        return art.beskrivelse;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvart(0.1);
        var instans = rigg.instans();
        naboer.forEach(nabo -> art.virkning.accept(nabo.linje(instans)));
        switch (art) {
            case AVVISER, TIER -> {
                naboer.forEach(nabo ->
                        await(nabo + " er borte").atMost(TIL_HELSA_SIER_DET).until(() -> nabo.erBorte(instans)));
                runde.avvik(Ro.i(instans, Duration.ofSeconds(5)));
            }
            case TREG -> runde.avvik(Ro.i(instans, Duration.ofSeconds(12)));
            case BRYTES -> IntStream.range(0, 20).forEach(nr -> {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                naboer.forEach(nabo -> nabo.linje(instans).kutt());
            });
        }
        instans.linjer().apne();
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
