package no.nav.utsjekk.status;

import java.util.Map;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * Where producers listen.
 *
 * @param dryrunByFagsystem one topic per fagsystem (07 SIM-7, D32)
 */
public record StatusTopics(String status, String utbetaling, Map<Fagsystem, String> dryrunByFagsystem) {

    public String dryrun(Fagsystem fagsystem) {
        return dryrunByFagsystem.get(fagsystem);
    }
}
