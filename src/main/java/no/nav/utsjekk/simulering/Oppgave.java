package no.nav.utsjekk.simulering;

import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.melding.LagretMelding;

/**
 * A dry run that OS is asked for.
 *
 * @param kjoring tells this attempt from any other one
 * @param foresporsler one per fagområde, at least one (FM-36)
 */
public record Oppgave(LagretMelding melding, long sak, UUID kjoring, List<Foresporsel> foresporsler) {

    public Oppgave {
        foresporsler = List.copyOf(foresporsler);
    }
}
