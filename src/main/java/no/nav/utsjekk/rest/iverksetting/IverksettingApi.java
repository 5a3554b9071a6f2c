package no.nav.utsjekk.rest.iverksetting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.iverksetting.Andel;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Satstype;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * The body of an iverksetting (20 §3.2).
 *
 * @param personident never in logs
 * @param vedtak absent when the body has none
 */
record IverksettingApi(
        String sakId,
        Behandling behandling,
        Optional<Behandling> forrige,
        String personident,
        Optional<Vedtak> vedtak) {

    /** @param tidspunkt Norwegian local time */
    private record Vedtak(LocalDateTime tidspunkt, String saksbehandler, String beslutter, List<Andel> andeler) {

        static Vedtak les(JsonField vedtak) {
            return new Vedtak(
                    vedtak.required("vedtakstidspunkt").dateTime(),
                    vedtak.required("saksbehandlerId").text(),
                    vedtak.required("beslutterId").text(),
                    vedtak.defaulted("utbetalinger")
                            .map(utbetalinger -> utbetalinger.list(IverksettingApi::andel))
                            .orElse(List.of()));
        }
    }

    static IverksettingApi les(JsonField rot) {
        return new IverksettingApi(
                rot.required("sakId").text(),
                behandling(rot),
                rot.nullable("forrigeIverksetting").map(IverksettingApi::behandling),
                Personident.les(rot.required("personident")),
                rot.defaulted("vedtak").map(Vedtak::les));
    }

    static Behandling behandling(JsonField felt) {
        return new Behandling(
                felt.required("behandlingId").text(),
                felt.nullable("iverksettingId").map(JsonField::text));
    }

    static Andel andel(JsonField utbetaling) {
        return new Andel(
                utbetaling.required("beløp").uint(),
                utbetaling.required("satstype").oneOf(Satstype.class),
                utbetaling.required("fraOgMedDato").date(),
                utbetaling.required("tilOgMedDato").date(),
                Stonadsdataleser.les(utbetaling.required("stønadsdata")));
    }

    /**
     * What is asked for.
     *
     * @param fagsystem of the client
     * @param na Norwegian local time: that of the vedtak when the body has none
     */
    Iverksetting iverksetting(Fagsystem fagsystem, LocalDateTime na) {
        var gjelder = vedtak.orElseGet(() -> new Vedtak(na, "", "", List.of()));
        return new Iverksetting(
                fagsystem,
                sakId,
                behandling,
                forrige,
                personident,
                gjelder.tidspunkt(),
                gjelder.saksbehandler(),
                gjelder.beslutter(),
                gjelder.andeler());
    }
}
