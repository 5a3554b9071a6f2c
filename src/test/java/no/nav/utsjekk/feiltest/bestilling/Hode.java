package no.nav.utsjekk.feiltest.bestilling;

import no.nav.utsjekk.sak.Periodetype;

/**
 * What a melding says beside the utbetalinger.
 *
 * @param behandlingId no other record has it, so that an oppdrag tells whose it is
 * @param ident personident
 * @param periodetype where the melding has one for all of its utbetalinger
 */
record Hode(String sakId, String behandlingId, String ident, Periodetype periodetype) {

    Hode medIdent(String annen) {
        return new Hode(sakId, behandlingId, annen, periodetype);
    }
}
