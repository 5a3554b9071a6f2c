package no.nav.utsjekk.rest.innsending;

import java.util.Optional;

/**
 * How far a melding has come.
 *
 * @param ok how it ended; empty when it has not
 * @param detaljer JSON; present from when it has been derived
 * @param feil JSON
 * @param resultat of a dry run, JSON
 */
record Stand(
        boolean dryrun,
        Optional<Boolean> ok,
        Optional<String> detaljer,
        Optional<String> feil,
        Optional<String> resultat) {

    boolean erAvvist() {
        return ok.filter(gikk -> !gikk).isPresent();
    }
}
