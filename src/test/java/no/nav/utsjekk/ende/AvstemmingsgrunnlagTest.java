package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import no.nav.utsjekk.avstemming.Avstemmingsskjema;
import no.nav.utsjekk.ende.Avstemmingskrav.Melding;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** That avstemming counts what was sent and what was answered, whatever happened on the way (FM-12). */
@EndeTilEnde({"OPPDRAG_KOPI_VENTETID=PT1S", "NETT_PERIODE_MS=300", "AVSTEMMING_PORSJON=4"})
class AvstemmingsgrunnlagTest {

    private static final Mmel FINNES = Mmel.of("08", "B110008F", "Oppdraget finnes fra før");

    private final Testsystem system;
    private final long fro = System.nanoTime();
    private final Random tilfeldig = new Random(fro);
    private final Map<Avstemmingsfasit.Oppdrag, String> svar = new HashMap<>();
    private final Map<String, String> nokkelTilSak = new HashMap<>();
    private final Set<String> gjentatte = new HashSet<>();

    AvstemmingsgrunnlagTest(Testsystem system) {
        this.system = system;
    }

    /**
     * 1000 oppdrag and more of two fagområder, answered at random: with each grade, twice, not at all, while the product is
     * down, as copies. What OS's side of the queues has seen is counted by itself, and must be what OS is told.
     */
    @Test
    void FM_12_totals_equal_an_independent_count_of_1000_oppdrag_with_answers_repeats_copies_and_restarts() {
        var forste = IntStream.range(0, 700).mapToObj(this::melding).toList();
        var nokler = forste.stream().map(this::send).toList();
        ventOppdrag(700);

        forste.subList(0, 50).forEach(melding -> kopier(melding.sakId()));
        forste.subList(50, 300).forEach(melding -> besvar(melding.sakId(), 1));
        forste.subList(0, 50).forEach(melding -> besvarMedKopi(melding.sakId()));
        IntStream.range(50, 120).forEach(nr -> gjenta(forste.get(nr), nokler.get(nr)));
        system.stoppProduktet();
        forste.subList(300, 700).forEach(melding -> besvar(melding.sakId(), 1));
        system.startProduktet();
        ventFerdig(nokler);

        var godtatte =
                forste.stream().skip(50).filter(this::erGodtatt).limit(450).toList();
        var endringer = godtatte.stream().map(this::endring).toList();
        var nye = endringer.stream().map(this::send).toList();
        ventOppdrag(700 + endringer.size());
        endringer.subList(0, 200).forEach(melding -> besvar(melding.sakId(), 2));
        system.stoppProduktet();
        system.startProduktet();
        endringer.subList(200, endringer.size()).forEach(melding -> besvar(melding.sakId(), 2));
        ventFerdig(nye);

        var fasit = new Avstemmingsfasit(svar);
        assertThat(fasit.antall()).as("frø %d", fro).isGreaterThanOrEqualTo(1000);
        var kjoring = system.operator().avstem(fasit.forsteDag(), fasit.sisteDag());
        var meldinger = system.avstemming(kjoring);

        assertThat(meldinger).allSatisfy(melding -> assertThat(Avstemmingsskjema.brudd(melding.xml()))
                .isEmpty());
        assertThat(fasit.avvik(meldinger)).as("frø %d", fro).isEmpty();
        assertThat((Map<?, ?>) system.operator().kall("kontroller", kjoring))
                .satisfies(kontroll -> assertThat(kontroll.get("stemmer")).isEqualTo(true));
        assertThat(helePoster(meldinger)).isTrue();
    }

    private Innmelding melding(int nr) {
        return nr % 3 == 0 ? Dagpenger.nySak() : Aap.nySak().med("2026-01-05", 100 + nr);
    }

    /** Another amount, or nothing any more. */
    private Innmelding endring(Innmelding melding) {
        if (melding instanceof Dagpenger dagpenger) {
            return dagpenger.belop(600 + tilfeldig.nextInt(100));
        }
        var aap = (Aap) melding;
        return tilfeldig.nextInt(5) == 0 ? aap.uten() : aap.med("2026-01-19", 300 + tilfeldig.nextInt(100));
    }

