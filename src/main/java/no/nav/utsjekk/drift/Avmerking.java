package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/**
 * What operators put a mark on: something has been dealt with elsewhere, and lists and counts need not tell of it any more
 * (OPS-26, OPS-28). The mark is the line in the audit; nothing else changes, and what happens later is not covered by it.
 */
@ManagedResource(description = "Merker: håndterte feil, lukkede frister")
public final class Avmerking {

    private final Utforelse utforelse;
    private final AvmerkingRepository repository;

    public Avmerking(Utforelse utforelse, AvmerkingRepository repository) {
        this.utforelse = utforelse;
        this.repository = repository;
    }

    @ManagedOperation(description = "Merker en melding som endte FEILET som håndtert (OPS-26): id, din ident, grunn")
    public String godtaFeilet(long melding, String ident, String grunn) {
        return merk(Handling.GODTA_FEILET, avMelding(melding), ident, grunn, () -> {
            var funnet = repository.melding(melding).orElseThrow(() -> finnesIkke("melding", melding));
            if (!funnet.feilet()) {
                throw Nektet.feilTilstand("Melding %d er ikke FEILET".formatted(melding));
            }
            if (funnet.handtert()) {
                throw Nektet.feilTilstand("Melding %d er merket som håndtert fra før".formatted(melding));
            }
            return "Merket som håndtert: melding " + melding;
        });
    }

    @ManagedOperation(
            description =
                    "Lukker fristen for en manglende kvittering, uten å røre oppdraget (OPS-28): id, din ident, grunn")
    public String lukkFrist(long oppdrag, String ident, String grunn) {
        return merk(Handling.LUKK_FRIST, Gjelder.oppdrag(oppdrag), ident, grunn, () -> {
            var apen = repository.apenFrist(oppdrag).orElseThrow(() -> finnesIkke("oppdrag", oppdrag));
            if (!apen) {
                throw Nektet.feilTilstand("Oppdrag %d venter ikke på noen kvittering som teller".formatted(oppdrag));
            }
            return "Fristen er lukket: oppdrag " + oppdrag;
        });
    }

    private static Gjelder avMelding(long melding) {
        return new Gjelder(Optional.empty(), Optional.empty(), Optional.of(melding), List.of(), Optional.empty());
    }

    private static Nektet finnesIkke(String hva, long id) {
        return Nektet.finnesIkke("Det finnes ikke: %s %d".formatted(hva, id));
    }

    private String merk(
            Handling handling,
            Gjelder gjelder,
            String ident,
            String grunn,
            java.util.function.Supplier<String> arbeid) {
        var bestilling = new Bestilling(handling, gjelder, Optional.ofNullable(ident), Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, hvem -> Gjort.med(arbeid.get(), gjelder));
    }
}
