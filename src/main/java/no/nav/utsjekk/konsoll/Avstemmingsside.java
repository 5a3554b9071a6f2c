package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.nav.utsjekk.drift.Avstemmingshandlinger;
import no.nav.utsjekk.konsoll.Svar.Fil;
import no.nav.utsjekk.konsoll.Svar.Side;

/** Avstemming: how it stands, each run, and what a run would say (OC-70 to OC-80). */
public final class Avstemmingsside {

    private final Avstemmingshandlinger avstemming;
    private final Clock clock;

    public Avstemmingsside(Avstemmingshandlinger avstemming, Clock clock) {
        this.avstemming = avstemming;
        this.clock = clock;
    }

    Svar liste(Besok besok) {
        var idag = LocalDate.now(clock.withZone(Tekst.OSLO));
        var modell = new HashMap<String, Object>();
        modell.put("status", avstemming.status());
        modell.put("kjoringer", avstemming.list());
        var fom = besok.sporsmal("fom");
        modell.put("fom", fom.orElse(idag.minusDays(2).toString()));
        modell.put("tom", besok.sporsmal("tom").orElse(idag.minusDays(1).toString()));
        fom.ifPresent(dag -> modell.put(
                "proving", avstemming.provekjor(dag, besok.sporsmal("tom").orElse(dag))));
        return Side.av("avstemming", modell);
    }

    /** The dry run as a file (OC-77). */
    Svar csv(Besok besok) {
        var fom = besok.sporsmal("fom").orElseThrow(() -> new Avvist(400, "Må oppgi fom"));
        var tom = besok.sporsmal("tom").orElse(fom);
        return new Fil(
                "avstemming-%s-%s.csv".formatted(LocalDate.parse(fom), LocalDate.parse(tom)),
                "text/csv; charset=utf-8",
                avstemming.csv(fom, tom).getBytes(UTF_8));
    }

    Svar kjoring(Besok besok) {
        var modell = new HashMap<String, Object>();
        modell.put("k", avstemming.vis(besok.id()));
        modell.put("kontroll", avstemming.kontroller(besok.id()));
        modell.put("id", besok.id());
        return Side.av("kjoring", Map.copyOf(modell));
    }
}
