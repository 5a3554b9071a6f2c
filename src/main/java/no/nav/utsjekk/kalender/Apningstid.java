package no.nav.utsjekk.kalender;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
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

    /**
     * The moment at which OS has been open for so long since another one.
     *
     * @param tid of opening hours; nothing is over at once, also while OS is closed
     */
    public Instant etterApent(Instant fra, Duration tid) {
        if (tid.isZero()) {
            return fra;
        }
        var apent = openFrom(fra);
        var stenger =
                apent.atZone(OSLO).toLocalDate().atTime(STENGER).atZone(OSLO).toInstant();
        var igjen = Duration.between(apent, stenger);
        return igjen.compareTo(tid) >= 0 ? apent.plus(tid) : etterApent(stenger, tid.minus(igjen));
    }

    /**
     * The moment from which OS has been open for so long until another one: what came at that time, or before, has had that
     * much of its opening hours.
     *
     * @param tid of opening hours, longer than nothing
     */
    public Instant apentSiden(Instant moment, Duration tid) {
        var local = moment.atZone(OSLO);
        var dag = local.toLocalDate();
        var til = local.toLocalTime().isAfter(STENGER) ? STENGER : local.toLocalTime();
        var igjen = tid;
        while (true) {
            if (isVirkedag(dag) && til.isAfter(APNER)) {
                var apent = Duration.between(APNER, til);
                if (apent.compareTo(igjen) >= 0) {
                    return dag.atTime(til.minus(igjen)).atZone(OSLO).toInstant();
                }
                igjen = igjen.minus(apent);
            }
            dag = dag.minusDays(1);
            til = STENGER;
        }
    }
}
