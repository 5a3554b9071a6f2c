package no.nav.utsjekk.rest.iverksetting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * The body of a simulation of an iverksetting (20 §5.1).
 *
 * @param personident never in logs
 */
record SimuleringV2Api(
        String sakId,
        String behandlingId,
        String personident,
        String saksbehandler,
        List<Andel> andeler,
        Optional<Behandling> forrige) {

    static SimuleringV2Api les(JsonField rot) {
        return new SimuleringV2Api(
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                Personident.les(rot.required("personident")),
                rot.required("saksbehandlerId").text(),
                rot.required("utbetalinger").list(IverksettingApi::andel),
                rot.nullable("forrigeIverksetting").map(IverksettingApi::behandling));
    }

    /**
     * The iverksetting that it would be. It has an iverksettingId if the one before it has: that is not asked for here.
     *
     * @param na Norwegian local time
     */
    Iverksetting iverksetting(Fagsystem fagsystem, LocalDateTime na) {
        return new Iverksetting(
                fagsystem,
                sakId,
                new Behandling(behandlingId, forrige.flatMap(Behandling::iverksettingId)),
                forrige,
                personident,
                na,
                saksbehandler,
                saksbehandler,
                andeler);
    }
}
