package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.feil.Feilart;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operator's call over HTTP: what it asks for, and how it is answered. JSON both ways; errors as {@code feil}. */
final class Kall {

    private static final Logger LOG = LoggerFactory.getLogger(Kall.class);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int MAX_BODY = 16_000;

    private final Map<String, Object> headers;
    private final String body;

    private Kall(Map<String, Object> headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    /** Answers the call with what the work gives, or with why it is refused or has failed. */
    static void svar(Exchange exchange, Function<Kall, Object> arbeid) throws JsonProcessingException {
        var message = exchange.getMessage();
        var kall = new Kall(
                new HashMap<>(message.getHeaders()),
                Optional.ofNullable(message.getBody(String.class)).orElse(""));
        message.removeHeaders("*"); // what came as headers would go back as headers, the key among them
        try {
            svar(exchange, 200, arbeid.apply(kall));
        } catch (Nektet e) {
            svar(exchange, e.arsak().statuskode(), feil(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} fra et kall til drift: {}", Giftig.name(e), exchange.getFromRouteId());
            svar(exchange, Feilart.of(e) == Feilart.FORBIGAENDE ? 503 : 500, feil(e));
        }
    }

    private static Map<String, Object> feil(RuntimeException failure) {
        return feil(
                Feilart.of(failure) == Feilart.FORBIGAENDE
                        ? "Noe vi trenger er borte en stund; ingenting er gjort. Prøv igjen"
                        : "Det gikk ikke (" + Giftig.name(failure) + "); ingenting er gjort");
    }

    private static Map<String, Object> feil(String tekst) {
        return Map.of("feil", tekst);
    }

    /** An answer that is no JSON. */
    record Csv(String tekst) {}

    /** An answer that is a page. */
    record Html(String tekst) {}

    private static void svar(Exchange exchange, int status, Object svar) throws JsonProcessingException {
        var message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (svar instanceof Csv csv) {
            message.setHeader(Exchange.CONTENT_TYPE, "text/csv; charset=utf-8");
            message.setBody(csv.tekst().getBytes(StandardCharsets.UTF_8));
        } else if (svar instanceof Html html) {
            message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
            message.setBody(html.tekst().getBytes(StandardCharsets.UTF_8));
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
            message.setBody(JSON.writeValueAsBytes(svar));
        }
    }

    /** The id in the path. */
    long id() {
        return number("id").orElseThrow(() -> Nektet.ugyldig("Må oppgi id"));
    }

    /** @throws Nektet when it is given and no whole number of 0 or more */
    Optional<Long> number(String name) {
        return header(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw Nektet.ugyldig(name + " må være et helt tall");
            }
            return Long.parseLong(text);
        });
    }

    boolean flag(String name) {
        return header(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** A part of the path or of the query. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(Object::toString);
    }

    /** What is sent along. */
    Innsendt innsendt() {
        return innsendt(MAX_BODY);
    }

    /** The same where much may be sent along. */
    Innsendt innsendt(int maks) {
        if (body.length() > maks) {
            throw Nektet.ugyldig("Det som er sendt er for stort");
        }
        try {
            var root = JSON.readTree(body);
            if (root != null && root.isObject()) {
                return new Innsendt(root);
            }
        } catch (JsonProcessingException notJson) {
            // the parser's own message quotes what was sent
        }
        throw Nektet.ugyldig("Må sende et JSON-objekt med ident og grunn");
    }

    /** A JSON object. */
    record Innsendt(JsonNode json) {

        Optional<String> text(String name) {
            var field = json.path(name);
            if (field.isMissingNode() || field.isNull()) {
                return Optional.empty();
            }
            if (!field.isTextual()) {
                throw Nektet.ugyldig(name + " må være tekst");
            }
            return Optional.of(field.textValue());
        }

        /** The same for operations that take null for what is missing, as those of an MBean do. */
        String given(String name) {
            return text(name).orElse(null);
        }

        long number(String name) {
            var field = json.path(name);
            if (!field.isIntegralNumber() || !field.canConvertToLong()) {
                throw Nektet.ugyldig(name + " må være et helt tall");
            }
            return field.longValue();
        }

        boolean flag(String name) {
            var field = json.path(name);
            if (!field.isMissingNode() && !field.isBoolean()) {
                throw Nektet.ugyldig(name + " må være true eller false");
            }
            return field.booleanValue();
        }

        boolean requiredFlag(String name) {
            if (!json.path(name).isBoolean()) {
                throw Nektet.ugyldig(name + " må være true eller false");
            }
            return flag(name);
        }
    }
}
