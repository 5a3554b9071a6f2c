package no.nav.utsjekk.iverksetting;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import no.nav.utsjekk.iverksetting.Beregning.Linje;

/** Compares what a sak pays with what an iverksetting asks for, chain by chain (21 §4 to §7). */
public final class Utbetalingsgenerator {

    /** IV-40: the line that OS was sent last; of a line that has been shortened since, OS has the longer one (IV-41). */
    private static final BinaryOperator<Linjeandel> SISTE = BinaryOperator.maxBy(comparing(Linjeandel::periodeId)
            .thenComparing(linje -> linje.andel().tom()));

    private final TilkjentYtelse forrige;
    private final List<Linje> opphor = new ArrayList<>();
    private final List<Linje> nyeLinjer = new ArrayList<>();
    private final Map<Andel, Linjeandel> nummererte = new LinkedHashMap<>();
    private final Set<Kjedenokkel> usendte = new LinkedHashSet<>();
    private int teller;

    private Utbetalingsgenerator(TilkjentYtelse forrige) {
        this.forrige = forrige;
        this.teller = forrige.sistePeriodeId();
    }

    /**
     * The lines that make a sak pay {@code nye}, and nothing else.
     *
     * @param nye the whole picture; each beløp above 0, none of a chain overlapping another one of it (IV-05, IV-G5)
     * @param forrige what the sak pays now
     * @throws IllegalStateException when a chain that has to be ended has no last line (IV-32)
     */
    public static Beregning beregn(List<Andel> nye, TilkjentYtelse forrige) {
        return new Utbetalingsgenerator(forrige).beregn(nye);
    }

    private Beregning beregn(List<Andel> nye) {
        var nyeKjeder = kjeder(nye, Function.identity());
        var forrigeKjeder = kjeder(forrige.andeler(), Linjeandel::andel);
        var nokler = new LinkedHashSet<>(nyeKjeder.keySet()); // IV-07
        nokler.addAll(forrigeKjeder.keySet());
        nokler.forEach(nokkel -> beregn(
                Optional.ofNullable(forrige.sistePerKjede().get(nokkel)),
                forrigeKjeder.getOrDefault(nokkel, List.of()),
                nyeKjeder.getOrDefault(nokkel, List.of())));
        return new Beregning(
                Stream.concat(opphor.stream(), nyeLinjer.stream()).toList(), etter(nye), List.copyOf(usendte));
    }

    /** IV-06. */
    private static <T> Map<Kjedenokkel, List<T>> kjeder(List<T> andeler, Function<T, Andel> andel) {
        var kjeder =
                andeler.stream().collect(groupingBy(a -> andel.apply(a).kjedenokkel(), LinkedHashMap::new, toList()));
        kjeder.replaceAll((nokkel, kjede) ->
                kjede.stream().sorted(comparing(a -> andel.apply(a).fom())).toList());
        return kjeder;
    }

    private void beregn(Optional<Linjeandel> siste, List<Linjeandel> gamle, List<Andel> nye) {
        var bestaende = Bestaende.av(gamle.stream().map(Linjeandel::andel).toList(), nye);
        bestaende.opphorFom().ifPresent(fra -> opphor.add(new Linje(sistSendt(siste), Optional.of(fra))));
        for (int i = 0; i < bestaende.antall(); i++) { // IV-25
            var gammel = gamle.get(i);
            nummererte.put(nye.get(i), new Linjeandel(nye.get(i), gammel.periodeId(), gammel.forrigePeriodeId()));
            if (!nye.get(i).erSomOsHar(gammel.andel())) {
                usendte.add(nye.get(i).kjedenokkel());
            }
        }
        var forrigeLinje = siste.map(Linjeandel::periodeId);
        for (var andel : nye.subList(bestaende.antall(), nye.size())) { // IV-30, IV-31
            var ny = new Linjeandel(andel, ++teller, forrigeLinje);
            nummererte.put(andel, ny);
            nyeLinjer.add(new Linje(ny, Optional.empty()));
            forrigeLinje = Optional.of(ny.periodeId());
        }
    }

    private static Linjeandel sistSendt(Optional<Linjeandel> siste) {
        return siste.orElseThrow(() -> new IllegalStateException("Må ha siste andel for å kunne opphøre"));
    }

    private TilkjentYtelse etter(List<Andel> nye) {
        var andeler = nye.stream().map(nummererte::get).toList();
        var siste = new LinkedHashMap<>(forrige.sistePerKjede());
        andeler.forEach(linje -> siste.merge(linje.andel().kjedenokkel(), linje, SISTE));
        return new TilkjentYtelse(andeler, siste);
    }
}
