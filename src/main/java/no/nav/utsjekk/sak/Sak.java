package no.nav.utsjekk.sak;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The settled state of a sak, read in one snapshot with no oppdrag unanswered (DER-1).
 *
 * @param kjentHosOs fagområder in which OS has accepted an oppdrag for the sak at some time (FM-22); those of the
 *     committed versions are among them, since only accepted versions are committed
 * @param utbetalinger committed versions, ended ones included, in the order of the sak index (03 §1.2)
 * @param avventHosOs every avvent that OS has accepted, cancellations too, oldest first (FM-52 c); those of an
 *     installation that was taken over are not known
 * @param uidPaAndreSaker those uids of the melding that another sak owns, with that sak's fagsystem (D26)
 */
public record Sak(
        Fagsystem fagsystem,
        String sakId,
        Set<Fagomrade> kjentHosOs,
        List<Utbetaling> utbetalinger,
        Map<Fagomrade, List<Avvent>> avventHosOs,
        Map<UUID, Fagsystem> uidPaAndreSaker) {

    public Sak {
        utbetalinger = List.copyOf(utbetalinger);
        kjentHosOs = Stream.concat(kjentHosOs.stream(), utbetalinger.stream().map(Utbetaling::fagomrade))
                .collect(toUnmodifiableSet());
        avventHosOs = Map.copyOf(avventHosOs);
        uidPaAndreSaker = Map.copyOf(uidPaAndreSaker);
    }
}
