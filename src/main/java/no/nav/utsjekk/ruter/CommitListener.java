package no.nav.utsjekk.ruter;

import no.nav.utsjekk.ruter.CommitPoint.Kind;
import no.nav.utsjekk.ruter.CommitPoint.Side;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Hears, on the thread that commits, of each {@link CommitPoint} that is passed. In production nobody listens; a test stops the
 * process there, to prove that every step can be killed at any of them.
 */
@FunctionalInterface
public interface CommitListener {

    /** Nobody listens. */
    CommitListener NOBODY = point -> {};

    void passing(CommitPoint point);

    /** Makes something final. */
    @FunctionalInterface
    interface Commit<E extends Exception> {

        void run() throws E;
    }

    /** Passes the point before, commits, and passes the point after, unless the commit fails. */
    default <E extends Exception> void around(Kind kind, String place, Commit<E> commit) throws E {
        passing(new CommitPoint(kind, place, Side.BEFORE));
        commit.run();
        passing(new CommitPoint(kind, place, Side.AFTER));
    }

    /** The same for the transactions of a transaction manager, whose names are the places. */
    default TransactionExecutionListener of(Kind kind) {
        return new TransactionExecutionListener() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                passing(new CommitPoint(kind, transaction.getTransactionName(), Side.BEFORE));
            }

            @Override
            public void afterCommit(TransactionExecution transaction, Throwable failure) {
                if (failure == null) {
                    passing(new CommitPoint(kind, transaction.getTransactionName(), Side.AFTER));
                }
            }
        };
    }
}
