package no.nav.utsjekk.iverksetting;

import java.util.Optional;

/**
 * What identifies an iverksetting on its sak.
 *
 * @param iverksettingId present where one behandling gives several iverksettinger
 */
public record Behandling(String behandlingId, Optional<String> iverksettingId) {

    /** As in texts for people: {@code B1/I1}, or {@code B1/null}. */
    @Override
    public String toString() {
        return behandlingId + "/" + iverksettingId.orElse("null");
    }
}
