package no.nav.utsjekk.mottak;

import java.util.Optional;

/**
 * A record that repeats one of a transaction which has become a melding: the first one counts, and its answer is the answer
 * to this one too.
 *
 * @param melding id of the stored melding; empty when it is one of the same batch, which has no answer yet
 */
public record Gjentakelse(Post post, Optional<Long> melding) implements Innslag {}
