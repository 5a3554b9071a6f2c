package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random perioder, small enough that equal ones, gaps, neighbours and overlaps all come often. */
final class Tilfeldig {

    private static final LocalDate START = LocalDate.of(2024, 6, 3);

    private Tilfeldig() {}

    /**
     * What a chain paid and what is asked of it: the same up to some point and different from there on.
     *
     * @param overlapp whether what it paid may overlap, as it may in versions from before (FM-25)
     */
    static Arbitrary<Par> par(boolean overlapp) {
        return Combinators.combine(biter(1, 5), Arbitraries.integers().between(0, 5), biter(1, 4))
                .as((gamle, behold, nye) -> {
                    var fra = overlapp ? overlappende(gamle) : rekke(List.of(), gamle);
                    var betalt = new Kjede(fra).perioder();
                    var felles = betalt.subList(0, Math.min(behold, betalt.size()));
                    var ingenNye = behold % 2 == 1 && !felles.isEmpty();
                    return new Par(fra, ingenNye ? felles : rekke(felles, nye));
                });
    }

    record Par(List<Periode> fra, List<Periode> til) {}

    /** Each starts after the one before, but may start inside it. */
    static List<Periode> overlappende(List<Bit> biter) {
        var perioder = new ArrayList<Periode>();
        var fom = START;
        for (var bit : biter) {
            perioder.add(bit.periode(fom));
            fom = fom.plusDays(1 + bit.opphold());
        }
        return perioder;
    }

    /** A beginning, and after it the pieces, each after the one before. */
    static List<Periode> rekke(List<Periode> begynnelse, List<Bit> biter) {
        var perioder = new ArrayList<>(begynnelse);
        var fom = begynnelse.isEmpty()
                ? START
                : begynnelse.get(begynnelse.size() - 1).tom().plusDays(1);
        for (var bit : biter) {
            var periode = bit.periode(fom.plusDays(bit.opphold()));
            perioder.add(periode);
            fom = periode.tom().plusDays(1);
        }
        return perioder;
    }

    static Arbitrary<List<Bit>> biter(int fra, int til) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(100L, 200L),
                        Arbitraries.of(500L, 600L).optional(0.3),
                        Arbitraries.of("4400", "4401").optional(0.3))
                .as(Bit::new)
                .list()
                .ofMinSize(fra)
                .ofMaxSize(til);
    }

    /** Days off, then a periode. */
    record Bit(int opphold, int dager, long belop, Optional<Long> vedtakssats, Optional<String> enhet) {
        Periode periode(LocalDate fom) {
            return new Periode(fom, fom.plusDays(dager - 1), belop, vedtakssats, enhet);
        }
    }
}
