package no.nav.utsjekk.mottak;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records of a transaction that have come until now.
 *
 * @param deler at least one, each with another key, in the order in which they came
 */
public record Samling(List<Post> deler) {

    public Samling {
        deler = List.copyOf(deler);
    }

    /** With one more record. A repeat of a key replaces nothing: the first one counts. */
    Samling med(Post post) {
        var nokkel = post.usableKey();
        return deler.stream().anyMatch(del -> del.usableKey().equals(nokkel))
                ? this
                : new Samling(Stream.concat(deler.stream(), Stream.of(post)).toList());
    }

    /** The producer's id of the transaction. */
    String id() {
        return hode().id().orElseThrow();
    }

    /** How many records the first one says that there are. */
    int antall() {
        return Integer.parseInt(hode().antall().orElseThrow());
    }

    boolean erKomplett() {
        return deler.size() == antall();
    }

    /** Whether the record repeats one of them: same key, same content. */
    boolean har(Post post) {
        return post.transaksjon().flatMap(Transaksjonshode::id).equals(hode().id())
                && deler.stream()
                        .anyMatch(del -> del.usableKey().equals(post.usableKey())
                                && Arrays.equals(
                                        del.innhold().orElseThrow(),
                                        post.innhold().orElseThrow()));
    }

    private Transaksjonshode hode() {
        return deler.get(0).transaksjon().orElseThrow();
    }
}
