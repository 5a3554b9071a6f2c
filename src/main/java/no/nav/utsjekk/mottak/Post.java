package no.nav.utsjekk.mottak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.melding.Meldingspost;
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

    /** The header with W3C trace context. */
    static final String TRACEPARENT = "traceparent";

    private static final int MAX_KEY_BYTES = 1000;

    /** The record that a dead letter keeps, to be taken in as if its producer had sent it again. */
    public static Post av(Fagsystem fagsystem, Dodbrev.Post brev) {
        return new Post(
                fagsystem,
                brev.topic(),
                brev.partisjon(),
                brev.posisjon(),
                brev.tidspunkt().orElse(0L), // nothing compares it: the place has been claimed long ago
                brev.nokkel(),
                brev.innhold(),
                Optional.ofNullable(brev.hoder().get(TRACEPARENT)).filter(Post::isTraceparent),
                Transaksjonshode.av(hode -> Optional.ofNullable(brev.hoder().get(hode))));
    }

    /** W3C trace context; anything else is not passed on. */
    static boolean isTraceparent(String text) {
        return text.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    /** What a dead letter keeps of the record. */
    Dodbrev.Post somBrev() {
        return new Dodbrev.Post(
                topic, partisjon, posisjon, Optional.of(tidspunkt), nokkel, innhold, hoder(traceparent, transaksjon));
    }

    /** What a dead letter keeps of a record that a stored melding came as. */
    public static Dodbrev.Post brev(LagretMelding melding, Meldingspost post) {
        var antall = Integer.toString(melding.poster().size());
        var transaksjon = melding.transaksjon().map(id -> new Transaksjonshode(Optional.of(id), Optional.of(antall)));
        return new Dodbrev.Post(
                post.topic(),
                post.partisjon(),
                post.posisjon(),
                Optional.empty(),
                Optional.of(post.nokkel().getBytes(StandardCharsets.UTF_8)),
                Optional.of(post.innhold()),
                hoder(post.traceparent(), transaksjon));
    }

    private static Map<String, String> hoder(Optional<String> traceparent, Optional<Transaksjonshode> transaksjon) {
        var hoder = new HashMap<String, String>();
        traceparent.ifPresent(trace -> hoder.put(TRACEPARENT, trace));
        transaksjon.ifPresent(hode -> hoder.putAll(hode.hoder()));
        return hoder;
    }

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
