package no.nav.utsjekk.lokal;

import java.math.BigDecimal;
import java.util.Optional;
import no.nav.utsjekk.oppdrag.xml.Oppdragsdokument;

/**
 * An oppdrag as OS counts it in avstemming: copies of it are the same (AVS-6).
 *
 * @param nokkel what ranges select by, compared as text (XML-10)
 * @param belop sum of sats over all lines
 */
record Ostransaksjon(String fagomrade, String sakId, String nokkel, String tidspunkt, BigDecimal belop) {

    /** Empty for an oppdrag that is no part of avstemming (AVS-8). */
    static Optional<Ostransaksjon> av(Oppdragsdokument dokument) {
        return dokument.avstemming()
                .map(avstemming -> new Ostransaksjon(
                        dokument.kodeFagomraade(),
                        dokument.fagsystemId(),
                        avstemming.nokkelAvstemming(),
                        avstemming.tidspktMelding(),
                        dokument.linjer().stream()
                                .map(Oppdragsdokument.Linje::sats)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    boolean erI(String nokkelFom, String nokkelTom) {
        return nokkel.compareTo(nokkelFom) >= 0 && nokkel.compareTo(nokkelTom) <= 0;
    }
}
