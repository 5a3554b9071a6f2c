package no.nav.utsjekk.melding;

import java.util.Optional;

/**
 * A record that a melding, or a part of one, came as.
 *
 * @param nokkel transaction id: statuses go to it
 * @param topic where it came from, with partisjon and posisjon (offset)
 * @param innhold the record's value as it came
 */
public record Meldingspost(
        String nokkel, String topic, int partisjon, long posisjon, byte[] innhold, Optional<String> traceparent) {}
