package no.nav.utsjekk.ende;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;

/**
 * Makes steps of the routes throw what nobody foresaw, as a bug in the bean that they call would. Camel puts it around every
 * step of a product that has the setting {@code camel.main.configuration-classes}; it does nothing until a test has named a step.
 */
public final class Giftstrategi implements InterceptStrategy, CamelConfiguration {

    private static final Map<String, Gift> GIFTER = new ConcurrentHashMap<>();

    /** A fault that nobody foresaw. */
    static final class Uventet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Uventet(String steg) {
            super("gift i " + steg);
        }
    }

    /** Poison in a step, until it is closed. */
    static final class Gift implements AutoCloseable {

        private final String steg;
        private final Predicate<Exchange> nar;
        private final int maks;
        private final AtomicInteger kastet = new AtomicInteger();

        private Gift(String steg, Predicate<Exchange> nar, int maks) {
            this.steg = steg;
            this.nar = nar;
            this.maks = maks;
        }

        private void sjekk(Exchange exchange) {
            if (maks > 0 && nar.test(exchange) && kastet.incrementAndGet() <= maks) {
                throw new Uventet(steg);
            }
        }

        /** How often the step has been asked to do what it cannot. */
        int kastet() {
            return kastet.get();
        }

        @Override
        public void close() {
            GIFTER.remove(steg, this);
        }
    }

    /** Poison for as long as it is there. */
    static Gift i(String steg, Predicate<Exchange> nar) {
        return i(steg, nar, Integer.MAX_VALUE);
    }

    /** Poison that is used up. */
    static Gift i(String steg, Predicate<Exchange> nar, int ganger) {
        var gift = new Gift(steg, nar, ganger);
        GIFTER.put(steg, gift);
        return gift;
    }

    @Override
    public void configure(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return exchange -> {
            var gift = GIFTER.get(definition.getId());
            if (gift != null) {
                gift.sjekk(exchange);
            }
            target.process(exchange);
        };
    }
}
