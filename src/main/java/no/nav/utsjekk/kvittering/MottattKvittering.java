package no.nav.utsjekk.kvittering;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.utsjekk.mq.MqMessage;

/**
 * A message from the kvittering queue.
 *
 * @param kvittering empty when it cannot be read
 */
public record MottattKvittering(MqMessage message, Optional<Kvittering> kvittering) {

    /** Reads a message. */
    static MottattKvittering les(MqMessage message) {
        try {
            var text = new String(message.body(), StandardCharsets.UTF_8);
            return new MottattKvittering(message, Optional.of(KvitteringReader.read(text)));
        } catch (UnreadableKvittering e) {
            return new MottattKvittering(message, Optional.empty());
        }
    }
}
