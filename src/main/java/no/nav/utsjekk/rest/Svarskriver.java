package no.nav.utsjekk.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import java.util.stream.Stream;
import no.nav.utsjekk.feil.Giftig;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes answers and errors of the facade: JSON, UTF-8, every field (RF-01, RF-03). Steps of its routes. */
public final class Svarskriver {

    private static final Logger LOG = LoggerFactory.getLogger(Svarskriver.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final String docBase;

    /** @param docBase address of the producers' documentation, without a slash at the end */
    public Svarskriver(String docBase) {
        this.docBase = docBase;
    }

    /** Answers with what the step before gave. */
    public void skriv(Svar svar, Exchange exchange) {
        var message = exchange.getMessage();
        message.removeHeaders("*"); // what came as headers would go back as headers
        svar.hoder().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, svar.status());
        message.setBody(svar.innhold().map(this::bytes).orElse(null));
        svar.innhold().ifPresent(innhold -> message.setHeader(Exchange.CONTENT_TYPE, type(innhold)));
    }

    private byte[] bytes(Object innhold) {
        if (innhold instanceof Avslag avslag) {
            return json(avslag);
        }
        return innhold instanceof Svar.Tekst tekst ? tekst.tekst().getBytes(UTF_8) : json(innhold);
    }

    private static String type(Object innhold) {
        return innhold instanceof Svar.Tekst ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
    }

    /** A refusal. */
    public void avslag(Avslag avslag, Exchange exchange) {
        skriv(Svar.avslag(avslag), exchange);
    }

    /**
     * A failure (RF-E3). Its message may quote the body: only its kind is logged (RF-E5).
     *
     * @param databasefeil what to say when it is the database's; null for the usual
     */
    public void feil(Exception feil, String databasefeil, Exchange exchange) {
        if (erLas(feil)) {
            avslag(new Avslag(423, "Utbetalingen har et pågående oppdrag, vent til dette er ferdig"), exchange);
            return;
        }
        LOG.error("{} i et kall til {}", Giftig.name(feil), exchange.getFromRouteId());
        var tekst = databasefeil != null && erDatabasen(feil) ? databasefeil : "Ukjent feil, helved er varslet.";
        avslag(new Avslag(500, tekst), exchange);
    }

    /** Somebody else has held the lock of the utbetaling, or of its sak, for as long as anybody waits (RF-L2). */
    private static boolean erLas(Exception feil) {
        return arsaker(feil)
                .anyMatch(arsak -> arsak instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()));
    }

    private static boolean erDatabasen(Exception feil) {
        return arsaker(feil)
                .anyMatch(arsak -> arsak instanceof DataAccessException
                        || arsak instanceof TransactionException
                        || arsak instanceof SQLException);
    }

    private static Stream<Throwable> arsaker(Throwable feil) {
        return Stream.iterate(feil, arsak -> arsak != null, Throwable::getCause).limit(20);
    }

    /** An error as it is written where no route is. */
    byte[] json(Avslag avslag) {
        return json(ApiError.av(avslag, docBase));
    }

    private static byte[] json(Object innhold) {
        try {
            return JSON.writeValueAsBytes(innhold);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + innhold.getClass(), e);
        }
    }
}
