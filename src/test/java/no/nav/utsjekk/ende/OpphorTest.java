package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each producer ends what it pays, and what comes of it when there is nothing to end (02 §8, §9). */
@EndeTilEnde
class OpphorTest {

    private final Testsystem system;

    OpphorTest(Testsystem system) {
        this.system = system;
    }

    @Test
    void FM_17_tiltakspenger_end_the_whole_sak_whatever_its_stonader_are() {
        var sak = Tiltakspenger.nySak()
                .med("GRUPPE_AMO", false, 285)
                .med("GRUPPE_AMO", true, 55)
                .med("FAGSKOLE", false, 143);
        system.godta(sak);

        var nokkel = system.send(sak.uten());
        var opphor = system.oppdrag(sak.sakId(), 2);
        assertThat(opphor.linjer()).hasSize(3).allSatisfy(linje -> assertThat(linje.text("kodeStatusLinje"))
                .isEqualTo("OPPH"));
        assertThat(opphor.linjer().stream().map(linje -> linje.text("kodeKlassifik")))
                .containsExactly("TPTPGRAMO", "TPBTGRAMO", "TPFORSHOYUTD");
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void FM_16_the_periode_of_an_opphor_from_VALP_is_not_looked_at() {
        var sak = Valp.nySak();
        system.godta(sak);

        var nokkel = system.send(sak.opphor().periode("2026-12-31", "2025-01-01"));
        var opphor = system.oppdrag(sak.sakId(), 2);
        assertThat(opphor.linje().text("kodeStatusLinje")).isEqualTo("OPPH");
        assertThat(opphor.linje().text("datoStatusFom")).startsWith("2026-01-05");
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    static Stream<Innmelding> utenNoeABetale() {
        return Stream.of(
                Aap.nySak(),
                Aap.nySak().med("2026-01-05", 0),
                Dagpenger.nySak().belop(0),
                Tilleggsstonader.nySak(),
                Tiltakspenger.nySak());
    }

    @ParameterizedTest
    @MethodSource("utenNoeABetale")
    void GRD_1_FM_34_nothing_to_do_is_OK(Innmelding melding) {
        var ok = system.ventStatuser(system.send(melding), "OK").get(0).json();

        assertThat(ok.get("detaljer").isNull()).isTrue();
        assertThat(ok.get("error").isNull()).isTrue();
        assertThat(system.antallOppdrag(melding.sakId())).isZero();
    }

    /** One utbetaling and its opphør. */
    record Par(UUID uid, Innmelding utbetaling, Innmelding opphor) {

        @Override
        public String toString() {
            return utbetaling.topic();
        }
    }

    static Stream<Par> navngitte() {
        var uid = UUID.randomUUID();
        var ts = Tilleggsstonader.nySak();
        var historisk = Historisk.nySak();
        var valp = Valp.nySak();
        return Stream.of(
                new Par(uid, ts.med(uid, "LÆREMIDLER_AAP", 500), ts.uten(uid, "LÆREMIDLER_AAP")),
                new Par(historisk.uid(), historisk, historisk.opphor()),
                new Par(valp.uid(), valp, valp.opphor()));
    }

    @ParameterizedTest
    @MethodSource("navngitte")
    void FM_35_VAL_17_an_opphor_of_what_nobody_knows_is_refused(Par par) {
        var error = system.ventStatuser(system.send(par.opphor()), "FEILET")
                .get(0)
                .json()
                .get("error");

        assertThat(error.get("statusCode").asInt()).isEqualTo(404);
        assertThat(error.get("msg").asText()).isEqualTo("previous utbetaling for " + par.uid());
        assertThat(system.antallOppdrag(par.opphor().sakId())).isZero();
    }

    @ParameterizedTest
    @MethodSource("navngitte")
    void FM_35_an_opphor_right_behind_the_creation_waits_for_it_and_both_are_OK(Par par) {
        var en = system.send(par.utbetaling());
        var to = system.send(par.opphor());
        var sakId = par.utbetaling().sakId();
        var ny = system.oppdrag(sakId, 1);
        system.svar(ny, Mmel.OK);
        var opphor = system.oppdrag(sakId, 2);

        assertThat(opphor.kodeEndring()).isEqualTo("ENDR");
        assertThat(opphor.linje().text("kodeStatusLinje")).isEqualTo("OPPH");
        assertThat(opphor.linje().text("delytelseId")).isEqualTo(ny.linje().text("delytelseId"));
        system.svar(opphor, Mmel.OK);
        system.ventStatuser(en, "MOTTATT", "HOS_OPPDRAG", "OK");
        system.ventStatuser(to, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @ParameterizedTest
    @MethodSource("navngitte")
    void FM_19_what_is_ended_is_not_ended_again(Par par) {
        system.godta(par.utbetaling());
        system.send(par.opphor());
        system.svar(system.oppdrag(par.opphor().sakId(), 2), Mmel.OK);

        system.ventStatuser(system.send(par.opphor()), "OK");
        assertThat(system.antallOppdrag(par.opphor().sakId())).isEqualTo(2);
    }
}
