package no.nav.utsjekk.feiltest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Sak;
import no.nav.utsjekk.lokal.Feil;
import no.nav.utsjekk.lokal.Feiltype;
import no.nav.utsjekk.lokal.MottattOppdrag;
import no.nav.utsjekk.lokal.OsStandin;

/**
 * How OS treats the oppdrag of some saker, chosen at random for each: mostly well, otherwise with refusals, warnings, and
 * answers that are repeated, late, out of order or padded. The same seed treats the same oppdrag in the same way.
 */
public final class Osvaner implements OsStandin.Lytter {

    /** In the text of every refusal that a test has asked for. */
    static final String AVVIST_PA_BESTILLING = "fordi noen har bedt om det";

    private static final int LENGE = 500;

    private final OsStandin os;
    private final long seed;
    private final Map<String, Sak> saker;
    private final Map<String, Integer> antall = new HashMap<>();

    Osvaner(OsStandin os, long seed, Collection<Sak> saker) {
        this.os = os;
        this.seed = seed;
        this.saker = saker.stream().distinct().collect(toMap(Sak::id, identity()));
    }

    /** For when copies of an oppdrag come: a sak is refused always or never, so that a copy is treated as the first one was. */
    public static List<Feil> likeForKopier(Random random, String sakId) {
        return Stream.of(
                        sjelden(random, 8, Feil.av(Feiltype.AVVIST)),
                        sjelden(random, 4, Feil.av(Feiltype.VARSEL)),
                        sjelden(random, 4, Feil.av(Feiltype.DOBBELT)),
                        sjelden(random, 4, Feil.av(Feiltype.SENT).ventetid(Duration.ofMillis(random.nextInt(LENGE)))),
                        sjelden(random, 4, Feil.av(Feiltype.BLANKE)))
                .flatMap(Optional::stream)
                .map(feil -> feil.sak(sakId))
                .toList();
    }

    private static Optional<Feil> sjelden(Random random, int enAv, Feil feil) {
        return random.nextInt(enAv) == 0 ? Optional.of(feil) : Optional.empty();
    }

    /** Called before OS decides, on the thread that does. */
    @Override
    public void mottatt(MottattOppdrag oppdrag) {
        if (saker.containsKey(oppdrag.sakId())) {
            var sak = saker.get(oppdrag.sakId());
            int nummer = antall.merge(sak.id(), 1, Integer::sum);
            behandle(sak, new Random((seed * 31 + sak.nr()) * 31 + nummer));
        }
    }

    private void behandle(Sak sak, Random random) {
        random.nextInt(); // neighbouring seeds begin alike
        Stream.of(
                        sjelden(random, 6, Feil.av(Feiltype.AVVIST)),
                        sjelden(random, 20, Feil.av(Feiltype.TEKNISK)),
                        sjelden(random, 8, Feil.av(Feiltype.VARSEL)),
                        sjelden(random, 8, Feil.av(Feiltype.DOBBELT)),
                        sjelden(random, 6, Feil.av(Feiltype.SENT).ventetid(Duration.ofMillis(random.nextInt(LENGE)))),
                        sjelden(random, 6, Feil.av(Feiltype.BLANKE)))
                .flatMap(Optional::stream)
                .forEach(feil -> os.leggTilFeil(feil.antall(1).sak(sak.id())));
    }
}
