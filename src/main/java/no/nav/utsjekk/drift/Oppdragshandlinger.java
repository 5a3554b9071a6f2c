package no.nav.utsjekk.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.nav.utsjekk.drift.SendingRepository.Oppdrag;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import no.nav.utsjekk.kalender.Apningstid;
import no.nav.utsjekk.kvittering.Alvorlighetsgrad;
import no.nav.utsjekk.kvittering.Etteroppgjor;
import no.nav.utsjekk.kvittering.Osmelding;
import no.nav.utsjekk.melding.MeldingRepository;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** What operators do about oppdrag that OS has not answered, or has refused: give its answer by hand, send once more. */
@ManagedResource(description = "Oppdrag som OS ikke har besvart, eller har avvist")
public final class Oppdragshandlinger {

    static final int MAX_LIST = 200;

    private static final int MAX_KODE = 8;
    private static final int MAX_BESKRIVELSE = 70;

    /** A passing fault is no answer that a person gives: OS answers when it is asked again. */
    private static final Set<Alvorlighetsgrad> GIS_FOR_HAND =
            Set.of(Alvorlighetsgrad.GODTATT, Alvorlighetsgrad.GODTATT_MED_ADVARSEL, Alvorlighetsgrad.AVVIST);

    private static final DateTimeFormatter KLOKKE =
            DateTimeFormatter.ofPattern("d.M.uuuu 'kl.' HH:mm").withZone(ZoneId.of("Europe/Oslo"));

    private final Utforelse utforelse;
    private final SendingRepository oppdragene;
    private final MeldingRepository meldinger;
    private final Etteroppgjor oppgjor;
    private final Gjensending gjensending;
    private final Apningstid apningstid;
    private final Clock clock;
    private final Frister frister;

    /**
     * How long OS is given.
     *
     * @param svar how long an oppdrag must have been with OS, while it is open, before somebody else answers for it
     * @param kopi how long a refusal waits for answers to other copies (D7)
     */
    public record Frister(Duration svar, Duration kopi) {}

    public Oppdragshandlinger(
            Utforelse utforelse,
            SendingRepository oppdragene,
            MeldingRepository meldinger,
            Etteroppgjor oppgjor,
            Gjensending gjensending,
            Apningstid apningstid,
            Clock clock,
            Frister frister) {
        this.utforelse = utforelse;
        this.oppdragene = oppdragene;
        this.meldinger = meldinger;
        this.oppgjor = oppgjor;
        this.gjensending = gjensending;
        this.apningstid = apningstid;
        this.clock = clock;
        this.frister = frister;
    }

    @ManagedOperation(description = "Oppdrag uten svar, de eldste først (høyst 200)")
    public List<Map<String, Object>> list() {
        return list(0, MAX_LIST);
    }

    /** @param etter only those with a greater id */
    List<Map<String, Object>> list(long etter, int antall) {
        return oppdragene.unanswered(etter, Math.min(antall, MAX_LIST)).stream()
                .map(Oppdragshandlinger::row)
                .toList();
    }

    @ManagedOperation(description = "Ett oppdrag: id")
    public Map<String, Object> vis(long id) {
        return row(find(id));
    }

    private Oppdrag find(long id) {
        return oppdragene.find(id).orElseThrow(() -> Nektet.finnesIkke("Det er ikke noe oppdrag " + id));
    }

