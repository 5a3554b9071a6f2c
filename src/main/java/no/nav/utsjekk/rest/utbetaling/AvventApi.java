package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Avvent;

/** An avvent as the facade carries it (20 §4.2). */
record AvventApi(
        LocalDate fom,
        LocalDate tom,
        @JsonProperty("overføres") Optional<LocalDate> overfores,
        @JsonProperty("årsak") Optional<Avvent.Arsak> arsak,
        boolean feilregistrering) {

    static AvventApi les(JsonField avvent) {
        return new AvventApi(
                avvent.required("fom").date(),
                avvent.required("tom").date(),
                avvent.nullable("overføres").map(JsonField::date),
                avvent.nullable("årsak").map(arsak -> arsak.oneOf(Avvent.Arsak.class)),
                avvent.defaulted("feilregistrering").map(JsonField::flag).orElse(false));
    }

    static AvventApi av(Avvent avvent) {
        return new AvventApi(avvent.fom(), avvent.tom(), avvent.overfores(), avvent.arsak(), avvent.feilregistrering());
    }

    Avvent avvent() {
        return new Avvent(fom, tom, overfores, arsak, feilregistrering);
    }
}
