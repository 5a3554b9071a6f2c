package no.nav.utsjekk.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import no.nav.utsjekk.kvittering.Etteroppgjor;
import no.nav.utsjekk.kvittering.ParkertRepository;
import no.nav.utsjekk.kvittering.ParkertRepository.Parkert;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** What operators do about parked kvitteringer: look, try again, attach to an oppdrag, put away (OPS-14). */
@ManagedResource(description = "Parkerte kvitteringer: svar fra OS som ikke kunne gjøres opp av seg selv")
public final class Kvitteringshandlinger {

    static final int MAX_LIST = 200;

    private final Utforelse utforelse;
    private final ParkertRepository parkerte;
    private final Etteroppgjor oppgjor;
    private final SendingRepository oppdragene;

    public Kvitteringshandlinger(
            Utforelse utforelse, ParkertRepository parkerte, Etteroppgjor oppgjor, SendingRepository oppdragene) {
        this.utforelse = utforelse;
        this.parkerte = parkerte;
        this.oppgjor = oppgjor;
        this.oppdragene = oppdragene;
    }

    @ManagedOperation(description = "Parkerte kvitteringer, de eldste først, uten innhold (høyst 200)")
    public List<Map<String, Object>> list() {
        return list(0, MAX_LIST);
    }

    /** @param etter only those with a greater id */
    List<Map<String, Object>> list(long etter, int antall) {
        return parkerte.list(etter, Math.min(antall, MAX_LIST)).stream()
                .map(Kvitteringshandlinger::row)
                .toList();
    }

    @ManagedOperation(description = "Én kvittering som er eller var parkert, uten innhold: id")
    public Map<String, Object> vis(long id) {
        return row(find(id, parkerte.find(id)));
    }

    private static Parkert find(long id, Optional<Parkert> found) {
        return found.orElseThrow(() -> Nektet.finnesIkke("Det er ingen parkert kvittering " + id));
    }

    private static Map<String, Object> row(Parkert parkert) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", parkert.id());
        row.put("mottatt", parkert.mottatt().toString());
        row.put("grunn", parkert.grunn());
        row.put("utfall", parkert.utfall());
        parkert.oppdrag().ifPresent(id -> row.put("oppdrag", id));
        parkert.alvorlighetsgrad().ifPresent(grad -> row.put("alvorlighetsgrad", grad));
        parkert.kodeMelding().ifPresent(kode -> row.put("kodeMelding", kode));
        return row;
    }

    /** The message as it came, with personal data; that somebody has seen it is written down (OPS-41). */
    public Map<String, Object> innhold(long id, Optional<String> ident, Optional<String> grunn) {
        var bestilling = new Bestilling(Handling.LES_KVITTERING, Gjelder.kvittering(id), ident, grunn);
        return utforelse.utfor(bestilling, hvem -> {
            find(id, parkerte.find(id));
            var message = parkerte.message(id);
            return new Gjort<>(
                    Map.of("innhold", Dodbrevhandlinger.text(message.body())), "Vist", Gjelder.kvittering(id));
        });
    }

    @ManagedOperation(description = "Prøver kvitteringen igjen, som om den nettopp kom: id, din ident, grunn")
    public String provIgjen(long id, String ident, String grunn) {
        return utfor(Handling.PROV_KVITTERING, Gjelder.kvittering(id), id, ident, grunn, () -> oppgjor.provIgjen(id));
    }

    @ManagedOperation(description = "Tar kvitteringen for svaret på et oppdrag: id, oppdragets id, din ident, grunn")
    public String knytt(long id, long oppdrag, String ident, String grunn) {
        var gjelder = Gjelder.oppdrag(oppdrag).ogKvittering(id);
        return utfor(Handling.KNYTT_KVITTERING, gjelder, id, ident, grunn, () -> {
            requireSameSak(id, oppdrag);
            return oppgjor.knytt(id, oppdrag);
        });
    }

    /** A slip of the finger must not settle the oppdrag of another sak. */
    private void requireSameSak(long id, long oppdrag) {
        var gjelder =
                oppdragene.find(oppdrag).orElseThrow(() -> Nektet.finnesIkke("Det er ikke noe oppdrag " + oppdrag));
        var lest = oppgjor.les(parkerte.message(id))
                .orElseThrow(() -> Nektet.feilTilstand(
                        "Kvittering %d kan ikke leses. Spør OS hva svaret er, gi det for hånd på oppdraget, og forkast denne"
                                .formatted(id)));
        if (!lest.fagomrade().equals(gjelder.fagomrade()) || !lest.fagsystemId().equals(gjelder.sakId())) {
            throw Nektet.feilTilstand("Kvittering %d gjelder en annen sak enn oppdrag %d".formatted(id, oppdrag));
        }
        if (gjelder.tilstand().erBesvart()) {
            throw Nektet.feilTilstand("Oppdrag %d er besvart: %s".formatted(oppdrag, gjelder.tilstand()));
        }
    }

    @ManagedOperation(description = "Legger kvitteringen bort; den blir aldri gjort opp: id, din ident, grunn")
    public String forkast(long id, String ident, String grunn) {
        return utfor(bestilling(Handling.FORKAST_KVITTERING, Gjelder.kvittering(id), ident, grunn), id, () -> {
            parkerte.forkast(id);
            return "Forkastet: kvittering " + id;
        });
    }

    private String utfor(
            Handling handling,
            Gjelder gjelder,
            long id,
            String ident,
            String grunn,
            Supplier<Etteroppgjor.Utfall> arbeid) {
        return utfor(bestilling(handling, gjelder, ident, grunn), id, () -> gjortOpp(id, arbeid.get()));
    }

    private String utfor(Bestilling bestilling, long id, Supplier<String> arbeid) {
        return utforelse.utfor(bestilling, hvem -> {
            var parkert = find(id, parkerte.lock(id)); // two operators at once: the second sees what the first has done
            if (!parkert.erParkert()) {
                throw Nektet.feilTilstand("Kvittering %d er ikke parkert lenger: %s".formatted(id, parkert.utfall()));
            }
            return Gjort.med(arbeid.get(), bestilling.gjelder());
        });
    }

    private static Bestilling bestilling(Handling handling, Gjelder gjelder, String ident, String grunn) {
        return new Bestilling(handling, gjelder, Optional.ofNullable(ident), Optional.ofNullable(grunn));
    }

    /** @throws Nektet when it is still parked */
    static String gjortOpp(long id, Etteroppgjor.Utfall utfall) {
        if (utfall.erParkert()) {
            throw Nektet.feilTilstand("Kvittering %d %s, og er fortsatt parkert"
                    .formatted(id, utfall.grunn().orElseThrow()));
        }
        return "Gjort opp: kvittering %d for oppdrag %d: %s"
                .formatted(id, utfall.oppdrag().orElseThrow(), utfall.avgjorelse());
    }
}
