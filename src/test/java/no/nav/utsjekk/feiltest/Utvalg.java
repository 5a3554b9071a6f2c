package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Saksgang;

/**
 * Some requests of one sak, to be run once more.
 *
 * @param sak its number
 * @param numre of the requests, ascending from 1
 * @param rolig whether OS has no bad habits this time
 */
record Utvalg(int sak, List<Integer> numre, boolean rolig) {

    Utvalg {
        numre = List.copyOf(numre);
    }

    /** All that was asked for a sak. */
    static Utvalg alle(List<Bestilling> bestillinger, int sak) {
        var antall = bestillinger.stream().filter(b -> b.sak().nr() == sak).count();
        return new Utvalg(sak, IntStream.rangeClosed(1, (int) antall).boxed().toList(), false);
    }

    /** @see #toString() */
    static Utvalg les(String tekst) {
        var deler = tekst.split(":");
        var numre = Arrays.stream(deler[1].split(",")).map(Integer::valueOf).toList();
        return new Utvalg(Integer.parseInt(deler[0]), numre, deler.length > 2);
    }

    Utvalg medRoligOs() {
        return new Utvalg(sak, numre, true);
    }

    /** The first of them, from one to all. */
    List<Utvalg> begynnelser() {
        return IntStream.rangeClosed(1, numre.size())
                .mapToObj(antall -> new Utvalg(sak, numre.subList(0, antall), rolig))
                .toList();
    }

    /** All but one. */
    List<Utvalg> medEnMindre() {
        return numre.stream()
                .filter(nummer -> numre.size() > 1)
                .map(nummer -> new Utvalg(
                        sak, numre.stream().filter(n -> !n.equals(nummer)).toList(), rolig))
                .toList();
    }

    /** The requests, for a sak that nobody has used. */
    List<Bestilling> bestillinger(long seed, String merke) {
        return new Saksgang(seed, sak, merke, true)
                .forste(Collections.max(numre)).stream()
                        .filter(b -> numre.contains(b.nummer()))
                        .toList();
    }

    /** Such as {@code 17:1,4,9} or {@code 17:1,4,9:rolig}. */
    @Override
    public String toString() {
        return "%d:%s%s"
                .formatted(sak, numre.stream().map(String::valueOf).collect(joining(",")), rolig ? ":rolig" : "");
    }
}
