package no.nav.utsjekk.rest.utbetaling;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.mottak.Sammenslaing;
import no.nav.utsjekk.mottak.json.JsonField;
import no.nav.utsjekk.rest.Avslag;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * An utbetaling as the facade carries it, both ways (20 §4.2).
 *
 * @param personident never in logs
 * @param vedtakstidspunkt Norwegian local time
 * @param stonad a name of 20 §4.3
 * @param forsteUtbetaling whether OS is to take the sak for a new one (UT-C3); absent in answers (UT-M7)
 */
record UtbetalingApi(
        String sakId,
        String behandlingId,
        String personident,
        String vedtakstidspunkt,
        @JsonProperty("stønad") String stonad,
        String beslutterId,
        String saksbehandlerId,
        Periodetype periodeType,
        List<PeriodeApi> perioder,
        Optional<AvventApi> avvent,
        @JsonProperty("erFørsteUtbetaling") Optional<Boolean> forsteUtbetaling) {

    UtbetalingApi {
        perioder = List.copyOf(perioder);
    }

    static UtbetalingApi les(JsonField rot) {
        return new UtbetalingApi(
                rot.required("sakId").text(),
                rot.required("behandlingId").text(),
                rot.required("personident").text(),
                rot.required("vedtakstidspunkt").dateTime().toString(),
                Stonadsnavn.les(rot.required("stønad")),
                rot.required("beslutterId").text(),
                rot.required("saksbehandlerId").text(),
                rot.required("periodeType").oneOf(Periodetype.class),
                rot.required("perioder").list(PeriodeApi::les),
                rot.nullable("avvent").map(AvventApi::les),
                rot.nullable("erFørsteUtbetaling").map(JsonField::flag));
    }

    /** The committed version. */
    static UtbetalingApi av(Utbetaling utbetaling) {
        return new UtbetalingApi(
                utbetaling.sakId(),
                utbetaling.behandlingId(),
                utbetaling.personident(),
                utbetaling.vedtakstidspunkt().toString(),
                utbetaling.stonad().navn(),
                utbetaling.beslutter(),
                utbetaling.saksbehandler(),
                utbetaling.periodetype(),
                utbetaling.perioder().stream().map(PeriodeApi::av).toList(),
                utbetaling.avvent().map(AvventApi::av),
                Optional.empty());
    }

    LocalDateTime tidspunkt() {
        return LocalDateTime.parse(vedtakstidspunkt);
    }

    /**
     * UT-M1 to UT-M5: as few perioder as possible, by fom.
     *
     * @throws Avslag UT-M4
     */
    List<Periode> sammenslatt() {
        var poster = perioder.stream().map(PeriodeApi::periode).toList();
        var slatt = Sammenslaing.ved(periodeType).av(poster);
        if (periodeType == Periodetype.EN_GANG && Sammenslaing.DAGER.av(poster).size() < poster.size()) {
            throw new Avslag(400, "Forventet kun en periode, da sammenslåing av beløp ikke er støttet");
        }
        return slatt;
    }

    /** UT-M7: as it is read back, one periode per day where the beløp is per day. */
    UtbetalingApi lestTilbake() {
        return new UtbetalingApi(
                sakId,
                behandlingId,
                personident,
                vedtakstidspunkt,
                stonad,
                beslutterId,
                saksbehandlerId,
                periodeType,
                sammenslatt().stream()
                        .map(PeriodeApi::av)
                        .flatMap(this::utvidet)
                        .sorted(comparing(PeriodeApi::fom))
                        .toList(),
                avvent,
                Optional.empty());
    }

    private Stream<PeriodeApi> utvidet(PeriodeApi periode) {
        return switch (periodeType) {
            case DAG -> dager(periode).map(periode::pa);
            case UKEDAG -> dager(periode).filter(dag -> !erHelg(dag)).map(periode::pa);
            case MND, EN_GANG -> Stream.of(periode);
        };
    }

    private static Stream<LocalDate> dager(PeriodeApi periode) {
        return periode.fom().datesUntil(periode.tom().plusDays(1));
    }

    static boolean erHelg(LocalDate dag) {
        return dag.getDayOfWeek() == DayOfWeek.SATURDAY || dag.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