    private String send(Innmelding melding) {
        var nokkel = system.send(melding);
        nokkelTilSak.put(nokkel, melding.sakId());
        return nokkel;
    }

    private void ventOppdrag(int antall) {
        Testsystem.ventPa(
                antall + " oppdrag",
                () -> system.oppdrag().hvor(o -> true).stream()
                                .map(Avstemmingsfasit.Oppdrag::av)
                                .distinct()
                                .count()
                        >= antall);
    }

    /** As after a crash between the commit to MQ and the one to the database. */
    private void kopier(String sakId) {
        Testsystem.ventPa(
                "at oppdraget er sendt",
                () -> system.database()
                                .update(
                                        """
                                        update oppdrag set tilstand = 'TIL_SENDING', tidligst = now()
                                        where fagsystem_id = ? and tilstand = 'SENDT'
                                        """,
                                        sakId)
                        == 1);
    }

    private void besvar(String sakId, int nummer) {
        var oppdrag = system.oppdrag(sakId, nummer);
        var terning = tilfeldig.nextInt(100);
        var grad = terning < 60 ? "00" : terning < 72 ? "04" : terning < 84 ? "08" : terning < 90 ? "12" : "";
        if (grad.isEmpty()) {
            noter(oppdrag, terning < 93 ? ukjent(oppdrag) : "");
            return;
        }
        var mmel = grad.equals("00") ? Mmel.OK : Mmel.of(grad, "KODE" + grad, "Tekst til " + grad + "   ");
        system.svar(oppdrag, mmel);
        if (tilfeldig.nextInt(8) == 0) {
            system.svar(oppdrag, mmel);
        }
        noter(oppdrag, grad);
    }

    /** A grade that OS does not have: nobody knows what it did. */
    private String ukjent(Oppdragsmelding oppdrag) {
        system.svar(oppdrag, Mmel.of("16", "KODE", "hva nå"));
        return "";
    }

    /** Of two copies one is accepted and the other is refused as such, in any order. */
    private void besvarMedKopi(String sakId) {
        var oppdrag = system.oppdrag(sakId, 2);
        var rekkefolge = tilfeldig.nextBoolean() ? List.of(Mmel.OK, FINNES) : List.of(FINNES, Mmel.OK);
        rekkefolge.forEach(mmel -> system.svar(oppdrag, mmel));
        noter(oppdrag, "00");
    }

    private void noter(Oppdragsmelding oppdrag, String grad) {
        svar.put(Avstemmingsfasit.Oppdrag.av(oppdrag), grad);
    }

    /** What OS has accepted is asked for once more, under the same key. What it has refused would be a new request. */
    private void gjenta(Innmelding melding, String nokkel) {
        if (erGodtatt(melding)) {
            system.publiser(melding.topic(), nokkel, melding.json());
            gjentatte.add(nokkel);
        }
    }

    private boolean erGodtatt(Innmelding melding) {
        return svar.entrySet().stream()
                .filter(s -> s.getKey().sakId().equals(melding.sakId()))
                .allMatch(s -> Set.of("00", "04").contains(s.getValue()));
    }

    /** A repeat, too: after a change of its sak it would ask for what the sak had before. */
    private void ventFerdig(List<String> nokler) {
        var ubesvarte = new HashSet<String>();
        svar.forEach((oppdrag, grad) -> {
            if (grad.isEmpty()) {
                ubesvarte.add(oppdrag.sakId());
            }
        });
        nokler.stream()
                .filter(nokkel -> !ubesvarte.contains(nokkelTilSak.get(nokkel)))
                .forEach(nokkel -> system.poster()
                        .vent(
                                gjentatte.contains(nokkel) ? 2 : 1,
                                "endelig status for " + nokkel,
                                post -> post.nokkel().equals(nokkel)
                                        && Set.of("OK", "FEILET").contains(post.status())));
    }

    /** START first, AVSL last, in each avstemming, one after the other. */
    private static boolean helePoster(List<Melding> meldinger) {
        return meldinger.stream()
                .map(melding -> melding.aksjon().text("aksjonType"))
                .reduce("", (alle, neste) -> alle + neste + " ")
                .matches("(START (DATA )+AVSL )+");
    }
}
