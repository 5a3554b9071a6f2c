package no.nav.utsjekk.dodbrev;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.mq.MqMessage;

/**
 * Something that nobody could handle.
 *
 * @param rute the route that gave up
 * @param post the Kafka record that it came with
 * @param kvittering the parked kvittering that it is about
 * @param utboks the row of the utboks that it is about
 * @param arsak short and without content: an exception's class, or a word of our own
 * @param detaljer for operators only: message and stack trace, which may hold personal data
 */
public record Dodbrev(
        String rute,
        Optional<Post> post,
        Optional<Long> melding,
        Optional<Long> oppdrag,
        Optional<Long> kvittering,
        Optional<Long> utboks,
        String arsak,
        String detaljer) {

    /** Neither about a kvittering nor about a row of the utboks. */
    public Dodbrev(
            String rute,
            Optional<Post> post,
            Optional<Long> melding,
            Optional<Long> oppdrag,
            String arsak,
            String detaljer) {
        this(rute, post, melding, oppdrag, Optional.empty(), Optional.empty(), arsak, detaljer);
    }

    /** About a parked kvittering. */
    public static Dodbrev avKvittering(String rute, long kvittering, String arsak, String detaljer) {
        return new Dodbrev(
                rute,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(kvittering),
                Optional.empty(),
                arsak,
                detaljer);
    }

    static Dodbrev avUtboks(String rute, long utboks, Optional<Long> melding, String arsak, String detaljer) {
        return new Dodbrev(
                rute,
                Optional.empty(),
                melding,
                Optional.empty(),
                Optional.empty(),
                Optional.of(utboks),
                arsak,
                detaljer);
    }

    /** What failed, the same each time that it fails: there is one letter of it. */
    String kilde() {
        return post.map(Post::kilde).orElseGet(() -> rute + id());
    }

    private String id() {
        return Stream.of(
                        id("utboks", utboks),
                        id("kvittering", kvittering),
                        id("oppdrag", oppdrag),
                        id("melding", melding))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> id(String tabell, Optional<Long> id) {
        return id.map(nr -> " " + tabell + " " + nr);
    }

    /**
     * Where a Kafka record stood and what it held, raw.
     *
     * @param tidspunkt the record's timestamp in milliseconds, if it is still known
     * @param hoder those of its headers that mean something to us, by name
     */
    public record Post(
            String topic,
            int partisjon,
            long posisjon,
            Optional<Long> tidspunkt,
            Optional<byte[]> nokkel,
            Optional<byte[]> innhold,
            Map<String, String> hoder) {

        public Post {
            hoder = Map.copyOf(hoder);
        }

        private static final String MQ = "MQ";
        private static final String TEKST = "tekst";

        /** A message from MQ in the place of a record: it has neither partition nor offset, and its id is the key. */
        static Post av(MqMessage message) {
            return new Post(
                    MQ,
                    0,
                    0,
                    Optional.empty(),
                    message.id().map(id -> id.getBytes(StandardCharsets.UTF_8)),
                    Optional.of(message.body()),
                    Map.of(TEKST, Boolean.toString(message.text())));
        }

        /** What came over HTTP has no partition, and no topic of dead letters. */
        boolean erFraKafka() {
            return partisjon >= 0;
        }

        /** The message that it is, unless it is a Kafka record. */
        public Optional<MqMessage> mqMessage() {
            return topic.equals(MQ)
                    ? Optional.of(new MqMessage(
                            nokkel.map(id -> new String(id, StandardCharsets.UTF_8)),
                            innhold.orElseThrow(),
                            Boolean.parseBoolean(hoder.get(TEKST))))
                    : Optional.empty();
        }

        /** With a digest, because places repeat when a topic is made anew (OPS-4). */
        String kilde() {
            return "post %s/%d/%d %s".formatted(topic, partisjon, posisjon, digest());
        }

        private String digest() {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                sha.update(nokkel.orElseGet(() -> new byte[0]));
                sha.update((byte) 0);
                sha.update(innhold.orElseGet(() -> new byte[0]));
                return HexFormat.of().formatHex(sha.digest(), 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
