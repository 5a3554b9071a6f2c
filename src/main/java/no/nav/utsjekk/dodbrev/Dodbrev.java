package no.nav.utsjekk.dodbrev;

import java.util.Optional;

/**
 * Something that nobody could handle.
 *
 * @param rute the route that gave up
 * @param post the Kafka record that it came with
 * @param arsak short and without content: an exception's class, or a word of our own
 * @param detaljer for operators only: message and stack trace, which may hold personal data
 */
public record Dodbrev(
        String rute,
        Optional<Post> post,
        Optional<Long> melding,
        Optional<Long> oppdrag,
        String arsak,
        String detaljer) {

    /** Where a Kafka record stood and what it held, raw. */
    public record Post(String topic, int partisjon, long posisjon, Optional<byte[]> nokkel, Optional<byte[]> innhold) {}
}
