package no.nav.utsjekk.sporing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a trace.
 *
 * @param parent id of the span that it is a part of
 * @param attributter ids, codes and names of enums
 * @param feil why it went wrong: a code
 */
record Span(
        Sporkontekst kontekst,
        String id,
        String parent,
        String navn,
        Slag slag,
        Instant fra,
        Instant til,
        Map<String, String> attributter,
        Optional<String> feil) {

    /** As OpenTelemetry counts them. */
    enum Slag {
        INTERNAL(1),
        PRODUCER(4),
        CONSUMER(5);

        private final int kode;

        Slag(int kode) {
            this.kode = kode;
        }

        int kode() {
            return kode;
        }
    }
}
