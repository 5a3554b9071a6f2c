package no.nav.utsjekk.avstemming;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import no.nav.utsjekk.kalender.Apningstid;

/** When an avstemming is run, and of which days (06 §1). Norwegian time; virkedager are found at the moment of use (FM-45). */
public final class Avstemmingskalender {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalTime VANLIG_TIDSPUNKT = LocalTime.of(7, 0);
    private static final Duration FRIST = Duration.ofMinutes(90);

    private final Apningstid apningstid;
    private final Optional<LocalTime> tidspunkt;

    /** @param tidspunkt when the daily run is started, at the earliest; absent when only operators start it */
    public Avstemmingskalender(Apningstid apningstid, Optional<LocalTime> tidspunkt) {
        this.apningstid = apningstid;
        this.tidspunkt = tidspunkt;
    }

    /** The day that it is in Norway. */
    public LocalDate dag(Instant moment) {
        return LocalDate.ofInstant(moment, OSLO);
    }

    boolean erVirkedag(LocalDate dag) {
        return apningstid.isVirkedag(dag);
    }

    /** Whether the daily run may start by itself: on virkedager from its time on, as long as OS is open (AVS-1, AVS-2, D35). */
    boolean erTid(Instant moment) {
        return tidspunkt
                .filter(fra -> !LocalTime.ofInstant(moment, OSLO).isBefore(fra))
                .filter(fra -> apningstid.openFrom(moment).equals(moment))
                .isPresent();
    }

    /** When all that was to be run on a day should have reached OS; 08:30 for a run at 07:00 (ALM-10). */
    Instant frist(LocalDate dag) {
        return dag.atTime(tidspunkt.orElse(VANLIG_TIDSPUNKT))
                .atZone(OSLO)
                .plus(FRIST)
                .toInstant();
    }

    /**
     * The days that a run on this day covers: from the day after the last one that was reconciled, or from the virkedag before
     * when there is none, to the day before (AVS-3).
     *
     * @return empty when the day before has been reconciled
     */
    Optional<Avstemmingsperiode> neste(LocalDate dag, Optional<LocalDate> sisteTom) {
        var fom = sisteTom.map(tom -> tom.plusDays(1)).orElseGet(() -> apningstid.virkedagFor(dag));
        return fom.isBefore(dag) ? Optional.of(new Avstemmingsperiode(fom, dag.minusDays(1))) : Optional.empty();
    }
}
