package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Simuleringsfeil;
import no.nav.utsjekk.lokal.Simuleringstjener.Uhell;
import no.nav.utsjekk.simulering.Tokenlager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Dry runs from Kafka to OS's simulering and back (07). */
@EndeTilEnde({
    "SIMULERING_FRIST_MS=3000",
    "SIMULERING_MARGIN=PT1S",
    "SIMULERING_VENTETID=PT2S",
    "SIMULERING_MAKS_BYTES=200000",
    "NETT_PERIODE_MS=500"
})
class SimuleringTest {

    private final Testsystem system;

    SimuleringTest(Testsystem system) {
        this.system = system;
    }

    private static Aap nySak() {
        return Aap.nySak().med("2026-01-05", 100);
    }

    private void feil(Uhell uhell) {
        system.simulering().leggTil(uhell);
    }

    @Test
    void SIM_5_SIM_7_a_new_sak_is_simulated_and_nothing_else_is_said_or_done() {
        var sak = nySak().somDryrun();
        var nokkel = system.send(sak);
        var svar = system.simulert(nokkel, 1).get(0);
        assertThat(svar.topic()).isEqualTo("helved.dryrun-aap.v1");
        assertThat(svar.hode("original-key")).contains(nokkel);
        assertThat(svar.json().at("/perioder/0/utbetalinger/0/nyttBeløp").asInt())
                .isEqualTo(1000);
        assertThat(svar.json().at("/perioder/0/utbetalinger/0/stønadstype").asText())
                .isEqualTo("AAP_UNDER_ARBEIDSAVKLARING");
        system.ventTilAltErBehandlet();
        assertThat(system.statuserNa(nokkel)).isEmpty();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
        assertThat(system.simulertNa(nokkel)).hasSize(1);
        assertThat(system.database().queryForObject("select count(*) from simulering", Integer.class))
                .isZero();
    }

