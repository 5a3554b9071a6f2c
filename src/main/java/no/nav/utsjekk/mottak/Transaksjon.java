package no.nav.utsjekk.mottak;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Transaksjonsregler;

/**
 * Records that their producer has tied together, in the order in which they came (00, transactions across records).
 *
 * @param id the producer's
 * @param avvisning why they are not one request, if so
 */
public record Transaksjon(String id, List<LestPost> deler, Optional<Avvisning> avvisning) implements Innslag {

    public Transaksjon {
        deler = List.copyOf(deler);
    }

    /** All records have come: one request, if they fit together. */
    static Transaksjon komplett(String id, List<LestPost> deler) {
        return new Transaksjon(id, deler, brudd(deler));
    }

    private static Optional<Avvisning> brudd(List<LestPost> deler) {
        var meldinger = deler.stream().flatMap(del -> melding(del).stream()).toList();
        if (meldinger.size() < deler.size()) {
            return Optional.of(Transaksjonsregler.uleseligDel());
        }
        var antall = deler.stream().map(del -> del.post().transaksjon()).distinct();
        return antall.count() > 1 ? Optional.of(Transaksjonsregler.uliktAntall()) : Transaksjonsregler.brudd(meldinger);
    }

    private static Optional<Melding> melding(LestPost post) {
        return post.lesing().filter(Lesing.Lest.class::isInstance).map(lesing -> ((Lesing.Lest) lesing).melding());
    }

    /** The records, refused one by one: an unreadable one for what is wrong with itself. */
    List<LestPost> forkastet(Avvisning grunn) {
        return deler.stream()
                .map(del -> new LestPost(del.post(), del.lesing().map(lesing -> forkastet(lesing, grunn))))
                .toList();
    }

    private static Lesing forkastet(Lesing lesing, Avvisning grunn) {
        return lesing instanceof Lesing.Lest lest ? Lesing.Uleselig.av(lest.melding(), grunn) : lesing;
    }
}
