package no.nav.utsjekk.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import no.nav.utsjekk.melding.Ferdig;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/**
 * What an operator does about held oppdrag (D10, OPS-29): looks at them, lets them go, or refuses them. A decision is for
 * all held oppdrag of the melding, so that no producer is told of half a payment, and is written down in the same
 * transaction.
 */
@ManagedResource(description = "Oppdrag som holdes tilbake til noen har avgjort om de skal sendes")
public final class HoldteOppdrag {

    private static final int MAX_LIST = 200;

    private static final Avvisning DOBBELTUTBETALING =
            new Avvisning("DOBBELTUTBETALING", 409, "Utbetalingen er avvist som mulig dobbeltutbetaling", "");

    private final Utforelse utforelse;
    private final HoldteRepository holdte;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final UtboksRepository utboks;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public HoldteOppdrag(
            Utforelse utforelse,
            HoldteRepository holdte,
            MeldingRepository meldinger,
            SakRepository saker,
            UtboksRepository utboks,
            StatusWriter statuses,
            Metrics metrics) {
        this.utforelse = utforelse;
        this.holdte = holdte;
        this.meldinger = meldinger;
        this.saker = saker;
        this.utboks = utboks;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    @ManagedOperation(description = "Oppdrag som holdes, de eldste først (høyst 200)")
    public List<Map<String, Object>> list() {
        return holdte.list(MAX_LIST).stream().map(HoldteOppdrag::row).toList();
    }

    private static Map<String, Object> row(HoldteRepository.Holdt holdt) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", holdt.oppdrag());
        row.put("melding", holdt.melding());
        row.put("fagsystem", holdt.fagsystem().name());
        row.put("sakId", holdt.sakId());
        row.put("fagomrade", holdt.fagomrade());
        row.put("utledet", holdt.utledet().toString());
        row.put("linjer", holdt.linjer());
        row.put("belop", holdt.belop());
        row.put("overleveringer", holdt.overleveringer());
        row.put("varsler", holdt.varsler());
        return row;
    }

    @ManagedOperation(description = "Sender oppdraget, og andre som holdes for samme melding: id, din ident, grunn")
    public String frigi(long id, String ident, String grunn) {
        return decide(
                Handling.FRIGI, id, ident, grunn, melding -> gjort("Frigitt", melding, holdte.release(melding.id())));
    }

    @ManagedOperation(description = "Avviser hele meldingen, som blir FEILET 409 hos produsenten: id, din ident, grunn")
    public String avvis(long id, String ident, String grunn) {
        return decide(Handling.AVVIS, id, ident, grunn, melding -> {
            if (!melding.kanAvvises()) {
                throw Nektet.feilTilstand("Oppdrag " + id
                        + " kan ikke avvises: meldingen har oppdrag som er sendt, eller som kan ha nådd OS");
            }
            var oppdrag = holdte.refuse(melding.id());
            settle(melding);
            return gjort("Avvist", melding, oppdrag);
        });
    }

    private void settle(HoldteRepository.Melding melding) {
        var error = statuses.error(DOBBELTUTBETALING, Optional.empty());
        saker.release(holdte.uids(melding.id()));
        meldinger.finish(List.of(new Ferdig(melding.id(), false, Optional.of(error))));
        utboks.add(statuses.status(melding.svar(), Status.FEILET, Optional.of(melding.detaljer()), Optional.of(error)));
        AfterCommit.run(() -> metrics.svar(melding.svar().fagsystem().name(), Status.FEILET.name()));
    }

    private String decide(
            Handling handling,
            long id,
            String ident,
            String grunn,
            Function<HoldteRepository.Melding, Gjort<String>> decision) {
        var bestilling =
                new Bestilling(handling, Gjelder.oppdrag(id), Optional.ofNullable(ident), Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, hvem -> {
            meldinger.lockSaker(List.of(sakOf(id)));
            sakOf(id); // somebody else may have decided while we waited for the lock
            return decision.apply(holdte.meldingOf(id));
        });
    }

    private static Gjort<String> gjort(String hva, HoldteRepository.Melding melding, List<Long> oppdrag) {
        var gjelder =
                new Gjelder(Optional.empty(), Optional.empty(), Optional.of(melding.id()), oppdrag, Optional.empty());
        return Gjort.med("%s: oppdrag %s".formatted(hva, oppdrag), gjelder);
    }

    private long sakOf(long id) {
        return holdte.sakOf(id).orElseThrow(() -> Nektet.finnesIkke("Oppdrag " + id + " holdes ikke"));
    }
}
