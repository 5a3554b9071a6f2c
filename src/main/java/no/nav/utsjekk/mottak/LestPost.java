package no.nav.utsjekk.mottak;

import java.util.Optional;

/**
 * A record that is new to us, and what it says.
 *
 * @param lesing empty when the record has no key to answer by, or is a tombstone
 */
public record LestPost(Post post, Optional<Lesing> lesing) implements Innslag {}
