package no.nav.utsjekk.feiltest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;

/** How OS treats a sak, chosen at random: mostly well, otherwise with refusals, warnings, repeats, late and padded answers. */
public final class Osvaner {

    /** In the text of every refusal that a test has asked for. */
    static final String AVVIST_PA_BESTILLING = "fordi noen har bedt om det";

    private Osvaner() {}

    /** The same, but a sak is refused always or never, so that a copy of an oppdrag is treated as the first one was. */
    public static List<Feil> likeForKopier(Random random, String sakId) {
        var avslag = Set.of(Feiltype.AVVIST, Feiltype.TEKNISK);
        var feil = Stream.concat(
                tilfeldige(random, sakId).stream().filter(en -> !avslag.contains(en.type())),
                Stream.of(Feil.av(Feiltype.AVVIST).sak(sakId)).filter(en -> random.nextInt(8) == 0));
        return feil.toList();
    }

    static List<Feil> tilfeldige(Random random, String sakId) {
        var feil = new ArrayList<Feil>();
        if (random.nextInt(4) == 0) {
            feil.add(Feil.av(Feiltype.AVVIST).antall(1 + random.nextInt(3)));
        }
        if (random.nextInt(8) == 0) {
            feil.add(Feil.av(Feiltype.TEKNISK).antall(1));
        }
        if (random.nextInt(4) == 0) {
            feil.add(Feil.av(Feiltype.VARSEL));
        }
        if (random.nextInt(4) == 0) {
            feil.add(Feil.av(Feiltype.DOBBELT));
        }
        if (random.nextInt(4) == 0) {
            feil.add(Feil.av(Feiltype.SENT).ventetid(Duration.ofMillis(random.nextInt(500))));
        }
        if (random.nextInt(4) == 0) {
            feil.add(Feil.av(Feiltype.BLANKE));
        }
        return feil.stream().map(f -> f.sak(sakId)).toList();
    }
}
