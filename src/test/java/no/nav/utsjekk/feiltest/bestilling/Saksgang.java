package no.nav.utsjekk.feiltest.bestilling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;

/**
 * All that a producer ever asks for a sak: new utbetalinger, changes, repeats in another order, opphør in every form,
 * re-creation, opphør of what nobody knows, refused and unreadable requests, transactions. The same seed and number give the
 * same requests, each of them whatever became of those before it.
 */
public final class Saksgang {

    private static final List<String> ULESELIGE = List.of("{", "[]", "{\"sakId\":17}", "hei", "\u0000");

    private final Random random;
    private final Sak sak;
    private final List<Utbetalingsmal> maler;
    private final Map<Utbetalingsmal, Plan> onsket = new LinkedHashMap<>();
    private final Meldinger meldinger;
    private final boolean transaksjoner;
    private int nummer;

    /**
     * @param nr tells the sak from the others of the seed
     * @param merke is part of all ids, so that several lots fit into one database; changes nothing else
     * @param transaksjoner whether some requests come as several records
     */
    public Saksgang(long seed, int nr, String merke, boolean transaksjoner) {
        this.transaksjoner = transaksjoner;
        random = new Random((seed * 31 + nr) * 0x9E3779B97F4A7C15L);
        var produsent = Produsent.ALLE.get(nr % Produsent.ALLE.size());
        var id = merke + produsent.kortnavn() + nr;
        maler = produsent.maler(id, random);
        sak = new Sak(
                nr,
                id,
                produsent,
                Rom.ettAv(produsent.topics(), random),
                random.nextInt(Transaksjonsdeling.PARTISJONER),
                "%011d".formatted(10_000_000_000L + nr),
                maler.get(0).rom().type());
        meldinger = new Meldinger(sak, random);
    }

    public Sak sak() {
        return sak;
    }

    /** The first so many requests. */
    public List<Bestilling> forste(int antall) {
        return IntStream.range(0, antall).mapToObj(nr -> neste()).toList();
    }

    public Bestilling neste() {
        nummer++;
        int terning = random.nextInt(100);
        if (terning < 4) {
            return enkel(Art.UGYLDIG, Rom.ettAv(ULESELIGE, random), List.of(), "uleselig");
        }
        if (terning < 9) {
            return brudd();
        }
        boolean del = transaksjoner && terning % 6 == 0;
        var omtalte = omtalte(sak.produsent().enPerMelding() && !del ? 1 : maler.size());
        if (terning >= 20) {
            omtalte.forEach(this::endre);
        }
        if (terning >= 97) {
            onsket.replaceAll((mal, plan) -> Plan.ingenting(plan.type()));
        }
        var innhold = innhold(omtalte);
        return del && (innhold.size() > 1 || !sak.produsent().enPerMelding())
                ? new Transaksjonsdeling(meldinger, nokkel(), nummer).del(innhold)
                : enkel(Art.GYLDIG, meldinger.skriv(nokkel(), innhold), innhold, "");
    }

    /** Some utbetalinger, at least one. */
    private List<Utbetalingsmal> omtalte(int maks) {
        var alle = new ArrayList<>(maler);
        Collections.shuffle(alle, random);
        return alle.subList(0, 1 + random.nextInt(maks));
    }

    private void endre(Utbetalingsmal mal) {
        var naa = onsket.getOrDefault(mal, ingenting(mal));
        onsket.put(
                mal,
                !naa.erTom() && random.nextInt(4) == 0
                        ? ingenting(mal)
                        : mal.rom().endret(naa, random));
    }

    /** Those who speak of the whole sak mention all that they have asked for; others end what they have never asked for. */
    private List<Innhold> innhold(List<Utbetalingsmal> omtalte) {
        var nevnte = sak.produsent().heleSaken() ? onsket.keySet() : omtalte;
        return nevnte.stream()
                .map(mal -> new Innhold(maler.indexOf(mal), mal, onsket.getOrDefault(mal, ingenting(mal))))
                .toList();
    }

    private static Plan ingenting(Utbetalingsmal mal) {
        return Plan.ingenting(mal.rom().type());
    }

    /** Something that nobody may be paid, together with what is asked for anyway. */
    private Bestilling brudd() {
        var mal = Rom.ettAv(maler, random);
        var forbudte = mal.forbudte();
        var galt = forbudte.isEmpty() || random.nextBoolean() ? mal : Rom.ettAv(forbudte, random);
        var innhold = Stream.concat(
                        Stream.of(
                                new Innhold(maler.indexOf(mal), galt, mal.rom().tilfeldig(random))),
                        innhold(List.of()).stream().filter(i -> !i.mal().equals(mal)))
                .toList();
        if (galt != mal) {
            return enkel(
                    Art.UGYLDIG,
                    meldinger.skriv(nokkel(), innhold),
                    innhold,
                    "forbudt stønad i " + innhold.get(0).navn());
        }
        if (random.nextInt(3) == 0) {
            var ident = Meldinger.UGYLDIG_IDENT;
            return enkel(Art.UGYLDIG, meldinger.medIdent(nokkel(), ident, innhold), innhold, "ident " + ident);
        }
        var grep = Rom.ettAv(mal.feilgrep(), random);
        return enkel(
                Art.UGYLDIG,
                meldinger.medFeil(nokkel(), grep, innhold),
                innhold,
                grep + " i " + innhold.get(0).navn());
    }

    private Bestilling enkel(Art art, String json, List<Innhold> innhold, String feil) {
        var post = Post.alene(nokkel(), sak, json);
        return new Bestilling(sak, nummer, art, List.of(post), Innhold.krav(innhold, sak.produsent()), feil);
    }

    private String nokkel() {
        return "%s-%d".formatted(sak.id(), nummer);
    }
}
