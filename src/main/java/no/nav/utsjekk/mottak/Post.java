package no.nav.utsjekk.mottak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * One Kafka record of an intake topic, raw.
 *
 * @param posisjon the offset
 * @param tidspunkt the record's timestamp, milliseconds; tells it from another one at the same place in a topic that was
 *     deleted and made anew (OPS-4)
 * @param innhold absent for a tombstone (IN-3)
 * @param transaksjon present when the record says that it is one of several that belong together
 */
public record Post(
        Fagsystem fagsystem,
        String topic,
        int partisjon,
        long posisjon,
        long tidspunkt,
        Optional<byte[]> nokkel,
        Optional<byte[]> innhold,
        Optional<String> traceparent,
        Optional<Transaksjonshode> transaksjon) {

    private static final int MAX_KEY_BYTES = 1000;

    /** What the record is known by for ever: topic, partition, offset and timestamp (FM-06). */
    public String id() {
        return topic + '/' + partisjon + '/' + posisjon + '/' + tidspunkt;
    }

    /**
     * The key as text, if the melding can be answered by it (FM-33): UTF-8, not blank, no control characters, not
     * longer than anybody's transaction id.
     */
    public Optional<String> usableKey() {
        return nokkel.filter(bytes -> bytes.length <= MAX_KEY_BYTES)
                .flatMap(Post::decode)
                .filter(text -> !text.isBlank())
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
