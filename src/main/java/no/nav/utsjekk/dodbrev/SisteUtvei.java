package no.nav.utsjekk.dodbrev;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.mq.MqMessage;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort, for what cannot even be given up in the usual way: keeps it raw, so that what is behind it can go on.
 * Nobody is told but operators. Steps of the route configurations (00-feil).
 */
public final class SisteUtvei {

    private static final Logger LOG = LoggerFactory.getLogger(SisteUtvei.class);

    /** The variables of an exchange, which the routes set. */
    private static final String STEG = "steg";

    private static final String DEL = "del";

    private final DodbrevRepository dodbrev;
    private final VarselRepository varsler;

    public SisteUtvei(DodbrevRepository dodbrev, VarselRepository varsler) {
        this.dodbrev = dodbrev;
        this.varsler = varsler;
    }

    /** Keeps the element that a step and its dead letter route have failed on. */
    public void behold(Exchange exchange, Exception cause) {
        var rute = exchange.getVariable(STEG, String.class) + "-dodbrev";
        var del = exchange.getVariable(DEL);
        if (del instanceof Exchange record) {
            add(rute, Optional.of(post(record.getMessage())), "", cause);
        } else if (del instanceof MqMessage message) {
            add(rute, Optional.of(Dodbrev.Post.av(message)), "", cause);
        } else {
            add(
                    rute + " " + del,
                    Optional.empty(),
                    "Ligger fortsatt der den lå, og prøves igjen av seg selv.\n",
                    cause);
        }
    }

    /** Tells of a step, or a round, that fails before it has found its work; it tries again by itself. */
    public void stegFeiler(Exchange exchange, Exception cause) {
        add(
                Optional.ofNullable(exchange.getVariable(STEG, String.class)).orElseGet(exchange::getFromRouteId),
                Optional.empty(),
                "Steget finner ikke arbeidet sitt, og prøver igjen av seg selv.\n",
                cause);
    }

    private void add(String rute, Optional<Dodbrev.Post> post, String forklaring, Exception cause) {
        var brev = new Dodbrev(
                rute,
                post,
                Optional.empty(),
                Optional.empty(),
                Giftig.name(cause),
                forklaring + Giftig.describe(cause));
        dodbrev.addRaw(brev).ifPresent(id -> tell(rute, Giftig.name(cause), id));
    }

    /** The letter is kept already: if this fails too, it is not told of again before long. */
    private void tell(String rute, String arsak, long id) {
        LOG.error("{} svikter: {}, dødbrev {}", rute, arsak, id);
        varsler.add(List.of(new Varsel(
                Varsel.Type.DODBREV,
                "%s svikter: %s, dødbrev %d".formatted(rute, arsak, id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    private static Dodbrev.Post post(Message record) {
        var hoder = new HashMap<String, String>();
        record.getHeaders().forEach((name, value) -> {
            if (value instanceof byte[] text) {
                hoder.put(name, new String(text, StandardCharsets.UTF_8));
            }
        });
        hoder.remove(KafkaConstants.KEY);
        return new Dodbrev.Post(
                record.getHeader(KafkaConstants.TOPIC, String.class),
                record.getHeader(KafkaConstants.PARTITION, Integer.class),
                record.getHeader(KafkaConstants.OFFSET, Long.class),
                Optional.ofNullable(record.getHeader(KafkaConstants.TIMESTAMP, Long.class)),
                Optional.ofNullable(record.getHeader(KafkaConstants.KEY, byte[].class)),
                Optional.ofNullable(record.getBody(byte[].class)),
                hoder);
    }
}
