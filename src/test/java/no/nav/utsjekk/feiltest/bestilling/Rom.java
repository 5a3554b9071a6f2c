package no.nav.utsjekk.feiltest.bestilling;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nav.utsjekk.sak.Periodetype;

/**
 * Where and how an utbetaling can pay.
 *
 * @param fra the first day that it can pay: a Monday for UKEDAG, the first of a month for MND
 * @param plasser how many weekdays, months or one-offs there is room for
 * @param dager of the longest one-off
 * @param enheter offices that may carry the cost; none: the producer does not say
 * @param satser full daily rates in kroner; none: the producer does not say
 */
record Rom(Periodetype type, LocalDate fra, int plasser, int dager, List<String> enheter, List<Long> satser) {

    private static final List<Long> BELOP = List.of(500L, 800L, 1000L);

    private static final LocalDate NYTTAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate FORSTE_MANDAG = LocalDate.of(2026, 1, 5);

    /** The two weeks of a meldeperiode. */
    static Rom meldeperiode(LocalDate fra, List<String> enheter, List<Long> satser) {
        return new Rom(Periodetype.UKEDAG, fra, 10, 1, enheter, satser);
    }

    /** One payment. */
    static Rom en(LocalDate fra, int dager, List<String> enheter, List<Long> satser) {
        return new Rom(Periodetype.EN_GANG, fra, 1, dager, enheter, satser);
    }

    /** Weeks, months or one-offs in the first half of the year, as the producer likes. */
    static Rom av(Periodetype type, List<String> enheter) {
        return new Rom(
                type,
                type == Periodetype.MND ? NYTTAR : FORSTE_MANDAG,
                type == Periodetype.UKEDAG ? 15 : 6,
                9,
                enheter,
                List.of());
    }

    /** What is paid on some places in a row. */
    private record Betaling(long belop, Optional<String> enhet, Optional<Long> sats) {}

    /** Something is paid: everything in one, in parts, with holes. */
    Plan tilfeldig(Random random) {
        var biter = new ArrayList<Bit>();
        var betaling = Optional.of(betaling(random));
        for (int plass = 0; plass < plasser; plass++) {
            if (plass > 0 && random.nextInt(3) == 0) {
                betaling = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(betaling(random));
            }
            int her = plass;
            betaling.ifPresent(b -> biter.add(bit(her, b, random)));
        }
        var forste = plasser == 1 ? 0 : random.nextInt(Math.min(3, biter.size()));
        return new Plan(type, biter.subList(forste, biter.size()));
    }

    /** Another plan, most often with something in common with the one before. */
    Plan endret(Plan plan, Random random) {
        var gamle = plan.biter();
        if (gamle.isEmpty()) {
            return tilfeldig(random);
        }
        int fra = random.nextInt(gamle.size());
        int til = fra + 1 + random.nextInt(gamle.size() - fra);
        return switch (random.nextInt(8)) {
            case 0 -> beholdt(plan, 0, til);
            case 1 -> beholdt(plan, fra, gamle.size());
            case 2 -> til - fra == gamle.size() ? tilfeldig(random) : utenMidten(plan, fra, til);
            case 3, 4 -> medBelop(plan, fra, til, ettAv(BELOP, random));
            case 5 -> forlenget(plan, random);
            case 6 -> enheter.isEmpty() ? tilfeldig(random) : medEnhet(plan, enhet(random));
            default -> tilfeldig(random);
        };
    }

    private Plan beholdt(Plan plan, int fra, int til) {
        return new Plan(type, plan.biter().subList(fra, til));
    }

    private Plan utenMidten(Plan plan, int fra, int til) {
        var biter = new ArrayList<>(plan.biter());
        biter.subList(fra, til).clear();
        return new Plan(type, biter);
    }

    private Plan medBelop(Plan plan, int fra, int til, long belop) {
        var gamle = plan.biter();
        return new Plan(
                type,
                IntStream.range(0, gamle.size())
                        .mapToObj(i -> i >= fra && i < til ? gamle.get(i).medBelop(belop) : gamle.get(i))
                        .toList());
    }

    private Plan medEnhet(Plan plan, Optional<String> enhet) {
        return new Plan(type, plan.biter().stream().map(b -> b.medEnhet(enhet)).toList());
    }

    private Plan forlenget(Plan plan, Random random) {
        var slutt = plan.biter().get(plan.biter().size() - 1).tom();
        var nye = tilfeldig(random).biter().stream().filter(b -> b.fom().isAfter(slutt));
        return new Plan(type, Stream.concat(plan.biter().stream(), nye).toList());
    }

    private Bit bit(int plass, Betaling betaling, Random random) {
        var fom = fom(plass);
        return new Bit(fom, tom(fom, random), betaling.belop, betaling.enhet, betaling.sats);
    }

    private LocalDate fom(int plass) {
        return switch (type) {
            case UKEDAG -> fra.plusWeeks(plass / 5).plusDays(plass % 5);
            case MND -> fra.plusMonths(plass);
            default -> fra.plusDays(10L * plass);
        };
    }

    private LocalDate tom(LocalDate fom, Random random) {
        return switch (type) {
            case UKEDAG -> fom;
            case MND -> YearMonth.from(fom).atEndOfMonth();
            default -> fom.plusDays(random.nextInt(dager));
        };
    }

    private Betaling betaling(Random random) {
        return new Betaling(
                ettAv(BELOP, random),
                enhet(random),
                satser.isEmpty() ? Optional.empty() : Optional.of(ettAv(satser, random)));
    }

    private Optional<String> enhet(Random random) {
        return enheter.isEmpty() || random.nextInt(3) == 0 ? Optional.empty() : Optional.of(ettAv(enheter, random));
    }

    static <T> T ettAv(List<T> liste, Random random) {
        return liste.get(random.nextInt(liste.size()));
    }
}
