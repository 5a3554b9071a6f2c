package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalKafka;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Saker of tilleggsstønader, which OS knows as one oppdrag per fagområde (D2, FM-21, FM-22, FM-29). */
@EndeTilEnde
class FagomraderTest {

    private static final Mmel AVVIST = Mmel.of("08", "B123456", "Noe er galt");
    private static final String LAREMIDLER = "LÆREMIDLER_AAP";
    private static final String BOUTGIFTER = "BOUTGIFTER_AAP";

    private final Testsystem system;
    private final UUID laremidler = UUID.randomUUID();
    private final UUID boutgifter = UUID.randomUUID();
    private final Tilleggsstonader sak = Tilleggsstonader.nySak();
    private final Tilleggsstonader begge = sak.med(laremidler, LAREMIDLER, 500).med(boutgifter, BOUTGIFTER, 800);

    FagomraderTest(Testsystem system) {
        this.system = system;
    }

    /** Whichever of the two is refused, and in whichever order they are answered. */
    @ParameterizedTest
    @CsvSource({
        "TILLSTLM, TILLSTBO, true",
        "TILLSTLM, TILLSTBO, false",
        "TILLSTBO, TILLSTLM, true",
        "TILLSTBO, TILLSTLM, false"
    })
    void D2_FM_21_one_is_accepted_and_one_refused(String godtatt, String avvist, boolean godtattForst) {
        var nokkel = system.send(begge);
        var oppdrag = system.oppdrag().vent(2, "oppdrag", o -> o.sakId().equals(sak.sakId()));
        assertThat(oppdrag).extracting(FagomraderTest::fagomrade).containsExactlyInAnyOrder("TILLSTLM", "TILLSTBO");
        assertThat(oppdrag).extracting(Oppdragsmelding::kodeEndring).containsOnly("NY");
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG");
        var neste = system.send(begge);

        var svar = List.of(Runde.av(oppdrag, godtatt, Mmel.OK), Runde.av(oppdrag, avvist, AVVIST));
        (godtattForst ? svar.stream() : Stream.of(svar.get(1), svar.get(0)))
                .forEach(runde -> system.svar(runde.oppdrag(), runde.mmel()));

        var statuser = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "FEILET");
        assertThat(statuser).allSatisfy(status -> erBegge(status.json().get("detaljer")));
        assertThat(statuser.get(2).json().at("/error/statusCode").asInt()).isEqualTo(400);
        assertThat(statuser.get(2).json().at("/error/msg").asText()).isEqualTo("Noe er galt");
        erEndeligMed(godtatt.equals("TILLSTLM") ? laremidler : boutgifter);
        assertThat(varsler(nokkel)).containsExactly("DELVIS_GODTATT");

