package no.nav.utsjekk.oppdrag;

import java.util.List;
import no.nav.utsjekk.sak.Oppdrag;

/**
 * A derived oppdrag to be stored.
 *
 * @param sak id of its row in {@code sak}
 * @param versjoner the utbetalinger that become committed when OS accepts, in their published form and in line order
 * @param holdes true when an operator has to release it first (D10)
 */
public record NyttOppdrag(
        long melding, long sak, Oppdrag oppdrag, String xml, List<String> versjoner, boolean holdes) {}
