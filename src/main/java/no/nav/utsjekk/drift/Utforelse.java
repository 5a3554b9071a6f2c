package no.nav.utsjekk.drift;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import no.nav.utsjekk.drift.HandlingRepository.Notat;
import no.nav.utsjekk.drift.HandlingRepository.Utfall;
import no.nav.utsjekk.feil.Giftig;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How every action of an operator is done: in one database transaction with its line in the audit, so that there is neither
 * one without the other. What is refused, or fails, leaves only its line (OPS-41).
 */
public final class Utforelse {

    private final TransactionOperations transaction;
    private final HandlingRepository handlinger;
    private final Runnable wake;

    /** @param wake tells the routes that there is something to do */
    public Utforelse(TransactionOperations transaction, HandlingRepository handlinger, Runnable wake) {
        this.transaction = transaction;
        this.handlinger = handlinger;
        this.wake = wake;
    }

    /** Who wants what done, as given: not checked yet. */
    record Bestilling(Handling handling, Gjelder gjelder, Optional<String> ident, Optional<String> grunn) {}

    /**
     * What was done.
     *
     * @param svar for the operator
     * @param resultat for the audit; holds no content
     */
    record Gjort<T>(T svar, String resultat, Gjelder gjelder) {

        static Gjort<String> med(String tekst, Gjelder gjelder) {
            return new Gjort<>(tekst, tekst, gjelder);
        }
    }

    /**
     * Does it.
     *
     * @param arbeid in the transaction; throws {@link Nektet} when the state does not allow it
     */
    <T> T utfor(Bestilling bestilling, Function<Begrunnelse, Gjort<T>> arbeid) {
        var svar = noted(bestilling, () -> {
            var begrunnelse = Begrunnelse.av(bestilling.ident(), bestilling.grunn());
            return transaction.execute(status -> {
                var gjort = arbeid.apply(begrunnelse);
                handlinger.add(new Notat(
                        begrunnelse.ident(),
                        bestilling.handling(),
                        begrunnelse.grunn(),
                        gjort.gjelder(),
                        Utfall.UTFORT,
                        gjort.resultat()));
                return gjort.svar();
            });
        });
        wake.run();
        return svar;
    }

    private <T> T noted(Bestilling bestilling, Supplier<T> arbeid) {
        try {
            return arbeid.get();
        } catch (Nektet e) {
            note(bestilling, Utfall.NEKTET, e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            noteFailure(bestilling, e);
            throw e;
        }
    }

    /** The failure is told whether or not it can be written down: the database may be what has failed. */
    private void noteFailure(Bestilling bestilling, RuntimeException failure) {
        try {
            note(bestilling, Utfall.FEILET, Giftig.name(failure));
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private void note(Bestilling bestilling, Utfall utfall, String resultat) {
        transaction.executeWithoutResult(status -> handlinger.add(new Notat(
                Begrunnelse.tilLogg(bestilling.ident()),
                bestilling.handling(),
                Begrunnelse.tilLogg(bestilling.grunn()),
                bestilling.gjelder(),
                utfall,
                resultat)));
    }
}
