package no.nav.utsjekk.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Mistenkt;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.vakt.Etterslep;
import no.nav.utsjekk.vakt.Varsel;

/**
 * The list of each alarm: from Postgres, or from what a neighbour has told of itself lately.
 *
 * @param avstemming what is wrong with avstemming at a moment, by what it is about
 * @param etterslep how far behind the intake is, as found last
 * @param koer what the queues hold, as found last
 */
public record Alarmkilder(
        AlarmkildeRepository database,
        DobbeltutbetalingRepository dobbelt,
        Function<Instant, Map<String, String>> avstemming,
        Supplier<Etterslep.Maling> etterslep,
        Kilde koer,
        Apningstid apningstid,
        Frister frister) {

    private static final Duration DOGN = Duration.ofDays(1);
    private static final Duration KLAR = Duration.ofMinutes(5);
    private static final Duration USENDT = Duration.ofMinutes(10);
    private static final Duration VENTET = Duration.ofHours(2);

    /** More records behind than this is too many (ALM-9). */
    private static final long ETTERSLEP = 5;

    /**
     * @param kvittering how long OS has to answer, while it is open
     * @param maling how old what a neighbour has told of itself may be
     */
    public record Frister(Duration kvittering, Duration maling) {}

    /** All of them, by the alarm that they are for. */
    public Map<Alarmtype, Kilde> alle() {
        var kilder = new EnumMap<Alarmtype, Kilde>(Alarmtype.class);
        kilder.put(
                Alarmtype.KVITTERING_MANGLER,
                moment -> database.utenKvittering(apningstid.apentSiden(moment, frister.kvittering())));
        kilder.put(Alarmtype.UTBETALING_AVVIKER, database::avvikendeUtbetalinger);
        kilder.put(Alarmtype.DOBBELTUTBETALING, this::dobbeltutbetalinger);
        kilder.put(Alarmtype.UTBETALING_FEILET, database::feilet);
        kilder.put(
                Alarmtype.UVENTET_FEIL,
                moment -> database.varsler(Alarmtype.UVENTET_FEIL, List.of(Varsel.Type.UVENTET_FEIL), moment));
        kilder.put(Alarmtype.UKJENT_SVAR, this::ukjenteSvar);
        kilder.put(Alarmtype.PARKERT, moment -> database.parkerte());
        kilder.put(Alarmtype.INGEN_KLAR, moment -> database.ingenKlar(moment.minus(KLAR)));
        kilder.put(Alarmtype.ETTERSLEP, this::etterslep);
        kilder.put(Alarmtype.AVSTEMMING, this::avstemminger);
        kilder.put(Alarmtype.KVITTERINGSKO, koer);
        kilder.put(Alarmtype.OPPDRAG_VENTER, moment -> database.usendteOppdrag(apningstid.apentSiden(moment, USENDT)));
        kilder.put(
                Alarmtype.MELDING_VENTER, moment -> database.ventendeMeldinger(apningstid.apentSiden(moment, VENTET)));
        kilder.put(Alarmtype.VARSEL, moment -> database.varsler(Alarmtype.VARSEL, ANDRE, moment));
        return kilder;
    }

    /** Those that no other alarm tells of. */
    private static final List<Varsel.Type> ANDRE = AlarmkildeRepository.utenom(
            Varsel.Type.DOBBELTUTBETALING,
            Varsel.Type.UVENTET_FEIL,
            Varsel.Type.SIMULERING_UKJENT_FEIL,
            Varsel.Type.KVITTERING_PARKERT,
            Varsel.Type.KVITTERING_I_STRID,
            Varsel.Type.DODBREV,
            Varsel.Type.AVSTEMMING_MANGLER,
            Varsel.Type.AVSTEMMING_UFERDIG,
            Varsel.Type.AVSTEMMING_I_TVIL);

    /** Those of the last day that nobody has judged, those whose alarm is open, and suspicions at derivation (D10, FM-46). */
    private List<Funn> dobbeltutbetalinger(Instant moment) {
        var nye = dobbelt.mistenkte(moment.minus(DOGN), moment.plus(DOGN)).stream()
                .filter(mistenkt -> !mistenkt.erKjent())
                .map(Alarmkilder::funn);
        var varslede = database.varsler(Alarmtype.DOBBELTUTBETALING, List.of(Varsel.Type.DOBBELTUTBETALING), moment);
        return unike(Stream.of(nye, dobbelt.apne().stream(), varslede.stream()).flatMap(Function.identity()));
    }

    private static Funn funn(Mistenkt mistenkt) {
        var nokkel = mistenkt.nokkel();
        return Funn.av(
                nokkel.tekst(),
                mistenkt.fagsystem(),
                "behandling %s %s %s–%s, %d kr i %d meldinger"
                        .formatted(
                                nokkel.behandlingId(),
                                nokkel.klassekode(),
                                nokkel.fom(),
                                nokkel.tom(),
                                mistenkt.belop(),
                                mistenkt.kilder().size()));
    }

    private List<Funn> ukjenteSvar(Instant moment) {
        return unike(Stream.concat(
                database.ukjenteSvar().stream(),
                database.varsler(Alarmtype.UKJENT_SVAR, List.of(Varsel.Type.SIMULERING_UKJENT_FEIL), moment).stream()));
    }

    /** The first of those that are about the same. */
    private static List<Funn> unike(Stream<Funn> funn) {
        var unike = new LinkedHashMap<String, Funn>();
        funn.forEach(f -> unike.putIfAbsent(f.gjelder(), f));
        return List.copyOf(unike.values());
    }

    private List<Funn> etterslep(Instant moment) {
        var maling = etterslep.get();
        if (maling.tid().isBefore(moment.minus(frister.maling()))) {
            throw new Kilde.Borte("Kafka har ikke svart på en stund");
        }
        return maling.records().entrySet().stream()
                .filter(topic -> topic.getValue() > ETTERSLEP)
                .map(topic -> Funn.av(topic.getKey(), "%s (%d)".formatted(topic.getKey(), topic.getValue())))
                .toList();
    }

    private List<Funn> avstemminger(Instant moment) {
        return avstemming.apply(moment).entrySet().stream()
                .map(avvik -> Funn.av(avvik.getKey(), avvik.getValue()))
                .toList();
    }
}
