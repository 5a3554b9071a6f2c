package no.nav.utsjekk.feiltest.bestilling;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import no.nav.utsjekk.sak.Periodetype;

/**
 * What a producer wants paid on one utbetaling.
 *
 * @param biter sorted, in the smallest pieces there are: weekdays, months or one-offs; none ends the utbetaling
 */
public record Plan(Periodetype type, List<Bit> biter) {

    public Plan {
        biter = List.copyOf(biter);
    }

    /** Nothing is to be paid. */
    static Plan ingenting(Periodetype type) {
        return new Plan(type, List.of());
    }

    public boolean erTom() {
        return biter.isEmpty();
    }

    /** As few as possible: what goes on with the same amount is one (MRG-1 to MRG-3, on weekdays and whole months). */
    public List<Bit> perioder() {
        return slattSammen(() -> true);
    }

    /** The same without the offices, which are no property of what is paid (VAL-13). */
    public List<Bit> perioderUtenEnhet() {
        return perioder().stream().map(b -> b.medEnhet(Optional.empty())).toList();
    }

    /** The same, cut in another way each time. */
    List<Bit> stykker(Random random) {
        return slattSammen(random::nextBoolean);
    }

    private List<Bit> slattSammen(BooleanSupplier vil) {
        var perioder = new ArrayList<Bit>();
        for (var bit : biter) {
            var siste = perioder.size() - 1;
            if (siste >= 0 && fortsetter(perioder.get(siste), bit) && vil.getAsBoolean()) {
                perioder.set(siste, bit.medTid(perioder.get(siste).fom(), bit.tom()));
            } else {
                perioder.add(bit);
            }
        }
        return perioder;
    }

    private boolean fortsetter(Bit forrige, Bit neste) {
        return switch (type) {
            case UKEDAG -> neste.betalesSom(forrige) && neste.fom().equals(nesteUkedag(forrige.tom()));
            case MND -> neste.betalesSom(forrige)
                    && neste.fom().equals(forrige.tom().plusDays(1));
            case EN_GANG -> false;
            case DAG -> throw new IllegalStateException("no producer may ask for DAG");
        };
    }

    private static LocalDate nesteUkedag(LocalDate dag) {
        return dag.plusDays(dag.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }

    /** What OS is to pay: a text for each weekday, or for each periode of what is not paid by the day. */
    public SortedSet<String> betalinger() {
        var texts = new TreeSet<String>();
        switch (type) {
            case UKEDAG -> biter.forEach(b -> texts.add(b.fom() + " " + b.belop()));
            case MND -> perioder().forEach(p -> texts.add(p.fom() + "/" + p.tom() + " MND " + p.belop()));
            default -> biter.forEach(b -> texts.add(b.fom() + "/" + b.tom() + " ENG " + b.belop()));
        }
        return texts;
    }

    @Override
    public String toString() {
        return erTom()
                ? "opphør"
                : type + " " + perioder().stream().map(Bit::toString).collect(joining(", "));
    }
}
