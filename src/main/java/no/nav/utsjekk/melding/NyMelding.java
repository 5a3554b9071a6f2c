package no.nav.utsjekk.melding;

import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A melding to be stored.
 *
 * @param sakId empty when the melding names no sak that could exist (1 to 30 characters)
 * @param topic where it came from, with partisjon and posisjon (offset)
 * @param innhold the record's value as it came
 * @param feil present when the melding is refused already: the {@code error} of its status, as JSON
 */
public record NyMelding(
        String nokkel,
        Fagsystem fagsystem,
        Optional<String> sakId,
        String topic,
        int partisjon,
        long posisjon,
        byte[] innhold,
        Optional<String> traceparent,
        boolean dryrun,
        Optional<String> feil) {}
