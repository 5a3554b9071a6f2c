package no.nav.utsjekk.mq;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Since when this instance has read a queue to its end, and gone on reading. Whoever waits for an answer knows by it whether one may lie there. */
public final class Lesestand {

    private final AtomicReference<Optional<Instant>> ajour = new AtomicReference<>(Optional.empty());
    private final Clock clock;

    public Lesestand(Clock clock) {
        this.clock = clock;
    }

    /** Nothing is behind what has been read. */
    void tom() {
        if (ajour.get().isEmpty()) {
            ajour.set(Optional.of(clock.instant()));
        }
    }

    /** Nobody knows what is there: the queue cannot be read, or what has been read goes back to it. */
    void brutt() {
        ajour.set(Optional.empty());
    }

    /** Whether all that had come by a moment has been handled, and reading has gone on since then. */
    public boolean harLestSiden(Instant moment) {
        return ajour.get().filter(tid -> !tid.isAfter(moment)).isPresent();
    }
}
