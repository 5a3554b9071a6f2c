package no.nav.utsjekk.feiltest.ramme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import no.nav.utsjekk.ruter.CommitPoint;

/** All faults that are tried, in the order of the table. */
final class Uhellene {

    private Uhellene() {}

    /** @param seed chooses the points when not all are tried */
    static Stream<Uhell> alle(Omfang omfang, long seed) {
        return Stream.of(
                        Stream.of(new IngenUhell()),
                        punkter(omfang, seed).map(DrepVedPunkt::new),
                        Stream.of(new Drap()).filter(langt -> omfang == Omfang.LANG),
                        Stream.of(
                                new TilfeldigeDrap(omfang.antall(2, 100)),
                                new GjentatteDrap(omfang.antall(2, 100)),
                                new DrepInstanser(omfang.antall(2, 3), omfang.antall(400, 5000))))
                .flatMap(uhell -> uhell);
    }

    private static Stream<CommitPoint> punkter(Omfang omfang, long seed) {
        var punkter = new ArrayList<>(Krasjpunkter.alle());
        if (omfang == Omfang.KORT) {
            Collections.shuffle(punkter, new Random(seed));
        }
        return punkter.stream().limit(omfang.antall(3, punkter.size()));
    }
}
