package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Krav;

/** Goes through the requests of one sak in their order: was each answered once, and was the answer true (STS-1, STS-2)? */
final class Saksrevisjon {

    private static final String UENDRET = "OK";
    private static final String AVVIST = "FEILET";
    private static final String GODTATT = "MOTTATT HOS_OPPDRAG OK";
    private static final String AVVIST_AV_OS = "MOTTATT HOS_OPPDRAG FEILET";

    private final String sakId;
    private final Osjournal journal;
    private final Statuser statuser;
    private final Fasit fasit = new Fasit();
    private final List<Avvik> avvik = new ArrayList<>();
    private final Map<Bestilling, Utfall> utfall = new HashMap<>();

    private Saksrevisjon(String sakId, Osjournal journal, Statuser statuser) {
        this.sakId = sakId;
        this.journal = journal;
        this.statuser = statuser;
    }

    /**
     * What was found.
     *
     * @param skalVaere by uid, what the sak must be now; ended ones included
     * @param utfall of each request
     */
    record Funn(List<Avvik> avvik, Map<UUID, Krav> skalVaere, Map<Bestilling, Utfall> utfall) {}

    /**
     * @param bestillinger of the sak, in the order in which they came
     */
    static Funn av(List<Bestilling> bestillinger, Osjournal journal, Statuser statuser) {
        var revisjon = new Saksrevisjon(bestillinger.get(0).sakId(), journal, statuser);
        bestillinger.forEach(revisjon::gjennomga);
        revisjon.finnUbestilte(bestillinger);
        return new Funn(List.copyOf(revisjon.avvik), revisjon.fasit.gjeldende(), Map.copyOf(revisjon.utfall));
    }

    private void gjennomga(Bestilling b) {
        var forventning = fasit.forventer(b);
        var oppdrag = journal.godtatte(b).stream().collect(groupingBy(Osjournal.Oppdrag::fagomrade));
        var fagomrader = oppdrag.keySet();
        var skalSendes = forventning instanceof Forventning.Sendt sendt ? sendt.fagomrader() : Set.<String>of();
        if (!skalSendes.containsAll(fagomrader)) {
            meld(b, "OS skulle bare fått %s, men har godtatt %s", skalSendes, fagomrader);
        }
        oppdrag.forEach((fagomrade, kopier) -> {
            if (!erBetaltEnGang(kopier)) {
                meld(b, "OS har godtatt %d oppdrag i %s", kopier.size(), fagomrade);
            }
        });
        b.nokler().forEach(nokkel -> svar(b, nokkel, forventning, fagomrader.containsAll(skalSendes)));
        utfall.put(b, Utfall.av(b, forventning, fagomrader));
        fasit.godta(b, fagomrader);
    }

    private static boolean erBetaltEnGang(List<Osjournal.Oppdrag> kopier) {
        return kopier.size() == 1
                || new HashSet<>(kopier).size() == 1 && kopier.get(0).erBareOpphor();
    }

    private void svar(Bestilling b, String nokkel, Forventning forventning, boolean altGodtatt) {
        var forlop = statuser.forlop(nokkel);
        var forste = forlop.isEmpty() ? List.<JsonNode>of() : forlop.get(0);
        var skal = skal(forventning, altGodtatt);
        if (!navn(forste).equals(skal)) {
            meld(b, "%s skulle få %s, fikk %s", nokkel, skal, tekst(forste));
            return;
        }
        var slutt = forste.get(forste.size() - 1);
        if (!erSann(slutt, skal, forventning)) {
            meld(b, "%s fikk en feil som den ikke har: %s", nokkel, slutt);
        }
        var flere = forlop.subList(1, forlop.size());
        if (flere.size() > b.forsinkede(nokkel) || !flere.stream().allMatch(f -> erGjentatt(f, slutt))) {
            meld(b, "%s ble besvart flere ganger: %s", nokkel, forlop);
        }
    }

    private static String skal(Forventning forventning, boolean altGodtatt) {
        if (forventning instanceof Forventning.Sendt) {
            return altGodtatt ? GODTATT : AVVIST_AV_OS;
        }
        return forventning instanceof Forventning.Uendret ? UENDRET : AVVIST;
    }

    private static boolean erSann(JsonNode slutt, String skal, Forventning forventning) {
        if (forventning instanceof Forventning.Avvist avvist) {
            return avvist.koder().isEmpty()
                    || avvist.koder().contains(slutt.at("/error/statusCode").asInt());
        }
        return !skal.equals(AVVIST_AV_OS) || slutt.at("/error/msg").asText().contains(Osvaner.AVVIST_PA_BESTILLING);
    }

    /** A record that comes again has the answer once more; if it was refused, a new transaction that is never complete. */
    private static boolean erGjentatt(List<JsonNode> forlop, JsonNode slutt) {
        return forlop.equals(List.of(slutt))
                || navn(forlop).equals(AVVIST)
                        && navn(List.of(slutt)).equals(AVVIST)
                        && forlop.get(0).at("/error/code").asText().equals("UFULLSTENDIG_TRANSAKSJON");
    }

    private void finnUbestilte(List<Bestilling> bestillinger) {
        for (var oppdrag : journal.godtatte(sakId)) {
            if (bestillinger.stream()
                    .noneMatch(b -> b.behandlingIder().collect(toSet()).containsAll(oppdrag.behandlingIder()))) {
                avvik.add(new Avvik(sakId, "%s: ingen har bestilt alt i oppdraget %s".formatted(sakId, oppdrag)));
            }
        }
    }

    private static String navn(List<JsonNode> forlop) {
        return forlop.stream().map(s -> s.path("status").asText()).collect(joining(" "));
    }

    private static String tekst(List<JsonNode> forlop) {
        return navn(forlop)
                + forlop.stream()
                        .map(s -> s.at("/error/msg").asText())
                        .filter(msg -> !msg.isEmpty())
                        .map(msg -> " (" + msg + ")")
                        .collect(joining());
    }

    private void meld(Bestilling b, String tekst, Object... deler) {
        avvik.add(new Avvik(sakId, "nr %d: %s".formatted(b.nummer(), tekst.formatted(deler))));
    }
}