        var igjen = system.oppdrag(sak.sakId(), 3);
        assertThat(fagomrade(igjen)).isEqualTo(avvist);
        assertThat(igjen.kodeEndring()).isEqualTo("NY");
        assertThat(igjen.linje().child("refDelytelseId")).isEmpty();
        system.svar(igjen, Mmel.OK);
        system.ventStatuser(neste, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.antallOppdrag(sak.sakId())).isEqualTo(3);
    }

    private record Runde(Oppdragsmelding oppdrag, Mmel mmel) {

        static Runde av(List<Oppdragsmelding> alle, String fagomrade, Mmel mmel) {
            return new Runde(FagomraderTest.av(alle, fagomrade), mmel);
        }
    }

    private static void erBegge(JsonNode detaljer) {
        assertThat(detaljer.get("ytelse").asText()).isEqualTo("TILLSTLM");
        assertThat(detaljer.get("linjer").findValuesAsText("klassekode"))
                .containsExactly("TSLMASISP3-OP", "TSBUASIA-OP");
    }

    private List<String> varsler(String nokkel) {
        return system.database()
                .queryForList(
                        "select v.type from varsel v join melding m on m.id = v.melding where m.nokkel = ?",
                        String.class,
                        nokkel);
    }

    private void erEndeligMed(UUID uid) {
        assertThat(system.poster()
                        .vent(
                                1,
                                "endelig utbetaling",
                                post -> post.topic().equals(LokalKafka.UTBETALINGER)
                                        && List.of(laremidler.toString(), boutgifter.toString())
                                                .contains(post.nokkel())))
                .extracting(Post::nokkel)
                .containsExactly(uid.toString());
    }

    /** What OS warned of is told, whichever oppdrag it was about. */
    @ParameterizedTest
    @ValueSource(strings = {"TILLSTLM", "TILLSTBO"})
    void D2_the_request_is_OK_when_both_are_accepted_one_with_a_warning(String advart) {
        var nokkel = system.send(begge);
        var oppdrag = system.oppdrag().vent(2, "oppdrag", o -> o.sakId().equals(sak.sakId()));
        oppdrag.forEach(
                o -> system.svar(o, fagomrade(o).equals(advart) ? Mmel.of("04", "B123456", "Se på denne") : Mmel.OK));

        var ok = system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK").get(2);
        erBegge(ok.json().get("detaljer"));
        assertThat(ok.json().at("/error/msg").asText()).isEqualTo("Se på denne");
        assertThat(varsler(nokkel)).isEmpty();
    }

    @Test
    void FM_22_the_first_oppdrag_of_each_fagomrade_is_NY_and_the_next_ENDR() {
        var forste = system.godta(sak.med(laremidler, LAREMIDLER, 500));
        assertThat(forste.kodeEndring()).isEqualTo("NY");

        var nokkel = system.send(sak.med(boutgifter, BOUTGIFTER, 800));
        var andre = system.oppdrag(sak.sakId(), 2);
        assertThat(fagomrade(andre)).isEqualTo("TILLSTBO");
        assertThat(andre.kodeEndring()).isEqualTo("NY");
        system.svar(andre, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");

        system.send(sak.med(laremidler, LAREMIDLER, 600));
        var tredje = system.oppdrag(sak.sakId(), 3);
        assertThat(fagomrade(tredje)).isEqualTo("TILLSTLM");
        assertThat(tredje.kodeEndring()).isEqualTo("ENDR");
        assertThat(tredje.linje().text("refDelytelseId"))
                .isEqualTo(forste.linje().text("delytelseId"));
    }

    @Test
    void FM_29_VAL_24_an_utbetaling_stays_in_the_fagomrade_that_it_began_in() {
        system.godta(sak.medTillst(laremidler, LAREMIDLER, 500));

        erAvvist(sak.med(laremidler, LAREMIDLER, 500), 400, "Kan ikke endre 'fagområde'");
        erAvvist(sak.med(laremidler, LAREMIDLER, 600), 400, "Kan ikke endre 'fagområde'");
    }

    @Test
    void FM_30_VAL_22_a_stonad_without_klassekode_is_refused_by_name() {
        erAvvist(sak.med(boutgifter, "FLYTTING_AAP", 500), 400, "Stønaden FLYTTING_AAP har ingen klassekode");
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
    }

    private void erAvvist(Innmelding melding, int statuskode, String tekst) {
        var error = system.ventStatuser(system.send(melding), "FEILET")
                .get(0)
                .json()
                .get("error");
        assertThat(error.get("statusCode").asInt()).isEqualTo(statuskode);
        assertThat(error.get("msg").asText()).isEqualTo(tekst);
    }

    private static Oppdragsmelding av(List<Oppdragsmelding> alle, String fagomrade) {
        return alle.stream()
                .filter(oppdrag -> fagomrade(oppdrag).equals(fagomrade))
                .findFirst()
                .orElseThrow();
    }

    private static String fagomrade(Oppdragsmelding oppdrag) {
        return oppdrag.oppdrag110().text("kodeFagomraade");
    }
}
