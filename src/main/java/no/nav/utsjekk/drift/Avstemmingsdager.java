package no.nav.utsjekk.drift;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import no.nav.utsjekk.avstemming.Avstemmingsperiode;

/** Days as operators and their tools write them: a date, or the first or last moment of one. */
final class Avstemmingsdager {

    private static final LocalTime SISTE_SEKUND = LocalTime.of(23, 59, 59);

    private Avstemmingsdager() {}

    /** @throws Nektet when they are no whole days in their order; the text repeats nothing of them */
    static Avstemmingsperiode periode(String fom, String tom) {
        var forste = dag("fom", fom, LocalTime.MIN, LocalTime.MIN);
        var siste = dag("tom", tom, SISTE_SEKUND, LocalTime.MAX);
        if (siste.isBefore(forste)) {
            throw Nektet.ugyldig("tom kan ikke være før fom");
        }
        return new Avstemmingsperiode(forste, siste);
    }

    static LocalDate dag(String navn, String tekst) {
        return dag(navn, tekst, LocalTime.MIN, LocalTime.MIN);
    }

    private static LocalDate dag(String navn, String tekst, LocalTime tidligst, LocalTime senest) {
        if (tekst == null) {
            throw ugyldig(navn);
        }
        try {
            if (!tekst.contains("T")) {
                return LocalDate.parse(tekst);
            }
            var moment = LocalDateTime.parse(tekst);
            if (moment.toLocalTime().isBefore(tidligst) || moment.toLocalTime().isAfter(senest)) {
                throw ugyldig(navn);
            }
            return moment.toLocalDate();
        } catch (DateTimeException e) {
            throw ugyldig(navn);
        }
    }

    private static Nektet ugyldig(String navn) {
        return Nektet.ugyldig(navn + " må være en dato, åååå-mm-dd, eller dagens første eller siste øyeblikk");
    }
}
