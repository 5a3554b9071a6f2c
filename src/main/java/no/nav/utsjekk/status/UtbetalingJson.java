package no.nav.utsjekk.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * An utbetaling in the form that is published and stored (03 §1.1): all fields written, null included, in this order.
 *
 * <p>The published form has no klassekode; it follows from the stønad, which {@link Stonader} looks up.
 */
public final class UtbetalingJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    /** Finds a stønad by the fagområde and the name under which it is stored. */
    @FunctionalInterface
    public interface Stonader {
        Stonad find(Fagomrade fagomrade, String navn);
    }

    @JsonPropertyOrder({"fom", "tom", "beløp", "betalendeEnhet", "vedtakssats"})
    private record PeriodeForm(
            LocalDate fom,
            LocalDate tom,
            @JsonProperty("beløp") Long belop,
            Optional<String> betalendeEnhet,
            Optional<Long> vedtakssats) {

        static PeriodeForm of(Periode p) {
            return new PeriodeForm(p.fom(), p.tom(), p.belop(), p.betalendeEnhet(), p.vedtakssats());
        }

        Periode toPeriode() {
            return new Periode(fom, tom, belop, vedtakssats, betalendeEnhet);
        }
    }

    private record AvventForm(
            LocalDate fom,
            LocalDate tom,
            @JsonProperty("overføres") Optional<LocalDate> overfores,
            @JsonProperty("årsak") Optional<Avvent.Arsak> arsak,
            boolean feilregistrering) {

        static AvventForm of(Avvent a) {
            return new AvventForm(a.fom(), a.tom(), a.overfores(), a.arsak(), a.feilregistrering());
        }

        Avvent toAvvent() {
            return new Avvent(fom, tom, overfores, arsak, feilregistrering);
        }
    }

    private record Form(
            boolean dryrun,
            String originalKey,
            String fagsystem,
            UUID uid,
            Handling action,
            @JsonProperty("førsteUtbetalingPåSak") boolean forstePaSak,
            String sakId,
            String behandlingId,
            String lastPeriodeId,
            Optional<PeriodeForm> sistePeriode,
            String personident,
            String vedtakstidspunkt,
            @JsonProperty("stønad") String stonad,
            String beslutterId,
            String saksbehandlerId,
            Periodetype periodetype,
            Optional<AvventForm> avvent,
            Optional<List<PeriodeForm>> perioder) {}

    private final Stonader stonader;

    public UtbetalingJson(Stonader stonader) {
        this.stonader = stonader;
    }

    public String write(Utbetaling u) {
        var form = new Form(
                false,
                u.nokkel(),
                u.fagomrade().ytelse(),
                u.uid(),
                u.handling(),
                u.forstePaSak(),
                u.sakId(),
                u.behandlingId(),
                u.sisteLinje().stored(),
                u.sistePeriode().map(PeriodeForm::of),
                u.personident(),
                u.vedtakstidspunkt().toString(),
                u.stonad().navn(),
                u.beslutter(),
                u.saksbehandler(),
                u.periodetype(),
                u.avvent().map(AvventForm::of),
                Optional.of(u.perioder().stream().map(PeriodeForm::of).toList()));
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("utbetaling " + u.uid() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads a version, also one from before us (FM-54): sistePeriode, perioder, avvent, and what is optional in them, may be
     * absent.
     *
     * @throws IllegalStateException when anything else is absent, null or of another form; quotes nothing of it
     */
    public Utbetaling read(String json) {
        try {
            return utbetaling(JSON.readValue(json, Form.class));
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a stored utbetaling is not in the form of the contract", e);
        }
    }

    private Utbetaling utbetaling(Form f) {
        var fagomrade = Arrays.stream(Fagomrade.values())
                .filter(kandidat -> kandidat.ytelse().equals(f.fagsystem()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown fagsystem: " + f.fagsystem()));
        return new Utbetaling(
                f.uid(),
                f.originalKey(),
                fagomrade,
                f.action(),
                f.forstePaSak(),
                f.sakId(),
                f.behandlingId(),
                LinjeId.fromStored(f.lastPeriodeId()),
                f.sistePeriode().map(PeriodeForm::toPeriode),
                f.personident(),
                LocalDateTime.parse(f.vedtakstidspunkt()),
                stonader.find(fagomrade, f.stonad()),
                f.beslutterId(),
                f.saksbehandlerId(),
                f.periodetype(),
                f.avvent().map(AvventForm::toAvvent),
                f.perioder().stream()
                        .flatMap(List::stream)
                        .map(PeriodeForm::toPeriode)
                        .toList());
    }
}
