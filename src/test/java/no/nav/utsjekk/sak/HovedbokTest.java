package no.nav.utsjekk.sak;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import no.nav.utsjekk.sak.Produsent.Mal;

/**
 * The invariant of 11-os-model (design invariant 7): whatever a producer asks, whatever there is from before, and whatever OS
 * refuses, OS never has a reason of its own to refuse what we derive, and each chain pays the newest accepted version.
 */
class HovedbokTest {

    private static final List<Boolean> ALLE_JA = List.of(true, true, true);

    @Property(tries = 10000, edgeCases = EdgeCasesMode.NONE)
    void DER_9_the_books_balance_after_any_sequence_of_meldinger_and_answers(@ForAll("forlop") Forlop forlop) {
        var bok = forlop.bok();
        bok.kontroller();
        for (var steg : forlop.steg) {
            bok.motta(steg.melding(forlop.produsent, bok), steg.svar);
            bok.kontroller();
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void GRD_2_an_accepted_melding_is_no_change_when_it_comes_again(@ForAll("forlop") Forlop forlop) {
        var bok = forlop.bok();
        for (var steg : forlop.steg) {
            var melding = steg.melding(forlop.produsent, bok);
            if (bok.motta(melding, ALLE_JA).godtatt()) {
                assertThat(bok.motta(melding, ALLE_JA).utfall()).isInstanceOf(Utfall.Uendret.class);
            }
        }
    }

    /**
     * A sak's life.
     *
     * @param fraFor what there is of the producer's utbetalinger when it begins
     */
    record Forlop(Produsent produsent, List<Optional<FraFor>> fraFor, List<Steg> steg) {

        Hovedbok bok() {
            return new Hovedbok(produsent, fraFor);
        }

        @Override
        public String toString() {
            return "%s from before %s, then%s"
                    .formatted(
                            produsent,
                            fraFor.stream()
                                    .map(f -> f.map(FraFor::toString).orElse("-"))
                                    .toList(),
                            steg.stream().map(Steg::toString).collect(joining()));
        }
    }

    /** One melding, and whether OS takes the first, the second and the third oppdrag that come of it. */
    record Steg(Omfang omfang, List<Valg> valg, Optional<Avvent> avvent, List<Boolean> svar) {

        Melding melding(Produsent produsent, Hovedbok bok) {
            var onsker = IntStream.range(0, produsent.maler.size())
                    .mapToObj(i -> valg.get(i).onske(produsent, produsent.maler.get(i), bok))
                    .flatMap(Optional::stream)
                    .limit(produsent.maksOnsker())
                    .toArray(Onske[]::new);
            return Gitt.melding()
                    .fagsystem(produsent.fagsystem)
                    .omfang(omfang)
                    .avvent(avvent.orElse(null))
                    .med(onsker);
        }

        @Override
        public String toString() {
            return "%n  %s %s%s, OS says %s"
                    .formatted(
                            omfang,
                            valg,
                            avvent.map(a -> " " + a).orElse(""),
                            svar.stream().map(ja -> ja ? "ja" : "nei").collect(joining(",")));
        }
    }

    /** What a melding says of one utbetaling. */
    sealed interface Valg {
        Optional<Onske> onske(Produsent produsent, Mal mal, Hovedbok bok);

        enum Ikke implements Valg {
            NEVNT;

            @Override
            public Optional<Onske> onske(Produsent produsent, Mal mal, Hovedbok bok) {
                return Optional.empty();
            }
        }

        record Opphor(Onske.Opphorsform form) implements Valg {
            @Override
            public Optional<Onske> onske(Produsent produsent, Mal mal, Hovedbok bok) {
                return Optional.of(new Onske.Opphor(mal.uid(), form));
            }
        }

        /** The first of the perioder that are paid now, and others after them. */
        record Betal(int behold, List<Tilfeldig.Bit> nye) implements Valg {
            @Override
            public Optional<Onske> onske(Produsent produsent, Mal mal, Hovedbok bok) {
                var naa = bok.betales(mal.uid());
                var maks = produsent.maksPerioder();
                var beholdes = naa.subList(0, Math.min(Math.min(behold, naa.size()), maks));
                var perioder = Tilfeldig.rekke(beholdes, nye).stream()
                        .limit(maks)
                        .map(p -> beholdes.contains(p) ? p : produsent.slikDenKommer(p))
                        .toList();
                return Optional.of(new Onske.Utbetal(mal.uid(), mal.fagomrade(), mal.stonad(), mal.type(), perioder));
            }

            @Override
            public String toString() {
                return "behold %d + [%s]".formatted(behold, Gitt.skriv(Tilfeldig.rekke(List.of(), nye)));
            }
        }
    }

    @Provide
    Arbitrary<Forlop> forlop() {
        return Arbitraries.of(Produsent.class).flatMap(produsent -> Combinators.combine(
                        fraFor().optional(0.3).list().ofSize(produsent.maler.size()),
                        steg(produsent).list().ofMinSize(1).ofMaxSize(8))
                .as((fraFor, steg) -> new Forlop(produsent, fraFor, steg)));
    }

    private static Arbitrary<FraFor> fraFor() {
        return Combinators.combine(Arbitraries.of(FraFor.Art.class), Tilfeldig.biter(1, 3))
                .as(FraFor::av);
    }

    private static Arbitrary<Steg> steg(Produsent produsent) {
        return Combinators.combine(
                        Arbitraries.of(produsent.omfang),
                        valg(produsent).list().ofSize(produsent.maler.size()),
                        avvent().optional(produsent.harAvvent() ? 0.5 : 0),
                        Arbitraries.frequencyOf(
                                        Tuple.of(3, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)))
                                .list()
                                .ofSize(3))
                .as(Steg::new);
    }

    private static Arbitrary<Valg> valg(Produsent produsent) {
        var valg = new ArrayList<Tuple.Tuple2<Integer, Arbitrary<Valg>>>();
        valg.add(Tuple.of(2, Arbitraries.just(Valg.Ikke.NEVNT)));
        valg.add(Tuple.of(
                4,
                Combinators.combine(Arbitraries.integers().between(0, 4), Tilfeldig.biter(0, 4))
                        .as(Valg.Betal::new)));
        if (!produsent.former.isEmpty()) {
            valg.add(Tuple.of(1, Arbitraries.of(produsent.former).map(Valg.Opphor::new)));
        }
        return Arbitraries.frequencyOf(valg);
    }

    /** Of some days in June, released before today, after today, or when nobody knows. */
    private static Arbitrary<Avvent> avvent() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(LocalDate.of(2024, 8, 1), LocalDate.of(2024, 10, 1))
                                .optional(0.8),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .as((fra, dager, overfores, feilregistrert) -> new Avvent(
                        LocalDate.of(2024, 6, fra),
                        LocalDate.of(2024, 6, fra + dager),
                        overfores,
                        Optional.empty(),
                        feilregistrert));
    }
}
