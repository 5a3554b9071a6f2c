package no.nav.utsjekk.mottak;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Puts a record of a transaction to those that have come before it, and hands the complete transaction back to the record
 * that completed it. Bodies: {@link Samling}, {@link Post}.
 *
 * <p>Back to that record, because the transaction is to be stored in its place among the other records of the batch; the
 * steps below the aggregate EIP run later than that inside a transaction.
 */
public final class Transaksjonsdeler implements AggregationStrategy {

    private static final String SAMLET = "utsjekk.samlet";

    /** Lets the record of an exchange be told what it completed. */
    static void begynn(Exchange exchange) {
        exchange.setProperty(SAMLET, new AtomicReference<Samling>());
    }

    /** What the record completed, if anything. */
    static Optional<Samling> samlet(Exchange exchange) {
        return Optional.ofNullable(reference(exchange).get());
    }

    @SuppressWarnings("unchecked")
    private static AtomicReference<Samling> reference(Exchange exchange) {
        return exchange.getProperty(SAMLET, AtomicReference.class);
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange part) {
        var post = part.getMessage().getBody(Post.class);
        var samling = collected == null
                ? new Samling(List.of(post))
                : collected.getMessage().getBody(Samling.class).med(post);
        part.getMessage().setBody(samling);
        return part;
    }

    @Override
    public void onCompletion(Exchange exchange) {
        reference(exchange).set(exchange.getMessage().getBody(Samling.class));
    }
}
