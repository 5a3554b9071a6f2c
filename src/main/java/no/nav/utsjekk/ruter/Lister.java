package no.nav.utsjekk.ruter;

import java.util.List;

/** What routes ask of batches. */
public final class Lister {

    /** A batch of one element, for steps that only know batches. */
    public List<Object> of(Object element) {
        return List.of(element);
    }

    /** Asked by name, because Camel's own {@code ${body.size}} hashes the whole batch to find the method. */
    public boolean notEmpty(List<?> batch) {
        return !batch.isEmpty();
    }

    /** Whether there is no such batch, or nothing in it. */
    public boolean isMissing(List<?> batch) {
        return batch == null || batch.isEmpty();
    }
}
