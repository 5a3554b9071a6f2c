package no.nav.utsjekk.iverksetting;

import java.util.Optional;

/**
 * Which chain of a sak an andel belongs to (21 §2.7). Neither NAV-kontor, satstype, dagsats nor beløp is part of it.
 *
 * @param meldekortId present for those who are paid by meldekort (dagpenger, tiltakspenger)
 */
public record Kjedenokkel(String klassekode, Optional<String> meldekortId) {

    @Override
    public String toString() {
        return meldekortId.map(id -> klassekode + "/" + id).orElse(klassekode);
    }
}
