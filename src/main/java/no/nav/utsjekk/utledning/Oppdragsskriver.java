package no.nav.utsjekk.utledning;

import java.util.List;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.oppdrag.NyttOppdrag;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.status.UtbetalingJson;

/** Writes derived oppdrag as they are stored and sent. */
final class Oppdragsskriver {

    private final UtbetalingJson utbetalingJson;

    Oppdragsskriver(UtbetalingJson utbetalingJson) {
        this.utbetalingJson = utbetalingJson;
    }

    /** @param holdes whether an operator has to release them first (D10) */
    List<NyttOppdrag> skriv(LagretMelding melding, List<Oppdrag> oppdrag, boolean holdes) {
        long sak = sak(melding);
        return oppdrag.stream()
                .map(o -> new NyttOppdrag(
                        melding.id(),
                        sak,
                        o,
                        OppdragXml.write(o),
                        o.versjoner().stream().map(utbetalingJson::write).toList(),
                        holdes))
                .toList();
    }

    static long sak(LagretMelding melding) {
        return melding.sak().orElseThrow(() -> new IllegalStateException("oppdrag for a sak that cannot exist"));
    }
}
