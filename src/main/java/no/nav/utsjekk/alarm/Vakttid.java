package no.nav.utsjekk.alarm;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiPredicate;
import no.nav.utsjekk.kalender.Apningstid;

/** When an alarm is looked for and told: evaluated at the moment of use, in Norwegian time (OPS-32, FM-45). */
enum Vakttid {
    ALLTID((apningstid, moment) -> true),
    VIRKEDAGER(Vakttid::erVirkedag),
    /** virkedager 06:00 to 21:59 (KV-8) */
    VIRKEDAGER_DAGTID((apningstid, moment) -> erVirkedag(apningstid, moment) && erDagtid(moment)),
    OS_ER_APEN((apningstid, moment) -> apningstid.openFrom(moment).equals(moment));

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int FRA = 6;
    private static final int TIL = 22;

    private final BiPredicate<Apningstid, Instant> gjelder;

    Vakttid(BiPredicate<Apningstid, Instant> gjelder) {
        this.gjelder = gjelder;
    }

    boolean gjelder(Apningstid apningstid, Instant moment) {
        return gjelder.test(apningstid, moment);
    }

    private static boolean erVirkedag(Apningstid apningstid, Instant moment) {
        return apningstid.isVirkedag(moment.atZone(OSLO).toLocalDate());
    }

    private static boolean erDagtid(Instant moment) {
        int time = moment.atZone(OSLO).getHour();
        return time >= FRA && time < TIL;
    }
}
