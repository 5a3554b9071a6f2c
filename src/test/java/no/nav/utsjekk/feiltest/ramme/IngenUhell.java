package no.nav.utsjekk.feiltest.ramme;

import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import no.nav.utsjekk.ruter.CommitPoint;

/** What the others are to be compared with. Passes the points of ordinary traffic, and no others. */
record IngenUhell() implements Uhell {

    @Override
    public String navn() {
        return "none";
    }

    @Override
    public String beskrivelse() {
        return "nothing goes wrong";
    }

    @Override
    public void skje(Rigg rigg, Runde runde) {
        runde.ventTilBesvart(1);
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) throws Exception {
        var passerte = new HashSet<>(rigg.instans().passerte());
        passerte.removeAll(punkter(vei -> vei == Vei.UFULLSTENDIG_TRANSAKSJON)); // now and then one of the requests is
        passerte.removeIf(punkt -> Krasjpunkter.UTEN_TUR.containsKey(punkt.split(" ")[1])); // goes by the clock
        var vanlige = punkter(Vei::erVanlig);
        return passerte.equals(vanlige) ? List.of() : List.of("passerte %s, ventet %s".formatted(passerte, vanlige));
    }

    private static Set<String> punkter(Predicate<Vei> hvilke) {
        return Krasjpunkter.alle().stream()
                .filter(punkt -> hvilke.test(Vei.til(punkt)))
                .map(CommitPoint::toString)
                .collect(toSet());
    }
}
