package no.nav.utsjekk.mq;

import java.util.Optional;

/**
 * A message as it came.
 *
 * @param id the broker's id of the message, the same when it is delivered again
 * @param body the text as UTF-8, or the bytes of a bytes message; empty for other kinds of message
 * @param text false for a bytes message
 */
public record MqMessage(Optional<String> id, byte[] body, boolean text) {}
