package no.nav.utsjekk.kalender;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** OS's opening hours: virkedager 06:00 to 21:00, Norwegian time (05 §8). Evaluated at the moment of use (OPS-32). */
public final class Apningstid {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalTime APNER = LocalTime.of(6, 0);
    private static final LocalTime STENGER = LocalTime.of(21, 0);

    private final HolidayManager helligdager =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));

    /** Neither Saturday, Sunday nor a Norwegian public holiday (CAL-1). */
    public boolean isVirkedag(LocalDate dag) {
        return dag.getDayOfWeek() != DayOfWeek.SATURDAY
                && dag.getDayOfWeek() != DayOfWeek.SUNDAY
                && !helligdager.isHoliday(dag);
    }

    /** The last virkedag before a day (CAL-3). */
    public LocalDate virkedagFor(LocalDate dag) {
        var forrige = dag.minusDays(1);
        while (!isVirkedag(forrige)) {
            forrige = forrige.minusDays(1);
        }
        return forrige;
    }

    /** The moment itself when OS is open then, otherwise when it opens next. */
    public Instant openFrom(Instant moment) {
        var local = moment.atZone(OSLO);
        if (isVirkedag(local.toLocalDate()) && local.toLocalTime().isBefore(STENGER)) {
            return local.toLocalTime().isBefore(APNER)
                    ? local.toLocalDate().atTime(APNER).atZone(OSLO).toInstant()
                    : moment;
        }
        var dag = local.toLocalDate().plusDays(1);
        while (!isVirkedag(dag)) {
            dag = dag.plusDays(1);
        }
        return dag.atTime(APNER).atZone(OSLO).toInstant();
    }
}
