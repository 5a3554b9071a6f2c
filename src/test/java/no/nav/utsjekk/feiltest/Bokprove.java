package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;

/** Runs random requests, audits what came of them, and makes a small case of what is wrong. */
record Bokprove(Anlegg anlegg, long seed) {

    private static final int MAKS_LINJER = 10;
    private static final int MAKS_FORSOK = 3;

    /** Some requests for saker that nobody has used, and how OS is to treat them. */
    private record Lop(List<Bestilling> bestillinger, boolean rolig) {}

    /** Publishes all without waiting, and audits when all have been answered. */
    Revisjon kjor(List<Bestilling> bestillinger) {
        return kjorSammen(List.of(new Lop(bestillinger, false)));
    }

    Revisjon kjor(Utvalg utvalg) {
        return kjorSammen(List.of(lop(utvalg, 0)));
    }

    private Revisjon kjorSammen(List<Lop> lopene) {
        var urolige = lopene.stream()
                .filter(lop -> !lop.rolig)
                .flatMap(lop -> lop.bestillinger.stream())
                .map(Bestilling::sak);
        anlegg.os().lytt(new Osvaner(anlegg.os(), seed, urolige.collect(toSet())));
        var bestillinger =
                lopene.stream().flatMap(lop -> lop.bestillinger.stream()).toList();
        int mottatte =
                anlegg.antallMottatte() + Bestillinger.poster(bestillinger).size();
        anlegg.publiser(bestillinger);
        anlegg.ventTilBesvart(mottatte);
        return anlegg.revisjon(bestillinger);
    }

    /** @param plass tells it from others that run at the same time */
    private Lop lop(Utvalg utvalg, int plass) {
        var merke = "p%d-%d-".formatted(anlegg.antallMottatte(), plass);
        return new Lop(utvalg.bestillinger(seed, merke), utvalg.rolig());
    }

    /** What is wrong, in few and short lines: some of it, the smallest case of one sak, and how to see it again. */
    String rapport(List<Bestilling> bestillinger, List<Avvik> avvik) {
        return Stream.of(
                        Stream.of("%d avvik, blant dem:".formatted(avvik.size())),
                        linjer(avvik),
                        minste(bestillinger, avvik)
                                .map(this::tilfelle)
                                .orElse(Stream.of("Ingen enkelt sak viser det alene.")),
                        Stream.of("Alt en gang til: " + kommando("")))
                .flatMap(linjer -> linjer)
                .collect(joining("\n"));
    }

    private static Stream<String> linjer(List<Avvik> avvik) {
        return avvik.stream().limit(MAKS_LINJER).map(a -> "  %s %.250s".formatted(a.sakId(), a));
    }

    private Optional<Utvalg> minste(List<Bestilling> bestillinger, List<Avvik> avvik) {
        var krymper = new Krymper(this::feilende);
        return avvik.stream()
                .map(Avvik::sakId)
                .distinct()
                .flatMap(sakId -> bestillinger.stream()
                        .filter(b -> b.sakId().equals(sakId))
                        .limit(1))
                .limit(MAKS_FORSOK)
                .flatMap(b -> krymper.krymp(Utvalg.alle(bestillinger, b.sak().nr())).stream())
                .findFirst();
    }

    private List<Utvalg> feilende(List<Utvalg> kandidater) {
        var lopene = IntStream.range(0, kandidater.size())
                .mapToObj(plass -> lop(kandidater.get(plass), plass))
                .toList();
        var saker = kjorSammen(lopene).avvik().stream().map(Avvik::sakId).collect(toSet());
        return IntStream.range(0, kandidater.size())
                .filter(plass ->
                        saker.contains(lopene.get(plass).bestillinger.get(0).sakId()))
                .mapToObj(kandidater::get)
                .toList();
    }

    private Stream<String> tilfelle(Utvalg utvalg) {
        var lop = lop(utvalg, 0);
        return Stream.of(
                        Stream.of("Minste tilfelle, %d av bestillingene på %s%s:"
                                .formatted(
                                        utvalg.numre().size(),
                                        lop.bestillinger.get(0).sak(),
                                        utvalg.rolig() ? "" : ", med OS' uvaner")),
                        lop.bestillinger.stream().map(b -> "  " + b),
                        Stream.of("som ga:"),
                        linjer(kjorSammen(List.of(lop)).avvik()),
                        Stream.of("Det en gang til: " + kommando(" -Dfeiltest.utvalg=" + utvalg)))
                .flatMap(linjer -> linjer);
    }

    private String kommando(String mer) {
        return "mvn test -Dtest=BokenBalansererTest -Dfeiltest.seed=%d%s".formatted(seed, mer);
    }
}
