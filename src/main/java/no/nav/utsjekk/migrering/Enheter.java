package no.nav.utsjekk.migrering;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import no.nav.utsjekk.sak.Periodetype;

/** How many times a beløp is paid in a periode: what sums can be compared by, however perioder are put together (22 §10.1). */
final class Enheter {

    private Enheter() {}

    /** Weekdays, days, or months of a periode; once for what is paid once. */
    static long i(Periodetype type, LocalDate fom, LocalDate tom) {
        return switch (type) {
            case UKEDAG -> fom.datesUntil(tom.plusDays(1))
                    .filter(dag -> !erHelg(dag))
                    .count();
            case DAG -> ChronoUnit.DAYS.between(fom, tom.plusDays(1));
            case MND -> ChronoUnit.MONTHS.between(fom, tom.plusDays(1));
            case EN_GANG -> 1;
        };
    }

    static boolean erHelg(LocalDate dag) {
        return dag.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
