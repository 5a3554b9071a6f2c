package no.nav.utsjekk.konsoll;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.drift.Dodbrevhandlinger;
import no.nav.utsjekk.drift.Kvitteringshandlinger;
import no.nav.utsjekk.konsoll.Svar.Side;

/** Parked kvitteringer and dead letters: lists, and one at a time (OPS-14). Content is shown for a reason only. */
public final class Koside {

    private final Kvitteringshandlinger kvitteringer;
    private final Dodbrevhandlinger dodbrev;

    public Koside(Kvitteringshandlinger kvitteringer, Dodbrevhandlinger dodbrev) {
        this.kvitteringer = kvitteringer;
        this.dodbrev = dodbrev;
    }

    Svar kvitteringer(Besok besok) {
        return Side.av("kvitteringer", Map.of("rader", kvitteringer.list()));
    }

    Svar dodbrev(Besok besok) {
        return Side.av("dodbrevliste", Map.of("rader", dodbrev.list()));
    }

    Svar kvittering(Besok besok) {
        return kvittering(besok, Map.of());
    }

    private Side kvittering(Besok besok, Map<String, Object> innhold) {
        var rad = kvitteringer.vis(besok.id());
        return en(
                "Kvittering " + besok.id(),
                "kvitteringer",
                besok,
                rad,
                Oppgave.forKvittering(rad.get("utfall").toString()),
                innhold);
    }

    /** With what it holds, when there is a reason; the looking is written down where it is done. */
    Svar lesKvittering(Besok besok) {
        krev(besok);
        return kvittering(
                besok,
                kvitteringer.innhold(besok.id(), Optional.of(besok.operator().ident()), grunn(besok)));
    }

    Svar brev(Besok besok) {
        return brev(besok, Map.of());
    }

    private Side brev(Besok besok, Map<String, Object> innhold) {
        var rad = dodbrev.vis(besok.id());
        return en(
                "Dødbrev " + besok.id(),
                "dodbrev",
                besok,
                rad,
                rad.containsKey("avslutning") ? List.of() : List.of(Oppgave.SEND_DODBREV, Oppgave.FORKAST_DODBREV),
                innhold);
    }

    /** The same of a dead letter. */
    Svar lesBrev(Besok besok) {
        krev(besok);
        return brev(
                besok, dodbrev.innhold(besok.id(), Optional.of(besok.operator().ident()), grunn(besok)));
    }

    private static void krev(Besok besok) {
        besok.krevEgetSkjema();
        besok.krevHandling();
    }

    private static Optional<String> grunn(Besok besok) {
        return besok.felt("grunn", Handlingsside.MAX_GRUNN);
    }

    private static Side en(
            String tittel,
            String ko,
            Besok besok,
            Map<String, Object> rad,
            List<Oppgave> oppgaver,
            Map<String, Object> innhold) {
        var modell = new HashMap<String, Object>();
        modell.put("tittel", tittel);
        modell.put("ko", ko);
        modell.put("id", besok.id());
        modell.put("rad", rad);
        modell.put("oppgaver", oppgaver);
        modell.put("innhold", pent(innhold));
        return Side.av("ko", modell);
    }

    private static Map<String, String> pent(Map<String, Object> innhold) {
        var pent = new HashMap<String, String>();
        innhold.forEach((navn, verdi) -> {
            var tekst = verdi.toString();
            pent.put(navn, tekst.startsWith("<") ? Pent.xml(tekst) : Pent.json(tekst));
        });
        return pent;
    }
}
