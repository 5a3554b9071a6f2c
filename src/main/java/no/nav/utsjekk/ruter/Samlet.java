package no.nav.utsjekk.ruter;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Collects what came out of a split, in its order, as one list. A part that fails fails the whole. */
public final class Samlet implements AggregationStrategy {

    private final Class<?> type;

    /** @param type what is collected; parts that are something else are left out */
    public Samlet(Class<?> type) {
        this.type = type;
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange part) {
        var element = part.getMessage().getBody();
        if (collected == null) {
            part.getMessage().setBody(new ArrayList<>());
            add(part, element);
            return part;
        }
        if (part.getException() != null && collected.getException() == null) {
            collected.setException(part.getException());
        }
        add(collected, element);
        return collected;
    }

    @SuppressWarnings("unchecked")
    private void add(Exchange collected, Object element) {
        if (type.isInstance(element)) {
            collected.getMessage().getBody(List.class).add(element);
        }
    }
}
