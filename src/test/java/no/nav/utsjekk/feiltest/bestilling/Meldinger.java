package no.nav.utsjekk.feiltest.bestilling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Writes the meldinger of a sak, the same thing in another order each time. */
record Meldinger(Sak sak, Random random) {

    static final String UGYLDIG_IDENT = "123";

    /** @param nokkel of the record */
    String skriv(String nokkel, List<Innhold> innhold) {
        return skriv(hode(nokkel, innhold), innhold.stream().flatMap(i -> i.json(random).stream()));
    }

    String medIdent(String nokkel, String ident, List<Innhold> innhold) {
        return skriv(hode(nokkel, innhold).medIdent(ident), innhold.stream().flatMap(i -> i.json(random).stream()));
    }

    /** The first one has a fault. */
    String medFeil(String nokkel, Feilgrep feil, List<Innhold> innhold) {
        var forste = innhold.get(0);
        return skriv(
                hode(nokkel, innhold),
                Stream.concat(
                        forste.skriv(feil.bruk(forste.plan().perioder()), random).stream(),
                        innhold.stream().skip(1).flatMap(i -> i.json(random).stream())));
    }

    private String skriv(Hode hode, Stream<String> json) {
        var stokket = new ArrayList<>(json.toList());
        Collections.shuffle(stokket, random);
        return sak.produsent().melding(hode, stokket);
    }

    private Hode hode(String nokkel, List<Innhold> innhold) {
        return new Hode(sak.id(), Post.behandlingId(nokkel), sak.ident(), sak.periodetype());
    }
}
