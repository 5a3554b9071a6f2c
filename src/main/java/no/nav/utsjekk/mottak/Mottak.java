package no.nav.utsjekk.mottak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Transaksjonsregler;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/** The intake's reading: from Kafka records to what they say (02). Steps of the route {@code mottak}. */
public final class Mottak {

    private final Meldingsformater formater;

    public Mottak(Meldingsformater formater) {
        this.formater = formater;
    }

    /**
     * Turns what the Kafka consumer delivers, an exchange per record, into raw records.
     *
     * @param fagsystem the short name
     */
    public List<Post> poster(List<Exchange> batch, String fagsystem) {
        var system = Fagsystem.medKortnavn(fagsystem);
        return batch.stream()
                .map(exchange -> post(system, exchange.getMessage()))
                .toList();
    }

    private static Post post(Fagsystem fagsystem, Message record) {
        return new Post(
                fagsystem,
                record.getHeader(KafkaConstants.TOPIC, String.class),
                record.getHeader(KafkaConstants.PARTITION, Integer.class),
                record.getHeader(KafkaConstants.OFFSET, Long.class),
                record.getHeader(KafkaConstants.TIMESTAMP, Long.class),
                Optional.ofNullable(record.getHeader(KafkaConstants.KEY, byte[].class)),
                Optional.ofNullable(record.getBody(byte[].class)),
                text(record, Post.TRACEPARENT).filter(Post::isTraceparent),
                Transaksjonshode.av(hode -> text(record, hode)));
    }

    private static Optional<String> text(Message record, String header) {
        return Optional.ofNullable(record.getHeader(header, byte[].class))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Reads one record. */
    public LestPost les(Post post) {
        var nokkel = post.usableKey();
        if (nokkel.isEmpty() || post.innhold().isEmpty()) {
            return new LestPost(post, Optional.empty());
        }
        var lesing =
                formater.av(post.fagsystem()).les(nokkel.get(), post.innhold().get());
        var hoderErGyldige = post.transaksjon().map(Transaksjonshode::erGyldig).orElse(true);
        return new LestPost(post, Optional.of(hoderErGyldige ? lesing : ugyldigeHoder(lesing)));
    }

    private static Lesing ugyldigeHoder(Lesing lesing) {
        return lesing instanceof Lesing.Lest lest
                ? Lesing.Uleselig.av(lest.melding(), Transaksjonsregler.ugyldigeHoder())
                : lesing;
    }
}
