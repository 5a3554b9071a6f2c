package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.Avslag;

/**
 * The body of a call that withdraws an avvent (20 §4.9).
 *
 * @param personident never in logs
 */
record AvventforesporselApi(
        @JsonProperty("stønad") String stonad,
        String sakId,
        String personident,
        String saksbehandlerId,
        AvventApi avvent) {

    static AvventforesporselApi les(JsonField rot) {
        return new AvventforesporselApi(
                Stonadsnavn.les(rot.required("stønad")),
                rot.required("sakId").text(),
                rot.required("personident").text(),
                rot.required("saksbehandlerId").text(),
                AvventApi.les(rot.required("avvent")));
    }

    /** UT-A1, UT-A2. */
    void krev() {
        if (!avvent.feilregistrering()) {
            throw new Avslag(400, "feilregistrering må være satt til true");
        }
        if (avvent.overfores().isEmpty()) {
            throw new Avslag(400, "overføres må være satt");
        }
    }
}
