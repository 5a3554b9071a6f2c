package no.nav.utsjekk.mottak;

/**
 * A record that repeats one of a transaction which has become a melding: the first one counts, and its answer is the answer
 * to this one too.
 *
 * @param melding id of the stored melding
 */
public record Gjentakelse(Post post, long melding) implements Innslag {}
