package no.nav.utsjekk.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.alarm.Alarm;
import no.nav.utsjekk.alarm.AlarmRepository;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Bedomt;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Mistenkt;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Nokkel;
import no.nav.utsjekk.alarm.DobbeltutbetalingRepository.Vurdering;
import no.nav.utsjekk.drift.Kall.Innsendt;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/**
 * What operators do about alarms: look, say that one is dealt with, and judge double payments (OPS-7, OPS-26, OPS-28, OPS-31).
 * Nothing but the alarm changes. Also steps of the routes {@code drift-alarm-*} and {@code drift-dobbeltutbetaling-*}.
 */
@ManagedResource(description = "Alarmer: det som er galt, til det er borte eller noen har håndtert det")
public final class Alarmhandlinger {

    private static final int MAX_LIST = 200;
    private static final int MAX_IDER = 1_000;
    private static final long MAX_TIMER = 24L * 31;
    private static final long DOGN = 24;

    private final Utforelse utforelse;
    private final AlarmRepository alarmer;
    private final DobbeltutbetalingRepository dobbelt;
    private final Clock clock;

    public Alarmhandlinger(
            Utforelse utforelse, AlarmRepository alarmer, DobbeltutbetalingRepository dobbelt, Clock clock) {
        this.utforelse = utforelse;
        this.alarmer = alarmer;
        this.dobbelt = dobbelt;
        this.clock = clock;
    }

    @ManagedOperation(description = "Åpne alarmer, de nyeste først (høyst 200)")
    public List<Map<String, Object>> list() {
        return list(Long.MAX_VALUE, MAX_LIST, false);
    }

    /**
     * Alarms, the newest first, 200 at most.
     *
     * @param eldreEnn only those with a smaller id
     * @param alle also those that are gone or handled
     */
    public List<Map<String, Object>> list(long eldreEnn, int antall, boolean alle) {
        return alarmer.list(eldreEnn, Math.min(antall, MAX_LIST), alle).stream()
                .map(Alarmhandlinger::rad)
                .toList();
    }

    @ManagedOperation(description = "En alarm: id")
    public Map<String, Object> vis(long id) {
        return rad(alarmer.finn(id).orElseThrow(() -> finnesIkke(id)));
    }

    private static Nektet finnesIkke(long id) {
        return Nektet.finnesIkke("Det er ikke noen alarm " + id);
    }

