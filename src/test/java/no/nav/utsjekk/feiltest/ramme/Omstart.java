package no.nav.utsjekk.feiltest.ramme;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** Servers stop and start again, with what they have on disk. */
record Omstart(List<Nabo> naboer) implements Uhell {

    @Override
    public String navn() {
        return naboer.stream().map(Nabo::navn).collect(joining(" and ")) + " restarts";
    }

    @Override
    public String beskrivelse() {
        return "stops, and starts when health has said so";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        runde.ventTilBesvart(0.1);
        for (var nabo : naboer) {
            nabo.tjener(rigg).stopp();
        }
        for (var nabo : naboer) {
            await(nabo + " er borte").atMost(Duration.ofSeconds(60)).until(() -> nabo.erBorte(rigg.instans()));
        }
        for (var nabo : naboer) {
            nabo.tjener(rigg).start();
        }
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return Etterpa.avvik(rigg);
    }
}
