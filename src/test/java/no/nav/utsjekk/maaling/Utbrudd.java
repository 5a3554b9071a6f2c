package no.nav.utsjekk.maaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Everything at once: how many per second, and what one of them costs. */
final class Utbrudd {

    static final String PER_SEKUND = "til OK";
    static final String CPU = "CPU uten lastgenerator";
    static final String WAL = "WAL";
    static final String COMMITS = "commits i Postgres";

    private static final String MS = "ms per melding";

    private final Oppstilling oppstilling;
    private final Diagnostikk diagnostikk;

    Utbrudd(Oppstilling oppstilling) {
        this.oppstilling = oppstilling;
        this.diagnostikk = new Diagnostikk(oppstilling);
    }

    private record Runde(Serie.Resultat serie, Forbruk forbruk) {

        double perMelding(double sum) {
            return sum / serie.antall();
        }
    }

    /** Gives the meldinger of a round, counted from 1. */
    private interface Runder {
        IntFunction<Aapmelding> meldinger(int runde);
    }

    /** A request each for so many new saker. */
    List<Figur> nye(String scenario) throws InterruptedException, IOException {
        var runder = kjor(scenario, runde -> {
            var saker = Maaler.nyeSaker();
            return nr -> Aapmelding.ny(saker.apply(nr));
        });
        return figurer(scenario, runder);
    }

    /** A changed meldeperiode in each of as many saker that have a year of them. */
    List<Figur> endringer(String scenario) throws InterruptedException, IOException {
        var saker = Maaler.nyeSaker();
        oppstilling.maaler().utbrudd(oppstilling.valg().n(), nr -> Aapmelding.medPerioder(saker.apply(nr)));
        var runder = kjor(scenario, runde -> nr -> Aapmelding.endret(saker.apply(nr), runde, nr));
        return figurer(scenario, runder);
    }

    private List<Runde> kjor(String scenario, Runder meldinger) throws InterruptedException, IOException {
        var runder = new ArrayList<Runde>();
        oppstilling.iRo();
        try (var opptak = diagnostikk.start(scenario)) {
            for (int runde = 1; runde <= oppstilling.valg().runder(); runde++) {
                runder.add(kjor(meldinger.meldinger(runde)));
            }
            opptak.fortell(runder.stream().mapToInt(r -> r.serie().antall()).sum());
        }
        oppstilling.krevUtenDodbrev();
        return runder;
    }

    /** What is used until nothing is under way any more counts, not only what comes before the last OK. */
    private Runde kjor(IntFunction<Aapmelding> meldinger) throws InterruptedException {
        oppstilling.iRo();
        var for_ = oppstilling.forbruk();
        var serie = oppstilling.maaler().utbrudd(oppstilling.valg().n(), meldinger);
        oppstilling.iRo();
        return new Runde(serie, oppstilling.forbruk().siden(for_));
    }

    private static List<Figur> figurer(String scenario, List<Runde> runder) {
        var figurer = new ArrayList<>(List.of(
                figur(scenario, PER_SEKUND, "per sekund", runder, r -> r.serie().perSekund()),
                figur(scenario, CPU, MS, runder, r -> r.perMelding(r.forbruk().systemMs())),
                figur(
                        scenario,
                        COMMITS,
                        "per melding",
                        runder,
                        r -> r.perMelding(r.forbruk().commits())),
                figur(
                        scenario,
                        WAL,
                        "byte per melding",
                        runder,
                        r -> r.perMelding(r.forbruk().wal())),
                ventetid(scenario, "til MQ p50", 50, runder, r -> r.serie().tilOppdrag()),
                ventetid(scenario, "til MQ p99", 99, runder, r -> r.serie().tilOppdrag()),
                ventetid(scenario, "til OK p50", 50, runder, r -> r.serie().tilOk()),
                ventetid(scenario, "til OK p99", 99, runder, r -> r.serie().tilOk())));
        Stream.of(Del.values())
                .map(del -> figur(
                        scenario,
                        "CPU " + del.navn(),
                        MS,
                        runder,
                        r -> r.perMelding(r.forbruk().ms(del))))
                .filter(figur -> Math.abs(figur.median()) > 0.0005)
                .forEach(figurer::add);
        return figurer;
    }

    private static Figur ventetid(
            String scenario, String navn, int prosent, List<Runde> runder, Function<Runde, double[]> tider) {
        return figur(scenario, navn, "ms", runder, r -> Statistikk.persentil(prosent, tider.apply(r)));
    }

    private static Figur figur(
            String scenario, String navn, String enhet, List<Runde> runder, ToDoubleFunction<Runde> verdi) {
        return Figur.av(
                scenario, navn, enhet, runder.stream().mapToDouble(verdi).toArray());
    }
}
