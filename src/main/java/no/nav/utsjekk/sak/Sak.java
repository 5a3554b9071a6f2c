package no.nav.utsjekk.sak;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The settled state of a sak, read in one snapshot with no oppdrag unanswered (DER-1).
 *
 * @param kjentHosOs fagområder in which OS has accepted an oppdrag for the sak at some time (FM-22)
 * @param utbetalinger committed versions, ended ones included, in the order of the sak index (03 §1.2)
 * @param uidPaAndreSaker those uids of the melding that another sak owns, with that sak's fagsystem (D26)
 */
public record Sak(
        Fagsystem fagsystem,
        String sakId,
        Set<Fagomrade> kjentHosOs,
        List<Utbetaling> utbetalinger,
        Map<UUID, Fagsystem> uidPaAndreSaker) {

    public Sak {
        kjentHosOs = Set.copyOf(kjentHosOs);
        utbetalinger = List.copyOf(utbetalinger);
        uidPaAndreSaker = Map.copyOf(uidPaAndreSaker);
    }
}
