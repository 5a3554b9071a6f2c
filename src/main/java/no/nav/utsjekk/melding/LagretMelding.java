package no.nav.utsjekk.melding;

import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A stored melding whose turn it is.
 *
 * @param sak id of its row in {@code sak}; empty when the melding names no sak that could exist
 * @param topic where it came from, with partisjon and posisjon (offset)
 */
public record LagretMelding(
        long id,
        String nokkel,
        Fagsystem fagsystem,
        Optional<Long> sak,
        String topic,
        int partisjon,
        long posisjon,
        byte[] innhold,
        Optional<String> traceparent,
        boolean dryrun) {}