    private static Map<String, Object> row(Oppdrag oppdrag) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", oppdrag.id());
        row.put("melding", oppdrag.melding());
        row.put("fagsystem", oppdrag.fagsystem().name());
        row.put("sakId", oppdrag.sakId());
        row.put("fagomrade", oppdrag.fagomrade());
        row.put("tilstand", oppdrag.tilstand().name());
        row.put("utledet", oppdrag.utledet().toString());
        row.put("overleveringer", oppdrag.overleveringer());
        row.put("svar", oppdrag.svar());
        oppdrag.sistOverlevert().ifPresent(tid -> row.put("sistOverlevert", tid.toString()));
        oppdrag.avslagFrist().ifPresent(tid -> row.put("avslagFrist", tid.toString()));
        oppdrag.alvorlighetsgrad().ifPresent(grad -> row.put("alvorlighetsgrad", grad));
        oppdrag.kodeMelding().ifPresent(kode -> row.put("kodeMelding", kode));
        return row;
    }

    /**
     * OS's answer as an operator gives it, unchecked.
     *
     * @param bekreftet that OS has confirmed it
     */
    record Svar(Optional<String> alvorlighetsgrad, Optional<String> kode, Optional<String> tekst, boolean bekreftet) {

        /** @throws Nektet when it is no answer that can be given by hand */
        Osmelding somOsmelding() {
            var grad = Alvorlighetsgrad.fraKode(alvorlighetsgrad.orElse(""));
            if (!GIS_FOR_HAND.contains(grad)) {
                throw Nektet.ugyldig("alvorlighetsgrad må være 00, 04 eller 08");
            }
            if (grad != Alvorlighetsgrad.GODTATT && tekst.isEmpty()) {
                throw Nektet.ugyldig("Må oppgi beskrMelding: det OS sier (1 til %d tegn)".formatted(MAX_BESKRIVELSE));
            }
            if (kode.filter(k -> k.length() > MAX_KODE).isPresent()
                    || tekst.filter(t -> t.length() > MAX_BESKRIVELSE).isPresent()) {
                throw Nektet.ugyldig(
                        "kodeMelding kan ha høyst %d tegn, beskrMelding høyst %d".formatted(MAX_KODE, MAX_BESKRIVELSE));
            }
            if (!bekreftet) {
                throw Nektet.ugyldig("Må bekrefte at OS har sagt hva svaret er (bekreftet)");
            }
            return new Osmelding(grad, kode, tekst);
        }
    }

    @ManagedOperation(
            description =
                    "Gir OS' svar for hånd (OPS-22): id, alvorlighetsgrad (00, 04, 08), kodeMelding, beskrMelding, "
                            + "om OS har bekreftet det, din ident, grunn")
    public String kvitter(
            long id,
            String alvorlighetsgrad,
            String kodeMelding,
            String beskrMelding,
            boolean bekreftet,
            String ident,
            String grunn) {
        var svar = new Svar(text(alvorlighetsgrad), text(kodeMelding), text(beskrMelding), bekreftet);
        return utfor(Handling.MANUELL_KVITTERING, id, ident, grunn, oppdrag -> {
            var osmelding = svar.somOsmelding();
            requireAnswerable(oppdrag, osmelding);
            var gitt = oppgjor.giSvar(id, oppdragene.xml(id), osmelding);
            var forkastet =
                    gitt.forkastet().isEmpty() ? "" : ", parkerte kvitteringer er lagt bort: " + gitt.forkastet();
            return Gjort.med(
                    "Besvart for hånd: oppdrag %d med %s (kvittering %d%s)"
                            .formatted(id, osmelding.grad().kode(), gitt.kvittering(), forkastet),
                    Gjelder.oppdrag(id).ogKvittering(gitt.kvittering()));
        });
    }

    private static Optional<String> text(String given) {
        return Optional.ofNullable(given).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void requireAnswerable(Oppdrag oppdrag, Osmelding svar) {
        if (oppdrag.tilstand().erBesvart()) {
            throw Nektet.feilTilstand("Oppdrag %d er besvart: %s".formatted(oppdrag.id(), oppdrag.tilstand()));
        }
        var sist = oppdrag.sistOverlevert()
                .filter(tid -> oppdrag.overleveringer() > 0)
                .orElseThrow(() -> Nektet.feilTilstand("Oppdrag %d er aldri sendt til OS".formatted(oppdrag.id())));
        if (!oppdragene.hasParked(oppdrag.id())) {
            requirePast(oppdrag, "OS må få tid til å svare", svarfrist(sist));
        }
        if (!svar.grad().erGodtatt() && oppdrag.svar() + 1 < oppdrag.overleveringer()) {
            requirePast(oppdrag, "OS kan ennå godta en annen kopi", sist.plus(frister.kopi()));
        }
    }

    /** The time counts while OS is open. */
    private Instant svarfrist(Instant sist) {
        return apningstid.etterApent(sist, frister.svar());
    }

    private void requirePast(Oppdrag oppdrag, String hvorfor, Instant tid) {
        if (clock.instant().isBefore(tid)) {
            throw Nektet.feilTilstand("For tidlig for oppdrag %d: %s. Prøv igjen %s"
                    .formatted(oppdrag.id(), hvorfor, KLOKKE.format(tid)));
        }
    }

    @ManagedOperation(
            description =
                    "Sender oppdraget til OS en gang til, tegn for tegn som det var (OPS-20): id, om OS har bekreftet at "
                            + "det ikke er der, din ident, grunn")
    public String send(long id, boolean bekreftet, String ident, String grunn) {
        return utfor(Handling.SEND_OPPDRAG, id, ident, grunn, oppdrag -> {
            if (!bekreftet) {
                throw Nektet.ugyldig("Må bekrefte at OS ikke har oppdraget (bekreftet)");
            }
            if (!oppdrag.tilstand().erBesvart()) {
                oppdrag.sistOverlevert()
                        .ifPresent(sist -> requirePast(oppdrag, "OS må få tid til å svare", svarfrist(sist)));
            }
            gjensending.send(oppdrag);
            return Gjort.med(
                    "Sendes på nytt: oppdrag " + id, Gjelder.oppdrag(id).ogMelding(Optional.of(oppdrag.melding())));
        });
    }

    private String utfor(
            Handling handling, long id, String ident, String grunn, Function<Oppdrag, Gjort<String>> arbeid) {
        var bestilling =
                new Bestilling(handling, Gjelder.oppdrag(id), Optional.ofNullable(ident), Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, hvem -> {
            meldinger.lockSaker(List.of(find(id).sak()));
            return arbeid.apply(find(id)); // somebody else may have decided while we waited for the lock
        });
    }
}
