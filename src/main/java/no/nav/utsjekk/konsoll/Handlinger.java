package no.nav.utsjekk.konsoll;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.drift.Alarmhandlinger;
import no.nav.utsjekk.drift.Avmerking;
import no.nav.utsjekk.drift.Avstemmingshandlinger;
import no.nav.utsjekk.drift.Begrunnelse;
import no.nav.utsjekk.drift.Dodbrevhandlinger;
import no.nav.utsjekk.drift.HoldteOppdrag;
import no.nav.utsjekk.drift.Kvitteringshandlinger;
import no.nav.utsjekk.drift.Oppdragshandlinger;

/** The operations that the pages call: the same as those of the API and of the MBeans, which check and write down. */
public final class Handlinger {

    private static final int MAX_TEKST = 100;

    private final Oppdragshandlinger oppdrag;
    private final HoldteOppdrag holdte;
    private final Kvitteringshandlinger kvitteringer;
    private final Dodbrevhandlinger dodbrev;
    private final Avstemmingshandlinger avstemming;
    private final Avmerking avmerking;
    private final Alarmhandlinger alarmer;

    public Handlinger(
            Oppdragshandlinger oppdrag,
            HoldteOppdrag holdte,
            Kvitteringshandlinger kvitteringer,
            Dodbrevhandlinger dodbrev,
            Avstemmingshandlinger avstemming,
            Avmerking avmerking,
            Alarmhandlinger alarmer) {
        this.oppdrag = oppdrag;
        this.holdte = holdte;
        this.kvitteringer = kvitteringer;
        this.dodbrev = dodbrev;
        this.avstemming = avstemming;
        this.avmerking = avmerking;
        this.alarmer = alarmer;
    }

    /** @throws no.nav.utsjekk.drift.Nektet when the state does not allow it */
    void utfor(Oppgave oppgave, long id, Besok besok, Begrunnelse hvorfor) {
        var ident = hvorfor.ident();
        var grunn = hvorfor.grunn();
        switch (oppgave) {
            case SEND_OPPDRAG -> oppdrag.send(id, besok.valgt("bekreftet"), ident, grunn);
            case MANUELL_KVITTERING -> oppdrag.kvitter(
                    id,
                    tekst(besok, "alvorlighetsgrad"),
                    tekst(besok, "kodeMelding"),
                    tekst(besok, "beskrMelding"),
                    besok.valgt("bekreftet"),
                    ident,
                    grunn);
            case LUKK_FRIST -> avmerking.lukkFrist(id, ident, grunn);
            case FRIGI -> holdte.frigi(id, ident, grunn);
            case AVVIS -> holdte.avvis(id, ident, grunn);
            case GODTA_FEILET -> avmerking.godtaFeilet(id, ident, grunn);
            case HANDTER_ALARM -> alarmer.handter(id, ident, grunn);
            case PROV_KVITTERING -> kvitteringer.provIgjen(id, ident, grunn);
            case KNYTT_KVITTERING -> kvitteringer.knytt(
                    id, Besok.tall(Optional.ofNullable(tekst(besok, "oppdrag")).orElse("")), ident, grunn);
            case FORKAST_KVITTERING -> kvitteringer.forkast(id, ident, grunn);
            case SEND_DODBREV -> dodbrev.send(id, ident, grunn);
            case FORKAST_DODBREV -> dodbrev.forkast(id, ident, grunn);
            case KJOR_AVSTEMMING -> avstemming.kjor(ident, grunn);
            case KJOR_AVSTEMMING_PERIODE -> avstemming.kjorPeriode(
                    tekst(besok, "fom"), tekst(besok, "tom"), ident, grunn);
            case AVKLAR_AVSTEMMING -> avstemming.avklar(id, "ja".equals(tekst(besok, "levert")), ident, grunn);
            case NOTER_AVSTEMMING -> avstemming.noter(id, ident, grunn);
        }
    }

    /** The operations take null for what is not given, as those of an MBean do. */
    private static String tekst(Besok besok, String navn) {
        return besok.felt(navn, MAX_TEKST).orElse(null);
    }

    /** What the thing is, in a few words, before anything is done to it. */
    Map<String, Object> fakta(Oppgave oppgave, long id) {
        if (id == 0) {
            return Map.of();
        }
        var fakta = new LinkedHashMap<String, Object>(
                switch (oppgave.gjelder()) {
                    case "oppdrag" -> oppdrag.vis(id);
                    case "kvitteringer" -> kvitteringer.vis(id);
                    case "dodbrev" -> dodbrev.vis(id);
                    case "avstemming" -> avstemming.vis(id);
                    case "alarmer" -> alarmer.vis(id);
                    default -> Map.<String, Object>of("melding", id);
                });
        fakta.keySet().removeIf(navn -> !navn.equals("id") && fakta.get(navn) instanceof Iterable);
        return fakta;
    }
}
