package no.nav.utsjekk.feiltest.bestilling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests of many saker, in the order in which they are published. */
public final class Bestillinger {

    private Bestillinger() {}

    /**
     * Random ones, the same for the same seed; often several in a row for one sak, so that they wait in line.
     *
     * @param merke is part of all ids, so that several lots fit into one database
     */
    public static List<Bestilling> tilfeldige(long seed, String merke, int saker, int antall) {
        return tilfeldige(seed, antall, saker, nr -> new Saksgang(seed, nr, merke, true));
    }

    /** The same without transactions. */
    public static List<Bestilling> enkle(long seed, String merke, int saker, int antall) {
        return tilfeldige(seed, antall, saker, nr -> new Saksgang(seed, nr, merke, false));
    }

    private static List<Bestilling> tilfeldige(long seed, int antall, int saker, IntFunction<Saksgang> gang) {
        var random = new Random(seed);
        var ganger = IntStream.range(0, saker).mapToObj(gang).toList();
        var tilfeldige = IntStream.iterate(0, forrige -> random.nextInt(10) < 6 ? random.nextInt(saker) : forrige);
        return IntStream.concat(IntStream.range(0, saker), tilfeldige)
                .limit(antall)
                .mapToObj(nr -> ganger.get(nr).neste())
                .toList();
    }

    /** Their records, in the order in which they are published: those of a transaction have others between them. */
    public static List<Post> poster(List<Bestilling> bestillinger) {
        return IntStream.range(0, bestillinger.size())
                .boxed()
                .flatMap(nr -> bestillinger.get(nr).poster().stream().map(post -> Map.entry(nr + post.etter(), post)))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }
}
