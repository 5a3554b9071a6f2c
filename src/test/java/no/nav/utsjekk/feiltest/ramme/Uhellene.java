package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
                        Stream.of(new GjentatteDrap(100)).filter(langt -> omfang == Omfang.LANG),
                        Stream.of(
                                new TilfeldigeDrap(omfang.antall(2, 100)),
                                new DrepInstanser(omfang.antall(2, 3), omfang.antall(400, 5000))),
                        noen(omfang, seed, 1, avbrudd()),
                        noen(omfang, seed, 1, flere(omfang)))
                .flatMap(uhell -> uhell);
    }

    /** Servers away, one at a time and together. */
    private static List<Uhell> avbrudd() {
        var hver = Arrays.stream(Nabo.values()).map(List::of);
        var hvem = Stream.concat(hver, Stream.of(List.of(Nabo.values()))).toList();
        return Stream.of(
                        hvem.stream().flatMap(naboer -> Arrays.stream(Brudd.Art.values())
                                .map(art -> new Brudd(art, naboer))),
                        hvem.stream().map(Omstart::new),
                        Stream.of(new FullDisk(), new StengtOs(), new Rebalanseringer(10)))
                .<Uhell>flatMap(uhell -> uhell)
                .toList();
    }

    /** Something happens to one of several processes. */
    private static List<Uhell> flere(Omfang omfang) {
        var pause = Duration.ofSeconds(omfang.antall(12, 65));
        var stillhet = Duration.ofSeconds(omfang.antall(12, 35));
        return Stream.<Stream<Uhell>>of(
                        Stream.of(new Pause(pause)),
                        Arrays.stream(Nabo.values()).map(nabo -> new Avskaret(nabo, stillhet)),
                        Stream.of(new RullendeOmstart(omfang.antall(2, 3), omfang.antall(200, 1500))))
                .flatMap(uhell -> uhell)
                .toList();
    }

    private static Stream<Uhell> noen(Omfang omfang, long seed, int antall, List<Uhell> alle) {
        var valgte = new ArrayList<>(alle);
        if (omfang == Omfang.KORT) {
            Collections.shuffle(valgte, new Random(seed));
        }
        return valgte.stream().limit(omfang.antall(antall, valgte.size()));
    }

    private static Stream<CommitPoint> punkter(Omfang omfang, long seed) {
        var punkter = new ArrayList<>(Krasjpunkter.alle());
        if (omfang == Omfang.KORT) {
            Collections.shuffle(punkter, new Random(seed));
        }
        return punkter.stream().limit(omfang.antall(2, punkter.size()));
    }
}
