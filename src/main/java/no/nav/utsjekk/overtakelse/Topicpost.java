package no.nav.utsjekk.overtakelse;

import java.util.Optional;

/**
 * A record of a topic of another installation.
 *
 * @param nokkel as text; empty when there is none
 * @param innhold as text; empty for a tombstone
 */
record Topicpost(String topic, int partisjon, long posisjon, Optional<String> nokkel, Optional<String> innhold) {}
