package no.nav.utsjekk.drift;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.dodbrev.LagretBrev;
import no.nav.utsjekk.dodbrev.LagretBrev.Art;
import no.nav.utsjekk.dodbrev.LagretBrevRepository;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import no.nav.utsjekk.utboks.Utboksstans;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** What operators do about dead letters: look, send once more, put away (OPS-14, OPS-21). */
@ManagedResource(description = "Døde brev: det som ingen fikk til å behandle")
public final class Dodbrevhandlinger {

    static final int MAX_LIST = 200;

    private final Utforelse utforelse;
    private final LagretBrevRepository brev;
    private final Brevsending sending;
    private final Utboksstans stans;

    public Dodbrevhandlinger(Utforelse utforelse, LagretBrevRepository brev, Brevsending sending, Utboksstans stans) {
        this.utforelse = utforelse;
        this.brev = brev;
        this.sending = sending;
        this.stans = stans;
    }

    @ManagedOperation(description = "Åpne døde brev, de eldste først, uten innhold (høyst 200)")
    public List<Map<String, Object>> list() {
        return list(0, MAX_LIST, false);
    }

    /**
     * Letters in the order of their ids, without content and personal data.
     *
     * @param etter only those with a greater id
     * @param alle also those that are closed
     */
    List<Map<String, Object>> list(long etter, int antall, boolean alle) {
        return brev.list(etter, Math.min(antall, MAX_LIST), alle).stream()
                .map(Dodbrevhandlinger::row)
                .toList();
    }

    @ManagedOperation(description = "Ett dødt brev, uten innhold: id")
    public Map<String, Object> vis(long id) {
        return row(find(id));
    }

    private LagretBrev find(long id) {
        return brev.find(id).orElseThrow(() -> Nektet.finnesIkke("Det er ikke noe dødbrev " + id));
    }

    private static Map<String, Object> row(LagretBrev dodt) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", dodt.id());
        row.put("rute", dodt.rute());
        dodt.sted().ifPresent(sted -> {
            row.put("topic", sted.topic());
            row.put("partisjon", sted.partisjon());
            row.put("posisjon", sted.posisjon());
        });
        row.put("opprettet", dodt.opprettet().toString());
        row.put("sistFeilet", dodt.sistFeilet().toString());
        row.put("forsok", dodt.forsok());
        row.put("arsak", dodt.arsak());
        dodt.melding().ifPresent(id -> row.put("melding", id));
        dodt.oppdrag().ifPresent(id -> row.put("oppdrag", id));
        dodt.kvittering().ifPresent(id -> row.put("kvittering", id));
        dodt.utboks().ifPresent(id -> row.put("utboks", id));
        dodt.avslutning().ifPresent(avslutning -> {
            row.put("avslutning", avslutning.art().name());
            row.put("avsluttet", avslutning.tid().toString());
            row.put("avsluttetAv", avslutning.hvem());
            row.put("utfall", avslutning.utfall());
        });
        return row;
    }

    /** All that a letter holds, personal data too; that somebody has seen it is written down (OPS-41). */
    public Map<String, Object> innhold(long id, Optional<String> ident, Optional<String> grunn) {
        var bestilling = new Bestilling(Handling.LES_DODBREV, Gjelder.dodbrev(id), ident, grunn);
        return utforelse.utfor(bestilling, hvem -> {
            find(id);
            return new Gjort<>(row(brev.innhold(id)), "Vist", Gjelder.dodbrev(id));
        });
    }

    private static Map<String, Object> row(LagretBrevRepository.Innhold innhold) {
        var row = new LinkedHashMap<String, Object>();
        innhold.nokkel().ifPresent(nokkel -> row.put("nokkel", text(nokkel)));
        row.put("hoder", innhold.hoder());
        innhold.innhold().ifPresent(bytes -> row.put("innhold", text(bytes)));
        row.put("detaljer", innhold.detaljer());
        return row;
    }

    /** What is no UTF-8 is shown as Base64. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return "base64:" + Base64.getEncoder().encodeToString(bytes);
        }
    }

    @ManagedOperation(description = "Sender det brevet gjelder på nytt: id, din ident, grunn")
    public String send(long id, String ident, String grunn) {
        return utfor(Handling.SEND_DODBREV, id, ident, grunn, dodt -> hvem -> {
            var sendt = sending.send(dodt);
            brev.close(id, Art.SENDT, hvem, sendt.melding());
            var gjelder = Gjelder.dodbrev(id).ogMelding(sendt.melding()).ogOppdrag(dodt.oppdrag());
            return Gjort.med(sendt.tekst(), gjelder);
        });
    }

    @ManagedOperation(description = "Legger brevet bort uten å sende det: id, din ident, grunn")
    public String forkast(long id, String ident, String grunn) {
        return utfor(Handling.FORKAST_DODBREV, id, ident, grunn, dodt -> hvem -> {
            dodt.utboks().ifPresent(stans::forkast);
            brev.close(id, Art.FORKASTET, hvem, Optional.empty());
            return Gjort.med("Forkastet: dødbrev " + id, Gjelder.dodbrev(id).ogOppdrag(dodt.oppdrag()));
        });
    }

    private String utfor(
            Handling handling,
            long id,
            String ident,
            String grunn,
            Function<LagretBrev, Function<String, Gjort<String>>> arbeid) {
        var bestilling =
                new Bestilling(handling, Gjelder.dodbrev(id), Optional.ofNullable(ident), Optional.ofNullable(grunn));
        return utforelse.utfor(bestilling, begrunnelse -> {
            brev.lock(id); // two operators at once: the second sees what the first has done
            return arbeid.apply(open(find(id))).apply(begrunnelse.ident());
        });
    }

    private static LagretBrev open(LagretBrev dodt) {
        dodt.avslutning().ifPresent(avslutning -> {
            throw Nektet.feilTilstand("Dødbrev %d er %s av %s %s (%s)"
                    .formatted(
                            dodt.id(),
                            avslutning.art() == Art.SENDT ? "sendt" : "forkastet",
                            avslutning.hvem(),
                            avslutning.tid(),
                            avslutning.utfall()));
        });
        return dodt;
    }
}
