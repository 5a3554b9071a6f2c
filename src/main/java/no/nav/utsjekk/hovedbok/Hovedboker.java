package no.nav.utsjekk.hovedbok;

import no.nav.utsjekk.sak.Fagsystem;
import org.springframework.transaction.support.TransactionOperations;

/** Asks what OS will pay on a sak. */
public final class Hovedboker {

    private final TransactionOperations snapshot;
    private final HovedbokRepository repository;

    /** @param snapshot transactions that see the database as it was at one moment (repeatable read), and only read it */
    public Hovedboker(TransactionOperations snapshot, HovedbokRepository repository) {
        this.snapshot = snapshot;
        this.repository = repository;
    }

    /**
     * The ledger of a sak, from all that OS has accepted until now. Costs as much as the sak has oppdrag; holds nothing back
     * that goes on at the same time.
     */
    public Hovedbok av(Fagsystem fagsystem, String sakId) {
        var bilde = snapshot.execute(status -> repository.les(fagsystem, sakId));
        return bilde.map(Replay::av).orElseGet(() -> Hovedbok.ukjent(fagsystem, sakId));
    }
}
