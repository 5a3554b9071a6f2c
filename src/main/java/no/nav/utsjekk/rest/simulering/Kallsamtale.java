package no.nav.utsjekk.rest.simulering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.rest.simulering.Sakssporsmal.Utkast;
import no.nav.utsjekk.simulering.Ossvar;
import no.nav.utsjekk.simulering.Sakslas;
import no.nav.utsjekk.simulering.Sporrerunde;

/**
 * A caller who waits for OS.
 *
 * @param kjoring whose right to ask it is
 * @param til how long it waits for the sak (SIM-11)
 * @param forsokt whether the sak has been found busy
 * @param runde what is asked, once the sak is free
 */
record Kallsamtale(Sakssporsmal sporsmal, UUID kjoring, Instant til, boolean forsokt, Optional<Sporrerunde> runde) {

    static Kallsamtale om(Sakssporsmal sporsmal, UUID kjoring, Instant til) {
        return new Kallsamtale(sporsmal, kjoring, til, false, Optional.empty());
    }

    Kallsamtale opptatt() {
        return new Kallsamtale(sporsmal, kjoring, til, true, Optional.empty());
    }

    Kallsamtale med(Utkast utkast) {
        var las = new Sakslas(utkast.sak(), kjoring);
        return med(new Sporrerunde(las, utkast.foresporsler(), List.of()));
    }

    Kallsamtale med(Ossvar svar) {
        return med(runde.orElseThrow().med(svar));
    }

    private Kallsamtale med(Sporrerunde runde) {
        return new Kallsamtale(sporsmal, kjoring, til, forsokt, Optional.of(runde));
    }
}
