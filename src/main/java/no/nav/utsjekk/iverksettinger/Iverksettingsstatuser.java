package no.nav.utsjekk.iverksettinger;

import java.util.Optional;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.sak.Fagsystem;

/** What clients can ask about iverksettinger (20 §3.7). */
public final class Iverksettingsstatuser {

    private final IverksettingRepository iverksettinger;

    public Iverksettingsstatuser(IverksettingRepository iverksettinger) {
        this.iverksettinger = iverksettinger;
    }

    /** How it goes with the iverksetting of a behandling that was received last; empty when there is none. */
    public Optional<Iverksettingsstatus> status(Fagsystem fagsystem, String sakId, String behandlingId) {
        return iverksettinger
                .sak(fagsystem, sakId)
                .flatMap(sak -> iverksettinger.sisteAv(sak, behandlingId))
                .map(LagretIverksetting::status);
    }

    /** How it goes with one iverksetting; empty when there is none. */
    public Optional<Iverksettingsstatus> status(
            Fagsystem fagsystem, String sakId, String behandlingId, String iverksettingId) {
        return iverksettinger
                .sak(fagsystem, sakId)
                .flatMap(sak -> iverksettinger.finn(sak, new Behandling(behandlingId, Optional.of(iverksettingId))))
                .map(LagretIverksetting::status);
    }
}
