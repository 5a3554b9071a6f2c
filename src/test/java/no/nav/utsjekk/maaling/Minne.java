package no.nav.utsjekk.maaling;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.nav.utsjekk.lokal.Barn;
import no.nav.utsjekk.lokal.LedigPort;

/** The heap of the service alone, in a process that may have no more than it is allowed. */
final class Minne {

    private static final int GRENSE_MB = 512;
    private static final double MB = 1024 * 1024;
    private static final int PROVER_MINST = 10;

    private final Oppstilling oppstilling;

    Minne(Oppstilling oppstilling) {
        this.oppstilling = oppstilling;
    }

    /** The most heap that was in use while bursts of new saker came. */
    void utbrudd(String scenario, Rapport rapport) throws Exception {
        medTjeneste(tjeneste -> {
            oppstilling.varmOpp();
            var topper = new ArrayList<Double>();
            var rater = new ArrayList<Double>();
            for (int runde = 0; runde < oppstilling.valg().runder(); runde++) {
                spor(tjeneste, "nullstill");
                var saker = Maaler.nyeSaker();
                rater.add(oppstilling
                        .maaler()
                        .utbrudd(oppstilling.valg().n(), nr -> Aapmelding.ny(saker.apply(nr)))
                        .perSekund());
                oppstilling.iRo();
                topper.add(spor(tjeneste, "topp") / MB);
            }
            rapport.leggTil(
                    Figur.av(scenario, "heap på det meste", "MB", tall(topper)).med(Krav.hoyst(GRENSE_MB)));
            rapport.leggTil(Figur.av(scenario, "heap etter rydding", "MB", spor(tjeneste, "rydd") / MB));
            rapport.leggTil(Figur.av(scenario, "til OK, tjenesten i egen prosess", "per sekund", tall(rater)));
        });
    }

    /** A steady load for long: what is left after each collection must not grow. */
    void soak(String scenario, Rapport rapport) throws Exception {
        medTjeneste(tjeneste -> {
            oppstilling.varmOpp();
            var varighet = oppstilling.valg().soak();
            var mellom = Duration.ofMinutes(1).compareTo(varighet.dividedBy(PROVER_MINST)) < 0
                    ? Duration.ofMinutes(1)
                    : varighet.dividedBy(PROVER_MINST);
            var prover = new ArrayList<Statistikk.Punkt>();
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < varighet.toNanos()) {
                jevnt(mellom);
                var timer = (System.nanoTime() - begun) / (double) TimeUnit.HOURS.toNanos(1);
                prover.add(new Statistikk.Punkt(timer, spor(tjeneste, "rydd") / MB));
            }
            oppstilling.iRo();
            rapport.leggTil(Figur.av(
                    scenario,
                    "heap etter rydding",
                    "MB",
                    prover.stream().mapToDouble(Statistikk.Punkt::y).toArray()));
            rapport.leggTil(
                    Figur.av(scenario, "vekst av heap etter rydding", "MB per time", Statistikk.stigning(prover)));
            rapport.leggTil(Figur.av(scenario, "heap på det meste", "MB", spor(tjeneste, "topp") / MB)
                    .med(Krav.hoyst(GRENSE_MB)));
        });
    }

    /** Each request at its time, whatever became of the one before. */
    private void jevnt(Duration varighet) throws InterruptedException {
        var takt = oppstilling.valg().takt();
        var antall = Math.max(1, (int) (varighet.toMillis() * takt / 1000));
        var serie = new Serie(antall);
        var saker = Maaler.nyeSaker();
        var begun = System.nanoTime();
        for (int nr = 0; nr < antall; nr++) {
            var tid = begun + TimeUnit.SECONDS.toNanos(1) * nr / takt;
            for (var igjen = tid - System.nanoTime(); igjen > 0; igjen = tid - System.nanoTime()) {
                LockSupport.parkNanos(igjen);
            }
            oppstilling.maaler().publiser(serie, nr, Aapmelding.ny(saker.apply(nr)));
        }
        serie.vent(Maaler.FRIST);
    }

    private interface Arbeid {
        void gjor(Barn tjeneste) throws Exception;
    }

    /** In place of the instance in this process, which starts again afterwards. */
    private void medTjeneste(Arbeid arbeid) throws Exception {
        oppstilling.stoppInstans();
        var settings = oppstilling.settings(LedigPort.velg()).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        try (var tjeneste = Barn.start(List.of("-Xmx" + GRENSE_MB + "m"), Tjeneste.class, settings)) {
            tjeneste.ventPaLinje(Tjeneste.KLAR);
            arbeid.gjor(tjeneste);
            oppstilling.krevUtenDodbrev();
            tjeneste.stopp();
        }
        oppstilling.startInstans();
    }

    private static double spor(Barn tjeneste, String ordre) throws IOException, InterruptedException {
        tjeneste.skriv(ordre);
        return Double.parseDouble(tjeneste.ventPaLinje(Tjeneste.SVAR).substring(Tjeneste.SVAR.length()));
    }

    private static double[] tall(List<Double> verdier) {
        return verdier.stream().mapToDouble(v -> v).toArray();
    }
}
