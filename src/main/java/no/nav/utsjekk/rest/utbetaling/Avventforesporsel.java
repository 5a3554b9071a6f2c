package no.nav.utsjekk.rest.utbetaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;

/** To withdraw an avvent. */
record Avventforesporsel(UUID uid, Opphav opphav, AvventforesporselApi innhold) implements Foresporsel {

    @Override
    @JsonProperty("hensikt")
    public Hensikt hensikt() {
        return Hensikt.OPPHEV_AVVENT;
    }

    @Override
    public String sakId() {
        return innhold.sakId();
    }

    @Override
    public String stonad() {
        return innhold.stonad();
    }

    @Override
    public String personident() {
        return innhold.personident();
    }

    /** Has neither behandling nor time of decision: its oppdrag has no line that could tell them. */
    @Override
    public Melding melding(Stonader stonader) {
        var avvent = innhold.avvent().avvent();
        return new Melding(
                uid.toString(),
                fagsystem(),
                innhold.sakId(),
                "",
                innhold.personident(),
                avvent.fom().atStartOfDay(),
                innhold.saksbehandlerId(),
                innhold.saksbehandlerId(),
                Optional.of(avvent),
                false,
                Omfang.NEVNTE,
                List.of(new Onske.OpphevAvvent(uid)));
    }
}
