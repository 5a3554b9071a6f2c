package no.nav.utsjekk.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.utboks.Utgaende;

/** Writes what producers are told as records for the utboks (05 §2, 08 §3). */
public final class StatusWriter {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** A melding's place in its life. Names are contract values (05 §1). */
    public enum Status {
        MOTTATT,
        HOS_OPPDRAG,
        OK,
        FEILET
    }

    private record StatusMessage(
            Status status, @JsonRawValue String detaljer, @JsonRawValue String error, boolean simulering) {}

    private record NoChange(@JsonProperty("@type") String type, String status, String fagsystem, String message) {}

    private static final String NO_CHANGE_MESSAGE =
            "Simulering er vellykket, men det er ingen posteringer å vise til.Det er to mulige årsaker til dette. "
                    + "1) Oppdraget finnes fra før, det er ingen endring mellom det som simuleres og det som eksisterer fra "
                    + "før. 2) Det simuleres et opphør på et oppdrag som ikke er ajourholdt, hvis oppdraget iverksettes så "
                    + "vil opphøret skje uten at noe utbetales.";

    private final StatusTopics topics;
    private final String docBase;
    private final Clock clock;

    /** @param docBase address of the producers' documentation, without a slash at the end */
    public StatusWriter(StatusTopics topics, String docBase, Clock clock) {
        this.topics = topics;
        this.docBase = docBase;
        this.clock = clock;
    }

    /**
     * A status, one per key of the melding.
     *
     * @param detaljer JSON of {@link Detaljer}
     * @param error JSON of {@link Feil}
     */
    public List<Utgaende> status(Svar svar, Status status, Optional<String> detaljer, Optional<String> error) {
        return tilAlle(topics.status(), svar, body(status, detaljer, error, svar.dryrun()));
    }

    /** The final version of an utbetaling, already in its published form, keyed by uid. */
    public Utgaende utbetaling(Svar svar, String uid, String json) {
        return utgaende(topics.utbetaling(), uid, svar, svar.adresser().get(0), json);
    }

    /**
     * The first version of an utbetaling that has been migrated, already in its published form.
     *
     * @param foresporsel what was asked for, as text (22 §5)
     */
    public Utgaende migrert(Svar svar, String uid, String json, String foresporsel) {
        var utbetaling = utbetaling(svar, uid, json);
        var headers = new LinkedHashMap<>(utbetaling.hoder());
        headers.put("migrated", foresporsel);
        return new Utgaende(
                utbetaling.kanal(),
                utbetaling.mottaker(),
                utbetaling.melding(),
                utbetaling.nokkel(),
                utbetaling.innhold(),
                Map.copyOf(headers));
    }

    /** The answer to a dry run that changes nothing (07 §6, "info"), as JSON. */
    public String noChange(Fagsystem fagsystem) {
        return write(new NoChange("info", "OK_UTEN_ENDRING", fagsystem.name(), NO_CHANGE_MESSAGE));
    }

    /**
     * What OS has calculated (SIM-5), as JSON.
     *
     * @param resultat in the form of the fagsystem
     */
    public String resultat(Object resultat) {
        return write(resultat);
    }

    /** The answer to a dry run, one per key of the melding. */
    public List<Utgaende> simulert(Svar svar, String resultat) {
        return tilAlle(topics.dryrun(svar.fagsystem()), svar, resultat);
    }

    /** The body of a status, for those who ask over HTTP. */
    public String body(Status status, Optional<String> detaljer, Optional<String> error, boolean dryrun) {
        return write(new StatusMessage(status, detaljer.orElse(null), error.orElse(null), dryrun));
    }

    private List<Utgaende> tilAlle(String topic, Svar svar, String json) {
        return svar.adresser().stream()
                .map(adresse -> utgaende(topic, adresse.nokkel(), svar, adresse, json))
                .toList();
    }

    private Utgaende utgaende(String topic, String key, Svar svar, Svar.Adresse adresse, String json) {
        var now = Long.toString(clock.millis());
        var headers = new LinkedHashMap<String, String>();
        headers.put("fagsystem", svar.fagsystem().name());
        headers.put("original-key", adresse.nokkel());
        headers.put("x-ts", now);
        headers.put("x-st", now);
        headers.put("x-sy", now);
        adresse.traceparent().ifPresent(trace -> headers.put("traceparent", trace));
        return new Utgaende(
                Utgaende.Kanal.KAFKA,
                topic,
                svar.melding(),
                Optional.of(utf8(key)),
                Optional.of(utf8(json)),
                Map.copyOf(headers));
    }

    /** The details as they stand in every status of a melding and in the database. */
    public String write(Detaljer detaljer) {
        return write((Object) detaljer);
    }

    /** A refusal by our own rules as the {@code error} of a status. */
    public String error(Avvisning avvisning, Optional<String> felt) {
        return write(new Feil(
                avvisning.statuskode(),
                avvisning.tekst(),
                docBase + avvisning.dok(),
                Feil.System.HELVED,
                Optional.of(avvisning.kode()),
                felt));
    }

    /** What OS said as the {@code error} of a status. */
    public String osError(int statusCode, String msg, String docPath) {
        return write(
                new Feil(statusCode, msg, docBase + docPath, Feil.System.OSUR, Optional.empty(), Optional.empty()));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
