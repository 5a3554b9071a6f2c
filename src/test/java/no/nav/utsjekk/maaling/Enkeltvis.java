package no.nav.utsjekk.maaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One request at a time, the next when the one before is OK: what a request waits when nothing else does. */
final class Enkeltvis {

    static final String TIL_MQ = "publisert til oppdrag på MQ, median";
    static final String TIL_MQ_P99 = "publisert til oppdrag på MQ, p99";
    static final String TIL_OK = "publisert til OK, median";
    static final String TIL_OK_P99 = "publisert til OK, p99";

    private final Oppstilling oppstilling;

    Enkeltvis(Oppstilling oppstilling) {
        this.oppstilling = oppstilling;
    }

    List<Figur> maal(String scenario) throws InterruptedException {
        var runder = new ArrayList<Serie.Resultat>();
        for (int runde = 0; runde < oppstilling.valg().runder(); runde++) {
            oppstilling.iRo();
            var saker = Maaler.nyeSaker();
            runder.add(oppstilling
                    .maaler()
                    .enkeltvis(oppstilling.valg().enkeltvis(), nr -> Aapmelding.ny(saker.apply(nr))));
        }
        oppstilling.krevUtenDodbrev();
        return List.of(
                figur(scenario, TIL_MQ, 50, runder, Serie.Resultat::tilOppdrag),
                figur(scenario, TIL_MQ_P99, 99, runder, Serie.Resultat::tilOppdrag),
                figur(scenario, TIL_OK, 50, runder, Serie.Resultat::tilOk),
                figur(scenario, TIL_OK_P99, 99, runder, Serie.Resultat::tilOk));
    }

    private static Figur figur(
            String scenario,
            String navn,
            int prosent,
            List<Serie.Resultat> runder,
            Function<Serie.Resultat, double[]> tider) {
        return Figur.av(
                scenario,
                navn,
                "ms",
                runder.stream()
                        .mapToDouble(runde -> Statistikk.persentil(prosent, tider.apply(runde)))
                        .toArray());
    }
}
