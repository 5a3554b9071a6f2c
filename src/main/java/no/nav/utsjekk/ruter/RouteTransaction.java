package no.nav.utsjekk.ruter;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code transacted} in a route: the steps below it commit together, or not at all when one of them fails.
 *
 * <p>A transaction is named after its route.
 *
 * <p>Camel's own policy brings an error handler along that marks every failure as dealt with, so that the route
 * configuration of the calling route (00-feil) would never hear of it. This one only rolls back.
 */
public final class RouteTransaction implements TransactedPolicy {

    private final PlatformTransactionManager manager;

    public RouteTransaction(PlatformTransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        var template = new TransactionTemplate(manager);
        template.setName(route.getRouteId());
        return exchange -> {
            var work = exchange.getUnitOfWork();
            if (work.isTransactedBy(this)) { // a transaction of a calling route goes on
                steps.process(exchange);
                return;
            }
            work.beginTransactedBy(this); // keeps the steps on this thread
            try {
                template.executeWithoutResult(status -> run(steps, exchange, status));
            } catch (TransactionException e) {
                fail(exchange, e);
            } finally {
                work.endTransactedBy(this);
            }
        };
    }

    private static void run(Processor steps, Exchange exchange, TransactionStatus status) {
        try {
            steps.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            status.setRollbackOnly();
        }
    }

    /** A lost connection fails the step and then the rollback: the step's failure tells what kind of failure it is. */
    private static void fail(Exchange exchange, TransactionException e) {
        if (exchange.getException() == null) {
            throw e;
        }
        exchange.getException().addSuppressed(e);
    }
}
