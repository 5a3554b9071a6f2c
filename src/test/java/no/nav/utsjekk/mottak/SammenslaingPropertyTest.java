package no.nav.utsjekk.mottak;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.nav.utsjekk.sak.Periode;

class SammenslaingPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Property
    void FM_26_the_order_of_the_items_does_not_matter(
            @ForAll("poster") List<Periode> poster, @ForAll Sammenslaing sammenslaing, @ForAll Random random) {
        var stokket = new ArrayList<>(poster);
        Collections.shuffle(stokket, random);

        assertThat(sammenslaing.av(stokket)).isEqualTo(sammenslaing.av(poster));
    }

    @Property
    void MRG_1_merging_the_merged_changes_nothing(
            @ForAll("disjunkte") List<Periode> poster, @ForAll Sammenslaing slag) {
        var perioder = slag.av(poster);

        assertThat(slag.av(perioder)).isEqualTo(perioder);
    }

    @Property
    void MRG_1_every_day_is_paid_as_its_items_say(@ForAll("poster") List<Periode> poster) {
        assertThat(betaltPerDag(Sammenslaing.DAGER.av(poster), dag -> true))
                .isEqualTo(betaltPerDag(poster, dag -> true));
    }

    @Property
    void MRG_3_what_is_not_merged_is_only_sorted(@ForAll("poster") List<Periode> poster) {
        assertThat(Sammenslaing.INGEN.av(poster))
                .containsExactlyInAnyOrderElementsOf(poster)
                .isSortedAccordingTo(comparing(Periode::fom));
    }

    @Property
    void MRG_1_every_weekday_is_paid_as_its_items_say(@ForAll("poster") List<Periode> poster) {
        assertThat(betaltPerDag(Sammenslaing.OVER_HELG.av(poster), SammenslaingPropertyTest::erHverdag))
                .isEqualTo(betaltPerDag(poster, SammenslaingPropertyTest::erHverdag));
    }

    @Property
    void FM_25_what_does_not_overlap_does_not_overlap_afterwards(
            @ForAll("disjunkte") List<Periode> poster, @ForAll Sammenslaing slag) {
        assertThat(overlapper(slag.av(poster))).isFalse();
    }

    @Property
    void VAL_23_what_overlaps_still_overlaps(@ForAll("poster") List<Periode> poster, @ForAll Sammenslaing slag) {
        assertThat(overlapper(slag.av(poster))).isEqualTo(overlapper(poster));
    }

    @Property
    void VAL_04_what_ends_before_it_starts_stays_as_it_is(
            @ForAll("poster") List<Periode> poster, @ForAll Sammenslaing slag) {
        assertThat(bakvendte(slag.av(poster))).containsExactlyInAnyOrderElementsOf(bakvendte(poster));
    }

    /** Items of every kind: overlapping, equal, with tom before fom. */
    @Provide
    Arbitrary<List<Periode>> poster() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(-2, 6),
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.longs().between(1, 2).optional(),
                        Arbitraries.of("0001", "0002").optional())
                .as((fra, lengde, belop, vedtakssats, enhet) ->
                        new Periode(START.plusDays(fra), START.plusDays(fra + lengde), belop, vedtakssats, enhet))
                .list()
                .ofMaxSize(12);
    }

    /** Each item with its gap to the one before it, in order. */
    @Provide
    Arbitrary<List<Periode>> disjunkte() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 2))
                .as((gap, lengde, belop) -> new Periode(
                        START.plusDays(gap),
                        START.plusDays(gap + lengde),
                        belop,
                        Optional.empty(),
                        Optional.<String>empty()))
                .list()
                .ofMaxSize(20)
                .map(SammenslaingPropertyTest::etterHverandre);
    }

    private static List<Periode> etterHverandre(List<Periode> poster) {
        var perioder = new ArrayList<Periode>();
        long skyv = 0;
        for (var post : poster) {
            perioder.add(new Periode(
                    post.fom().plusDays(skyv),
                    post.tom().plusDays(skyv),
                    post.belop(),
                    post.vedtakssats(),
                    post.betalendeEnhet()));
            skyv += post.tom().toEpochDay() - START.toEpochDay();
        }
        return perioder;
    }

    /** How many times each day is paid each amount. */
    private static Map<Dagsbetaling, Long> betaltPerDag(List<Periode> perioder, Predicate<LocalDate> dager) {
        return perioder.stream()
                .filter(periode -> !periode.tom().isBefore(periode.fom()))
                .flatMap(periode -> periode.fom()
                        .datesUntil(periode.tom().plusDays(1))
                        .filter(dager)
                        .map(dag -> new Dagsbetaling(
                                dag, periode.belop(), periode.vedtakssats(), periode.betalendeEnhet())))
                .collect(groupingBy(dag -> dag, counting()));
    }

    private static boolean erHverdag(LocalDate dag) {
        return dag.getDayOfWeek() != DayOfWeek.SATURDAY && dag.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean overlapper(List<Periode> perioder) {
        return perioder.stream()
                .filter(periode -> !periode.tom().isBefore(periode.fom()))
                .flatMap(periode -> periode.fom().datesUntil(periode.tom().plusDays(1)))
                .collect(groupingBy(dag -> dag, counting()))
                .values()
                .stream()
                .anyMatch(antall -> antall > 1);
    }

    private static List<Periode> bakvendte(List<Periode> perioder) {
        return perioder.stream()
                .filter(periode -> periode.tom().isBefore(periode.fom()))
                .toList();
    }

    private record Dagsbetaling(
            LocalDate dag, long belop, Optional<Long> vedtakssats, Optional<String> betalendeEnhet) {}
}