    @Test
    void SIM_1_GRD_4_a_dry_run_changes_nothing_for_the_real_melding_that_follows() {
        var sak = nySak();
        system.simulert(system.send(sak.somDryrun()), 1);
        system.godta(sak);
        var nokkel = system.send(sak.somDryrun());
        assertThat(system.simulert(nokkel, 1).get(0).json().get("@type").asText())
                .isEqualTo("info");
        assertThat(system.ventStatuser(nokkel, "OK")
                        .get(0)
                        .json()
                        .get("simulering")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void SIM_5_OS_has_nothing_to_show() {
        var sak = nySak().somDryrun();
        feil(Uhell.av(Simuleringsfeil.TOM).sak(sak.sakId()));
        assertThat(system.simulert(system.send(sak), 1).get(0).json().toString())
                .isEqualTo("{\"@type\":\"v2\",\"perioder\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "STENGT, 502",
        "AVVIST, 422",
        "PERSON, 404",
        "UGYLDIG, 400",
        "TOM_BODY, 503",
        "UKJENT, 400",
        "ODELAGT, 500",
        "FOR_STOR, 500",
        "SEN, 504"
    })
    void SIM_5_SIM_6_FM_40_what_goes_wrong_at_OS_is_told_once(Simuleringsfeil feil, int statuskode) {
        var sak = nySak().somDryrun();
        feil(Uhell.av(feil).sak(sak.sakId()).antall(1).ventetid(Duration.ofSeconds(6)));
        var nokkel = system.send(sak);
        var status = system.ventStatuser(nokkel, "FEILET").get(0).json();
        assertThat(status.at("/error/statusCode").asInt()).isEqualTo(statuskode);
        assertThat(status.at("/error/system").asText()).isEqualTo("HELVED");
        assertThat(status.get("simulering").asBoolean()).isTrue();
        assertThat(status.get("detaljer").isNull()).isTrue();
        assertThat(status.toString()).doesNotContain("12345678910");
        assertThat(system.simulertNa(nokkel)).isEmpty();
        assertThat(system.simulering().spurt(sak.sakId()))
                .as("SIM-17: no retries")
                .hasSize(1);
    }

    @Test
    void SIM_16_a_token_that_is_not_taken_is_fetched_anew_once() {
        system.simulert(system.send(nySak().somDryrun()), 1);
        var sak = nySak().somDryrun();
        int tokener = system.simulering().tokener();
        feil(Uhell.av(Simuleringsfeil.TOKEN_AVVIST).sak(sak.sakId()).antall(1));
        system.simulert(system.send(sak), 1);
        assertThat(system.simulering().spurt(sak.sakId())).hasSize(2).allMatch(o -> o.harToken());
        assertThat(system.simulering().tokener()).as("SIM-15: otherwise cached").isGreaterThan(tokener);

        var annen = nySak().somDryrun();
        feil(Uhell.av(Simuleringsfeil.TOKEN_AVVIST).sak(annen.sakId()));
        var status = system.ventStatuser(system.send(annen), "FEILET").get(0).json();
        assertThat(status.at("/error/statusCode").asInt()).isEqualTo(400);
        assertThat(system.simulering().spurt(annen.sakId())).hasSize(2);
    }

    @Test
    void FM_40_without_the_token_service_it_is_told_and_afterwards_it_works_again() {
        system.bean("samltoken", Tokenlager.class).glem();
        system.simulering().leggTil(Uhell.av(Simuleringsfeil.INGEN_TOKEN));
        var sak = nySak().somDryrun();
        var status = system.ventStatuser(system.send(sak), "FEILET").get(0).json();
        assertThat(status.at("/error/statusCode").asInt()).isEqualTo(503);
        assertThat(status.at("/error/msg").asText())
                .isEqualTo(
                        "Simulering er midlertidig utilgjengelig: får ikke tilgang til Oppdragssystemet (OS). Prøv igjen senere.");
        assertThat(system.simulering().spurt(sak.sakId())).isEmpty();
        system.simulering().fjernUhell();
        system.simulert(system.send(sak), 1);
    }

    @Test
    void design_8_no_personident_in_the_log_whatever_OS_answers() {
        var logg = new ListAppender<ILoggingEvent>();
        var rot = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logg.start();
        rot.addAppender(logg);
        try {
            for (var feil : Simuleringsfeil.values()) {
                if (feil != Simuleringsfeil.SEN && feil != Simuleringsfeil.INGEN_TOKEN) {
                    var sak = nySak().somDryrun();
                    feil(Uhell.av(feil).sak(sak.sakId()));
                    var nokkel = system.send(sak);
                    system.poster()
                            .vent(1, "svar for " + nokkel, post -> post.nokkel().equals(nokkel));
                }
            }
        } finally {
            rot.detachAppender(logg);
        }
        assertThat(logg.list)
                .extracting(hendelse -> hendelse.getFormattedMessage()
                        + Optional.ofNullable(hendelse.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .isNotEmpty()
                .noneMatch(linje -> linje.contains("12345678910"));
    }

    @Test
    void SIM_6_two_instances_answer_each_request_once() {
        try (var annen = system.startEnTil()) {
            var saker = Stream.generate(SimuleringTest::nySak).limit(40).toList();
            var nokler = saker.stream().map(sak -> system.send(sak.somDryrun())).toList();
            Testsystem.ventPa("alle er besvart", () -> besvarte(nokler) == 40);
            system.ventTilAltErBehandlet();
            assertThat(nokler).allSatisfy(nokkel -> {
                assertThat(system.simulertNa(nokkel)).hasSize(1);
                assertThat(system.statuserNa(nokkel)).isEmpty();
            });
            assertThat(saker).allSatisfy(sak -> assertThat(system.simulering().spurt(sak.sakId()))
                    .hasSize(1));
        }
    }

    @Test
    void FM_38_an_oppdrag_waits_for_the_simulering_of_its_sak_and_for_no_other() {
        var sak = nySak();
        feil(Uhell.av(Simuleringsfeil.SEN).sak(sak.sakId()).antall(1).ventetid(Duration.ofMillis(2500)));
        var simulering = system.send(sak.somDryrun());
        Testsystem.ventPa(
                "OS simulerer", () -> !system.simulering().spurt(sak.sakId()).isEmpty());
        var ekte = system.send(sak);
        system.statuser(ekte, 1); // MOTTATT
        system.godta(nySak());
        assertThat(system.simulertNa(simulering)).as("OS is still at it").isEmpty();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();

        system.simulert(simulering, 1);
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        system.ventStatuser(ekte, "MOTTATT", "HOS_OPPDRAG", "OK");
    }

    @Test
    void SIM_11_D33_a_dry_run_waits_for_the_kvittering_of_its_sak_but_not_for_ever() {
        var sak = nySak();
        var ekte = system.send(sak);
        var oppdrag = system.oppdrag(sak.sakId(), 1);
        var status = system.ventStatuser(system.send(sak.med("2026-02-02", 100).somDryrun()), "FEILET")
                .get(0)
                .json();
        assertThat(status.at("/error/statusCode").asInt()).isEqualTo(409);
        assertThat(status.at("/error/msg").asText()).isEqualTo("Saken har et oppdrag som venter på kvittering");
        assertThat(system.simulering().spurt(sak.sakId())).isEmpty();

        var iTide = system.send(sak.med("2026-02-02", 100).somDryrun());
        system.svar(oppdrag, Mmel.OK);
        system.ventStatuser(ekte, "MOTTATT", "HOS_OPPDRAG", "OK");
        assertThat(system.simulert(iTide, 1).get(0).json().at("/perioder/0/fom").asText())
                .isEqualTo("2026-02-02");
    }

    @Test
    void SIM_6_a_restart_in_the_middle_loses_nothing_and_doubles_nothing() {
        var sak = nySak().somDryrun();
        feil(Uhell.av(Simuleringsfeil.SEN).sak(sak.sakId()).antall(1).ventetid(Duration.ofMillis(2500)));
        var nokkel = system.send(sak);
        Testsystem.ventPa(
                "OS simulerer", () -> !system.simulering().spurt(sak.sakId()).isEmpty());
        system.stoppProduktet();
        system.startProduktet();
        system.simulert(nokkel, 1);
        system.ventTilAltErBehandlet();
        assertThat(system.simulertNa(nokkel)).hasSize(1);
        assertThat(system.statuserNa(nokkel)).isEmpty();
    }

    @Test
    void SIM_6_what_another_instance_has_taken_over_is_answered_by_that_one_alone() {
        var sak = nySak().somDryrun();
        feil(Uhell.av(Simuleringsfeil.SEN).sak(sak.sakId()).antall(1).ventetid(Duration.ofMillis(2500)));
        var nokkel = system.send(sak);
        Testsystem.ventPa(
                "OS simulerer", () -> !system.simulering().spurt(sak.sakId()).isEmpty());
        system.database()
                .update(
                        "update simuleringslas set til = now() where sak = (select id from sak where sak_id = ?)",
                        sak.sakId());
        Testsystem.ventPa(
                "OS blir spurt igjen",
                () -> system.simulering().spurt(sak.sakId()).size() == 2);
        system.simulert(nokkel, 1);
        system.poster()
                .ikkeFlereEnn(1, "svar for " + nokkel, post -> post.nokkel().equals(nokkel), Duration.ofSeconds(3));
    }

    @Test
    void SIM_19_a_hundred_slow_dry_runs_do_not_delay_real_payments() {
        var simulerte = Stream.generate(SimuleringTest::nySak).limit(100).toList();
        simulerte.forEach(sak ->
                feil(Uhell.av(Simuleringsfeil.SEN).sak(sak.sakId()).antall(1).ventetid(Duration.ofSeconds(2))));
        var nokler = simulerte.stream().map(sak -> system.send(sak.somDryrun())).toList();
        Testsystem.ventPa(
                "OS simulerer",
                () -> !system.simulering().spurt(simulerte.get(0).sakId()).isEmpty());

        var ekte = Stream.generate(SimuleringTest::nySak).limit(20).toList();
        var ekteNokler = ekte.stream().map(system::send).toList();
        ekte.forEach(sak -> system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK));
        ekteNokler.forEach(nokkel -> system.ventStatuser(nokkel, "MOTTATT", "HOS_OPPDRAG", "OK"));
        assertThat(besvarte(nokler)).as("dry runs that OS has had the time for").isLessThan(100);

        system.simulering().fjernUhell();
        Testsystem.ventPa("alle er besvart", () -> besvarte(nokler) == 100);
    }

    private long besvarte(List<String> nokler) {
        return nokler.stream()
                .filter(nokkel -> !system.simulertNa(nokkel).isEmpty())
                .count();
    }
}