    private static Map<String, Object> rad(Alarm alarm) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("id", alarm.id());
        rad.put("type", alarm.type().name());
        rad.put("regel", alarm.type().regel());
        rad.put("navn", alarm.type().navn());
        rad.put("niva", alarm.type().niva().name());
        rad.put("gruppe", alarm.gruppe());
        rad.put("tekst", alarm.tekst());
        rad.put("apen", alarm.erApen());
        rad.put("forst", alarm.forst().toString());
        rad.put("ganger", alarm.ganger());
        alarm.reist().ifPresent(tid -> rad.put("reist", tid.toString()));
        alarm.borte().ifPresent(tid -> rad.put("borte", tid.toString()));
        alarm.handtert().ifPresent(handtering -> {
            rad.put("handtert", handtering.tidspunkt().toString());
            rad.put("handtertAv", handtering.hvem());
            rad.put("grunn", handtering.grunn());
        });
        return rad;
    }

    @ManagedOperation(
            description = "Alarmen er håndtert og gjentas ikke mens det den gjelder varer: id, din ident, grunn")
    public String handter(long id, String ident, String grunn) {
        return handter(List.of(id), ident, grunn);
    }

    /**
     * Alarms are dealt with: they are not told any more while what they are about lasts. Nothing else changes (FM-43).
     *
     * @throws Nektet when none of them is open, or ident or grunn is missing
     */
    public String handter(List<Long> ider, String ident, String grunn) {
        var bestilling = new Bestilling(
                Handling.HANDTER_ALARM, Gjelder.INGENTING, Optional.ofNullable(ident), Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, hvem -> {
            if (ider.isEmpty() || ider.size() > MAX_IDER) {
                throw Nektet.ugyldig("Må oppgi ider (1 til %d)".formatted(MAX_IDER));
            }
            var handterte = alarmer.handter(ider, hvem.ident(), hvem.grunn(), clock.instant());
            if (handterte.isEmpty()) {
                ider.stream()
                        .filter(id -> alarmer.finn(id).isEmpty())
                        .findFirst()
                        .ifPresent(id -> {
                            throw finnesIkke(id);
                        });
                throw Nektet.feilTilstand("Alarmen er ikke åpen");
            }
            return Gjort.med("Håndtert: alarm " + handterte, Gjelder.INGENTING);
        });
    }

    @ManagedOperation(description = "Mulige dobbeltutbetalinger: antall timer tilbake, om kjente skal være med")
    public List<Map<String, Object>> dobbeltutbetalinger(long timer, boolean kjente) {
        if (timer < 1 || timer > MAX_TIMER) {
            throw Nektet.ugyldig("timer må være fra 1 til " + MAX_TIMER);
        }
        var na = clock.instant();
        return dobbelt.mistenkte(na.minus(Duration.ofHours(timer)), na.plus(Duration.ofHours(1))).stream()
                .filter(mistenkt -> kjente || !mistenkt.erKjent())
                .map(Alarmhandlinger::rad)
                .toList();
    }

    private static Map<String, Object> rad(Mistenkt mistenkt) {
        var rad = new LinkedHashMap<String, Object>();
        rad.put("behandlingId", mistenkt.nokkel().behandlingId());
        rad.put("klassekode", mistenkt.nokkel().klassekode());
        rad.put("fom", mistenkt.nokkel().fom().toString());
        rad.put("tom", mistenkt.nokkel().tom().toString());
        rad.put("belop", mistenkt.belop());
        rad.put("fagsystem", mistenkt.fagsystem());
        rad.put("meldinger", mistenkt.kilder());
        rad.put("kjent", mistenkt.erKjent());
        mistenkt.bedomt().ifPresent(bedomt -> vis(bedomt, rad));
        return rad;
    }

    private static void vis(Bedomt bedomt, Map<String, Object> rad) {
        rad.put("vurdering", bedomt.vurdering().name());
        rad.put("hvem", bedomt.hvem());
        rad.put("grunn", bedomt.grunn());
        rad.put("tidspunkt", bedomt.tidspunkt().toString());
    }

    @ManagedOperation(
            description =
                    "Hva en mulig dobbeltutbetaling er: behandlingId, klassekode, fom, tom (åååå-mm-dd), vurdering "
                            + "(UFARLIG, RETTET, eller ANGRET for å ta tilbake), din ident, grunn")
    public String bedom(
            String behandlingId,
            String klassekode,
            String fom,
            String tom,
            String vurdering,
            String ident,
            String grunn) {
        var bestilling = new Bestilling(
                Handling.BEDOM_DOBBELTUTBETALING,
                Gjelder.INGENTING,
                Optional.ofNullable(ident),
                Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, hvem -> {
            var nokkel = new Nokkel(
                    oppgitt("behandlingId", behandlingId),
                    oppgitt("klassekode", klassekode),
                    dag("fom", fom),
                    dag("tom", tom));
            var valgt = vurdering(oppgitt("vurdering", vurdering));
            dobbelt.bedom(nokkel, valgt, hvem.ident(), hvem.grunn());
            return Gjort.med(
                    "Dobbeltutbetaling i behandling %s, %s %s til %s: %s"
                            .formatted(nokkel.behandlingId(), nokkel.klassekode(), fom, tom, valgt),
                    Gjelder.INGENTING);
        });
    }

    private static String oppgitt(String navn, String tekst) {
        if (tekst == null || tekst.isBlank()) {
            throw Nektet.ugyldig(navn + " er påkrevd");
        }
        return tekst.strip();
    }

    private static LocalDate dag(String navn, String tekst) {
        try {
            return LocalDate.parse(oppgitt(navn, tekst));
        } catch (DateTimeParseException e) {
            throw Nektet.ugyldig(navn + " må være en dato (åååå-mm-dd)");
        }
    }

    private static Vurdering vurdering(String navn) {
        return Arrays.stream(Vurdering.values())
                .filter(kjent -> kjent.name().equals(navn))
                .findFirst()
                .orElseThrow(() -> Nektet.ugyldig("vurdering må være UFARLIG, RETTET eller ANGRET"));
    }

    // --- over HTTP

    public void listOverHttp(Exchange exchange) throws JsonProcessingException {
        Kall.svar(
                exchange,
                kall -> list(
                        kall.number("eldreEnn").orElse(Long.MAX_VALUE),
                        kall.number("antall")
                                .map(n -> (int) Math.min(n, MAX_LIST))
                                .orElse(MAX_LIST),
                        kall.flag("alle")));
    }

    public void visOverHttp(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> vis(kall.id()));
    }

    public void handterOverHttp(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            var ider = kall.header("id").isPresent() ? List.of(kall.id()) : ider(innsendt);
            return Map.of("resultat", handter(ider, innsendt.given("ident"), innsendt.given("grunn")));
        });
    }

    private static List<Long> ider(Innsendt innsendt) {
        return StreamSupport.stream(innsendt.json().path("ider").spliterator(), false)
                .map(id -> {
                    if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                        throw Nektet.ugyldig("ider må være hele tall");
                    }
                    return id.longValue();
                })
                .toList();
    }

    public void dobbeltutbetalingerOverHttp(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> dobbeltutbetalinger(kall.number("timer").orElse(DOGN), kall.flag("kjente")));
    }

    public void bedomOverHttp(Exchange exchange) throws JsonProcessingException {
        Kall.svar(exchange, kall -> {
            var innsendt = kall.innsendt();
            return Map.of(
                    "resultat",
                    bedom(
                            innsendt.given("behandlingId"),
                            innsendt.given("klassekode"),
                            innsendt.given("fom"),
                            innsendt.given("tom"),
                            innsendt.given("vurdering"),
                            innsendt.given("ident"),
                            innsendt.given("grunn")));
        });
    }
}
