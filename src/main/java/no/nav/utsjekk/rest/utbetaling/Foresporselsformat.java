package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.mottak.Meldingstolk;
import no.nav.utsjekk.mottak.json.JsonDocument;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.utbetaling.Foresporsel.Opphav;

/** How a request is stored as the content of a melding, and what the machine reads there. */
public final class Foresporselsformat implements Meldingstolk {

    /** Stands in the place of the topic in stored meldinger. */
    public static final String KANAL = "rest.utbetaling";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Stonader stonader;

    public Foresporselsformat(Stonader stonader) {
        this.stonader = stonader;
    }

    @Override
    public Lesing les(String nokkel, byte[] innhold) {
        return new Lesing.Lest(les(innhold).melding(stonader), 0);
    }

    byte[] skriv(Foresporsel foresporsel) {
        try {
            return JSON.writeValueAsBytes(foresporsel);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written as JSON", e);
        }
    }

    Foresporsel les(byte[] innhold) {
        var rot = JsonDocument.read(innhold);
        var hensikt = rot.required("hensikt").oneOf(Hensikt.class);
        var uid = rot.required("uid").uuid();
        var opphav = opphav(rot.required("opphav"));
        var bestilt = rot.required("innhold");
        return hensikt == Hensikt.OPPHEV_AVVENT
                ? new Avventforesporsel(uid, opphav, AvventforesporselApi.les(bestilt))
                : new Utbetalingsforesporsel(hensikt, uid, opphav, UtbetalingApi.les(bestilt));
    }

    private static Opphav opphav(JsonField opphav) {
        return new Opphav(
                opphav.required("klient").text(), opphav.nullable("navIdent").map(JsonField::text));
    }
}
