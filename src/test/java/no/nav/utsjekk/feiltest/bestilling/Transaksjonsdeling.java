package no.nav.utsjekk.feiltest.bestilling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;
import no.nav.utsjekk.feiltest.bestilling.Post.Del;
import no.nav.utsjekk.feiltest.bestilling.Post.Rolle;

/** Splits a request into a transaction of several records: most often one that is in order. */
final class Transaksjonsdeling {

    static final int PARTISJONER = 3;

    private static final String ANNEN_IDENT = "10987654321";
    private static final int LENGE = 30;

    private final Meldinger meldinger;
    private final String nokkel;
    private final int nummer;
    private final Random random;

    /**
     * @param nokkel what the keys of its records begin with
     * @param nummer of the request
     */
    Transaksjonsdeling(Meldinger meldinger, String nokkel, int nummer) {
        this.meldinger = meldinger;
        this.nokkel = nokkel;
        this.nummer = nummer;
        this.random = meldinger.random();
    }

    /** @param innhold at least two when a melding has room for one */
    Bestilling del(List<Innhold> innhold) {
        var deler = fordelt(innhold);
        int terning = random.nextInt(10);
        if (terning < 2) {
            var poster = poster(Bestilling.UFULLSTENDIG + nokkel, deler.size() + 1, deler);
            return bestilling(Art.UFULLSTENDIG, innhold, spredt(poster), "den siste kommer aldri");
        }
        var poster = poster(nokkel, deler.size(), deler);
        if (terning < 4) {
            return odelagt(innhold, poster, deler);
        }
        return bestilling(Art.GYLDIG, innhold, random.nextBoolean() ? spredt(poster) : medGjentakelser(poster), "");
    }

    private Bestilling bestilling(Art art, List<Innhold> innhold, List<Post> poster, String feil) {
        var sak = meldinger.sak();
        return new Bestilling(sak, nummer, art, poster, Innhold.krav(innhold, sak.produsent()), feil);
    }

    /** One for each where a melding has room for one, otherwise at random over two or three; a record may say nothing. */
    private List<List<Innhold>> fordelt(List<Innhold> innhold) {
        int antall = meldinger.sak().produsent().enPerMelding() ? innhold.size() : 2 + random.nextInt(2);
        var deler = Stream.generate(() -> (List<Innhold>) new ArrayList<Innhold>())
                .limit(antall)
                .toList();
        for (int i = 0; i < innhold.size(); i++) {
            int del = antall == innhold.size() ? i : random.nextInt(antall);
            deler.get(del).add(innhold.get(i));
        }
        return deler;
    }

    private List<Post> poster(String id, int antall, List<List<Innhold>> deler) {
        var sak = meldinger.sak();
        var poster = new ArrayList<Post>();
        int etter = 0;
        for (var del : deler) {
            var egen = nokkel + "." + poster.size();
            poster.add(Post.alene(egen, sak, meldinger.skriv(egen, del))
                    .medDel(new Del(id, antall))
                    .medEtter(etter));
            etter += random.nextInt(4);
        }
        return poster;
    }

    /** Over all partitions. */
    private List<Post> spredt(List<Post> poster) {
        return poster.stream()
                .map(p -> p.medPartisjon(random.nextInt(PARTISJONER)))
                .toList();
    }

    /** A key that comes again at once and says something else, a record that comes again later. */
    private List<Post> medGjentakelser(List<Post> poster) {
        var alle = new ArrayList<>(poster);
        if (random.nextBoolean()) {
            alle.add(1, poster.get(0).medJson(poster.get(1).json()).som(Rolle.OVERFLODIG));
        }
        if (random.nextBoolean()) {
            int sist = poster.get(poster.size() - 1).etter();
            alle.add(Rom.ettAv(poster, random).som(Rolle.FORSINKET).medEtter(sist + random.nextInt(LENGE)));
        }
        return alle;
    }

    /** The last record does not go with the others (UGYLDIG_TRANSAKSJON). */
    private Bestilling odelagt(List<Innhold> innhold, List<Post> poster, List<List<Innhold>> deler) {
        int sist = poster.size() - 1;
        var post = poster.get(sist);
        var nevntFor = betalt(deler.subList(0, sist));
        return switch (random.nextInt(nevntFor.isEmpty() ? 3 : 4)) {
            case 0 -> odelagt(innhold, poster, post.medJson("{"), "uleselig");
            case 1 -> odelagt(
                    innhold,
                    poster,
                    post.medJson(meldinger.medIdent(post.nokkel(), ANNEN_IDENT, deler.get(sist))),
                    "annen ident");
            case 2 -> odelagt(innhold, poster, post.medDel(new Del(nokkel, poster.size() + 1)), "annet antall");
            default -> odelagt(
                    innhold,
                    poster,
                    post.medJson(meldinger.skriv(post.nokkel(), List.of(nevntFor.orElseThrow()))),
                    "samme utbetaling");
        };
    }

    private Bestilling odelagt(List<Innhold> innhold, List<Post> poster, Post siste, String feil) {
        var alle = Stream.concat(poster.stream().limit(poster.size() - 1L), Stream.of(siste));
        return bestilling(Art.UGYLDIG, innhold, alle.toList(), feil + " i den siste");
    }

    private static Optional<Innhold> betalt(List<List<Innhold>> deler) {
        return deler.stream()
                .flatMap(List::stream)
                .filter(i -> !i.plan().erTom())
                .findFirst();
    }
}
