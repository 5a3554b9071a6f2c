package no.nav.utsjekk.feiltest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.bestilling.Bestillinger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Design invariant 7, end to end: whatever producers ask, in any order and without waiting, and however OS answers, each
 * request is answered once and OS pays what the newest accepted one asked for.
 */
@ExtendWith(FellesAnlegg.class)
class BokenBalansererTest {

    private static final long SEED = Long.getLong("feiltest.seed", new Random().nextLong());
    private static final Optional<Utvalg> UTVALG =
            Optional.ofNullable(System.getProperty("feiltest.utvalg")).map(Utvalg::les);
    private static final int SAKER = Integer.getInteger("feiltest.saker", 330);
    private static final int BESTILLINGER = Integer.getInteger("feiltest.bestillinger", 3300);

    private static final Map<String, List<String>> EGNE = Map.of(
            "AAP", List.of(),
            "DP", List.of(),
            "TS", List.of("FINNES_IKKE", "INGEN_REELL_ENDRING", "DELVIS_GODTATT"),
            "TP", List.of("INGEN_REELL_ENDRING"),
            "HIST", List.of("FINNES_IKKE"),
            "VALP", List.of("FINNES_IKKE", "INGEN_REELL_ENDRING"));

    /** What such a run always sees. */
    private static final String[] VENTET = Stream.of("AAP", "DP", "TS", "TP", "HIST", "VALP")
            .flatMap(produsent -> Stream.concat(
                            Stream.of(
                                    "UENDRET",
                                    "GODTATT",
                                    "AVVIST_AV_OS",
                                    "UGYLDIG",
                                    "transaksjon GODTATT",
                                    "transaksjon UGYLDIG",
                                    "transaksjon UFULLSTENDIG"),
                            EGNE.get(produsent).stream())
                    .map(utfall -> produsent + " " + utfall))
            .toArray(String[]::new);

    private final Anlegg anlegg;

    BokenBalansererTest(Anlegg anlegg) {
        this.anlegg = anlegg;
    }

    @Test
    void DER_9_the_books_balance_however_OS_answers() {
        var prove = new Bokprove(anlegg, SEED);
        if (UTVALG.isPresent()) {
            assertThat(prove.kjor(UTVALG.get()).avvik()).isEmpty();
            return;
        }
        var bestillinger = Bestillinger.tilfeldige(SEED, "alle", SAKER, BESTILLINGER);
        var revisjon = prove.kjor(bestillinger);
        var avvik = revisjon.avvik();
        assertThat(avvik.isEmpty()).as(() -> prove.rapport(bestillinger, avvik)).isTrue();
        assertThat(revisjon.utfall()).as("what the run has seen, seed %d", SEED).containsKeys(VENTET);
    }

    /** The fault: the product forgets, when it commits an opphør, that the utbetaling is ended. */
    @Test
    void a_fault_is_told_as_the_fewest_requests_that_show_it_and_the_command_that_shows_it_again() {
        var prove = new Bokprove(anlegg, 1);
        var bestillinger = Bestillinger.tilfeldige(1, "feil", 12, 60);
        var gift = Gift.endre(
                anlegg.database(),
                "utbetaling",
                "new.versjon ->> 'action' = 'DELETE'",
                "new.versjon := replace(new.versjon::text, '\"DELETE\"', '\"UPDATE\"')");
        try {
            var rapport = prove.rapport(bestillinger, prove.kjor(bestillinger).avvik())
                    .lines()
                    .toList();

            assertThat(rapport).allSatisfy(linje -> assertThat(linje).hasSizeLessThan(300));
            assertThat(String.join("\n", rapport))
                    .matches(
                            """
                            (?s)\\d+ avvik, blant dem:
                              feil.*
                            Minste tilfelle, 2 av bestillingene på sak \\S+ på \\S+(, med OS' uvaner)?:
                             +\\d+ \\S+
                                  u\\d [A-Z]+ .*
                             +\\d+ \\S+.*
                            som ga:
                            .*u\\d i databasen: skal være \\[], er \\[.*
                            Det en gang til: mvn test -Dtest=BokenBalansererTest -Dfeiltest.seed=1 -Dfeiltest.utvalg=\\d+:\\d+,\\d+(:rolig)?
                            Alt en gang til: mvn test -Dtest=BokenBalansererTest -Dfeiltest.seed=1""");
        } finally {
            gift.fjern();
        }
    }
}
