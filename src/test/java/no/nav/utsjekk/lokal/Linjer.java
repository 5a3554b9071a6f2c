package no.nav.utsjekk.lokal;

import java.util.List;

/** One instance's lines to the servers. */
public record Linjer(Linje kafka, Linje postgres, Linje mq) implements AutoCloseable {

    public List<Linje> alle() {
        return List.of(kafka, postgres, mq);
    }

    public void apne() {
        alle().forEach(Linje::apne);
    }

    @Override
    public void close() {
        alle().forEach(Linje::close);
    }
}
