package no.nav.utsjekk.kvittering;

import java.time.Clock;
import java.time.Instant;
import no.nav.utsjekk.kalender.Apningstid;

/** When an oppdrag is sent again, and how long a refusal waits (D5, D7). */
final class Svartider {

    private final Oppgjorsinnstillinger innstillinger;
    private final Apningstid apningstid;
    private final Clock clock;

    Svartider(Oppgjorsinnstillinger innstillinger, Apningstid apningstid, Clock clock) {
        this.innstillinger = innstillinger;
        this.apningstid = apningstid;
        this.clock = clock;
    }

    /**
     * After 1, 5 and 25 minutes by default, in OS's opening hours (D5).
     *
     * @param forsok how often OS has been asked again before
     */
    Instant nesteForsok(int forsok) {
        long factor = Math.round(Math.pow(innstillinger.faktor12(), forsok));
        return apningstid.openFrom(
                clock.instant().plus(innstillinger.ventetid12().multipliedBy(factor)));
    }

    /** Until when a refusal waits for the answers to other copies (D7). */
    Instant kopifrist() {
        return clock.instant().plus(innstillinger.kopiVentetid());
    }
}
