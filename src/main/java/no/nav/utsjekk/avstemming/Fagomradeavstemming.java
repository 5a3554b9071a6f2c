package no.nav.utsjekk.avstemming;

import java.util.List;
import no.nav.utsjekk.sak.Fagomrade;

/**
 * What a period of a fagområde comes to; there is at least one oppdrag in it (AVS-12).
 *
 * @param avstemmingId what makes its messages one avstemming to OS (AVS-14)
 * @param oppdrag ids of what was counted
 * @param meldinger START, DATA, AVSL, in the order in which OS gets them (AVS-15)
 */
public record Fagomradeavstemming(
        Fagomrade fagomrade,
        String avstemmingId,
        Grunnlag grunnlag,
        List<Long> oppdrag,
        List<Avstemmingsmelding> meldinger) {

    public Fagomradeavstemming {
        oppdrag = List.copyOf(oppdrag);
        meldinger = List.copyOf(meldinger);
    }
}
