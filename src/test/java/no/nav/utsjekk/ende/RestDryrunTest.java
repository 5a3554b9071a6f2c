package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static no.nav.utsjekk.ende.Restsvar.erUleselig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Simuleringsfeil;
import no.nav.utsjekk.lokal.Simuleringstjener.Uhell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dry runs of producers' meldinger, and of utbetalinger, over HTTP (20 §4.10, §6). */
@EndeTilEnde({
    "SIMULERING_FRIST_MS=3000",
    "SIMULERING_MARGIN=PT1S",
    "SIMULERING_VENTETID=PT2S",
    "REST_VENTENDE=3",
    "REST_DRYRUN_FRIST=PT7S",
    "NETT_PERIODE_MS=500"
})
class RestDryrunTest {

    private static final String V3 = "/api/simulering/v3";
    private static final String STENGT = "simulering stengt, tilgjengelig man-fre kl 6-21";

    private final Testsystem system;
    private final Restklient klient;

    RestDryrunTest(Testsystem system) {
        this.system = system;
        this.klient = system.rest("aap");
    }

    @AfterEach
    void OS_is_well_again() {
        system.simulering().fjernUhell();
    }

    private static Aap nySak() {
        return Aap.nySak().med("2026-01-05", 100);
    }

    private HttpResponse<String> dryrun(Aap sak) {
        return klient.post("/api/dryrun/aap", sak.json());
    }

    private void feil(Simuleringsfeil feil, String sakId) {
        system.simulering().leggTil(Uhell.av(feil).sak(sakId).ventetid(Duration.ofSeconds(6)));
    }

    private static JsonNode json(HttpResponse<String> svar) {
        try {
            return new ObjectMapper().readTree(svar.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(svar.body(), e);
        }
    }

    @Test
    void DR_05_a_melding_is_simulated_whatever_it_says_of_dryrun() {
        var sak = nySak();
        var svar = dryrun(sak);
        assertThat(svar.statusCode()).isEqualTo(200);
        assertThat(json(svar).get("@type").asText()).isEqualTo("v2");
        assertThat(json(svar).at("/perioder/0/utbetalinger/0/nyttBeløp").asLong())
                .isEqualTo(1000);
        assertThat(json(svar).at("/perioder/0/utbetalinger/0/sakId").asText()).isEqualTo(sak.sakId());
        system.ventTilAltErBehandlet();
        assertThat(system.antallOppdrag(sak.sakId())).isZero();
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from utbetaling u join sak s on s.id = u.sak where s.sak_id = ?",
                                Integer.class,
                                sak.sakId()))
                .isZero();
    }

    @Test
    void FM_36_DR_03_each_producer_has_the_form_of_its_fagsystem() {
        var ts = Tilleggsstonader.nySak().med(UUID.randomUUID(), "TILSYN_BARN_AAP", 500);
        assertThat(json(system.rest("tilleggsstonader").post("/api/dryrun/tilleggsstonader", ts.json()))
                        .get("@type")
                        .asText())
                .isEqualTo("v1");
        assertThat(json(system.rest("tilleggsstonader").post(V3, ts.json()))
                        .get("@type")
                        .asText())
                .isEqualTo("v1");
        var test = system.rest("test");
        assertThat(json(test.med("fagsystem", "AAP").post(V3, nySak().json()))
                        .get("@type")
                        .asText())
                .isEqualTo("v2");
        erFeil(test.med("fagsystem", "VALP").post(V3, "{}"), 404, "simulering/v3 for VALP is not implemented yet", "");
        erFeil(test.post(V3, "{}"), 400, "header fagystem must be specified when using test", "");
        erFeil(klient.post(V3, "{}"), 403, "mangler mapping mellom appname (aap) og fagsystem-enum", "/kom_i_gang");
        erFeil(
                system.rest("konsoll").post(V3, "{}"),
                403,
                "mangler mapping mellom appname (konsoll) og fagsystem-enum",
                "/kom_i_gang");
    }

    @Test
    void DR_01_nobody_but_the_producer_and_those_who_test() {
        for (var hvem : List.of("dagpenger", "konsoll", "ukjent")) {
            erFeil(
                    system.rest(hvem).post("/api/dryrun/aap", nySak().json()),
                    403,
                    hvem + " har ikke tilgang til dette endepunktet (forventet aap)",
                    "");
        }
        assertThat(system.rest("test").post("/api/dryrun/aap", nySak().json()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void DR_04_the_key_of_the_call_is_that_of_the_records() {
        var nokkel = UUID.randomUUID().toString();
        var svar = klient.med("Transaction-ID", nokkel).post("/api/dryrun/aap", nySak().json());
        assertThat(system.simulert(nokkel, 1).get(0).json()).isEqualTo(json(svar));
    }

    @Test
    void DR_08_a_key_that_is_in_use_or_has_been_is_refused() {
        var nokkel = UUID.randomUUID().toString();
        var med = klient.med("Transaction-ID", nokkel);
        assertThat(med.post("/api/dryrun/aap", nySak().json()).statusCode()).isEqualTo(200);
        erFeil(
                med.post("/api/dryrun/aap", nySak().json()),
                423,
                "Simulering for %s pågår allerede".formatted(nokkel),
                "");
        system.database().update("update rest_nokkel set tatt = tatt - interval '61 minutes' where nokkel = ?", nokkel);
        assertThat(med.post("/api/dryrun/aap", nySak().json()).statusCode()).isEqualTo(200);
    }

    @Test
    void DR_09_when_no_answer_comes() {
        var sak = nySak();
        assertThat(dryrun(sak).statusCode()).isEqualTo(200);
        system.database()
                .update(
                        "insert into simuleringslas (sak, til) select id, now() + interval '1 hour' from sak where sak_id = ?",
                        sak.sakId());
        erTomt(dryrun(sak), 408);
        system.database()
                .update("delete from simuleringslas where sak = (select id from sak where sak_id = ?)", sak.sakId());
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
        "SEN, 504"
    })
    void DR_10_what_goes_wrong_at_OS_is_told_at_once(Simuleringsfeil feil, int status) {
        var sak = nySak();
        feil(feil, sak.sakId());
        var svar = dryrun(sak);
        assertThat(svar.statusCode()).isEqualTo(status);
        assertThat(json(svar).get("status").asText()).isEqualTo("FEILET");
        assertThat(json(svar).get("simulering").asBoolean()).isTrue();
        assertThat(json(svar).at("/error/statusCode").asInt()).isEqualTo(status);
        assertThat(svar.body()).doesNotContain("12345678910");
    }

    @Test
    void DR_10_SIM_11_a_sak_that_waits_for_its_kvittering() {
        var sak = nySak();
        system.send(sak);
        system.oppdrag(sak.sakId(), 1);
        var svar = dryrun(sak.med("2026-02-02", 100));
        assertThat(svar.statusCode()).isEqualTo(409);
        assertThat(json(svar).at("/error/msg").asText()).isEqualTo("Saken har et oppdrag som venter på kvittering");
    }

    @Test
    void DR_10_a_melding_that_the_rules_refuse() {
        var svar = dryrun(nySak().behandling("x".repeat(31)));
        assertThat(svar.statusCode()).isEqualTo(400);
        assertThat(json(svar).get("status").asText()).isEqualTo("FEILET");
    }

    @Test
    void RF_E1_a_body_that_cannot_be_read() {
        erUleselig(klient.post("/api/dryrun/aap", "tull"));
        erUleselig(klient.post("/api/dryrun/aap", ""));
        erUleselig(klient.post("/api/dryrun/aap", "{\"sakId\": \"x\"}"));
    }

    @Test
    void AM_4_without_a_change_it_is_302_and_no_redirect() {
        var sak = nySak();
        system.godta(sak);
        var svar = dryrun(sak);
        assertThat(svar.statusCode()).isEqualTo(302);
        assertThat(svar.headers().firstValue("Location")).isEmpty();
        assertThat(json(svar).get("@type").asText()).isEqualTo("info");
        assertThat(json(svar).get("fagsystem").asText()).isEqualTo("AAP");
    }

    @Test
    void SIM_19_few_wait_at_a_time_and_others_are_served_meanwhile() {
        var saker = IntStream.range(0, 3).mapToObj(nr -> nySak()).toList();
        saker.forEach(sak -> system.simulering()
                .leggTil(
                        Uhell.av(Simuleringsfeil.SEN).sak(sak.sakId()).antall(1).ventetid(Duration.ofSeconds(2))));
        var venter = saker.stream()
                .map(sak -> CompletableFuture.supplyAsync(() -> dryrun(sak)))
                .toList();
        Testsystem.ventPa("alle tre er hos OS", () -> saker.stream()
                .noneMatch(sak -> system.simulering().spurt(sak.sakId()).isEmpty()));
        var forMange = dryrun(nySak());
        assertThat(forMange.statusCode()).isEqualTo(503);
        assertThat(forMange.headers().firstValue("Retry-After")).contains("1");
        assertThat(klient.get("/utbetalinger/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(venter)
                .allSatisfy(kall -> assertThat(kall.join().statusCode()).isEqualTo(200));
    }

    // --- one utbetaling

    private static Restutbetaling utbetaling() {
        return Restutbetaling.aap().dag("2025-06-02", 1000);
    }

    @Test
    void UT_X1_UT_X2_an_utbetaling_that_there_is_not_is_simulated_as_a_new_one() {
        var utbetaling = utbetaling();
        var svar = klient.post(utbetaling.sti() + "/simuler", utbetaling.json());
        assertThat(svar.body())
                .isEqualTo(
                        """
                        {"perioder":[{"fom":"2025-06-02","tom":"2025-06-02","utbetalinger":[{"fagsystem":"AAP","sakId":"%s",\
                        "utbetalesTil":"01418050051","stønadstype":"AAP_UNDER_ARBEIDSAVKLARING","tidligereUtbetalt":0,\
                        "nyttBeløp":1000}]}]}"""
                                .formatted(utbetaling.sakId()));
        assertThat(svar.statusCode()).isEqualTo(200);
        erFeil(klient.get(utbetaling.sti()), 404, "Fant ikke utbetaling med uid " + utbetaling.uid(), "");
        assertThat(system.database()
                        .queryForObject(
                                "select count(*) from simuleringslas l join sak s on s.id = l.sak where s.sak_id = ?",
                                Integer.class,
                                utbetaling.sakId()))
                .isZero();
        erFeil(
                klient.delete(utbetaling.sti() + "/simuler", utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
        erFeil(
                klient.put(utbetaling.sti() + "/simuler", utbetaling.json()),
                404,
                "Fant ikke utbetaling med uid " + utbetaling.uid(),
                "");
    }

    @Test
    void UT_X1_UT_X3_FM_36_one_that_there_is_is_changed_and_ended_as_in_earnest() {
        var steg = new Reststeg(system, klient);
        var utbetaling = utbetaling();
        steg.opprett(utbetaling);
        var sti = utbetaling.sti() + "/simuler";
        var endret = utbetaling.utenPerioder().dag("2025-06-02", 1500);

        for (var svar : List.of(klient.post(sti, endret.json()), klient.put(sti, endret.json()))) {
            assertThat(json(svar)
                            .at("/perioder/0/utbetalinger/0/tidligereUtbetalt")
                            .asLong())
                    .isEqualTo(1000);
            assertThat(json(svar).at("/perioder/0/utbetalinger/0/nyttBeløp").asLong())
                    .isEqualTo(500);
        }
        assertThat(json(klient.delete(sti, utbetaling.json()))
                        .at("/perioder/0/utbetalinger/0/nyttBeløp")
                        .asLong())
                .isEqualTo(-1000);
        erFeil(
                klient.post(sti, utbetaling.json()),
                409,
                "Ingen reell endring",
                "/async/kom_i_gang/endre_utbetaling#minimum-changes");
        erFeil(
                klient.post(sti, endret.medSakId("en annen").json()),
                400,
                "Kan ikke endre 'sakId'",
                "/async/kom_i_gang/endre_utbetaling#immutable-field");
        erFeil(
                klient.post(sti, utbetaling.utenPerioder().json()),
                400,
                "Mangler perioder",
                "/async/kom_i_gang/opprett_utbetaling#mangler-perioder");

        var onsker = system.simulering().spurt(utbetaling.sakId());
        var ekte = steg.endre(endret);
        var linje = onsker.get(0).oppdrag().all("oppdragslinje").get(0);
        assertThat(linje.text("refDelytelseId"))
                .isEqualTo(ekte.linjer().get(0).refDelytelseId().orElseThrow());
        assertThat(onsker.get(0).oppdrag().text("kodeEndring")).isEqualTo("ENDR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STENGT | 502 | simulering stengt, tilgjengelig man-fre kl 6-21 | /simulering",
                "PERSON | 404 | Personen finnes ikke | /simuleringsresultat",
                "AVVIST | 500 | Ukjent feil, helved er varslet. |",
                "UKJENT | 500 | Ukjent feil, helved er varslet. |",
                "ODELAGT | 502 | Ugyldig respons fra Oppdragssystemet | /simulering",
                "SEN | 503 | Simulering fikk ikke svar fra Oppdragssystemet (OS) innen 3 sekunder | /simulering",
                "INGEN_TOKEN | 503 | Simulering er midlertidig utilgjengelig: får ikke tilgang til Oppdragssystemet (OS). Prøv igjen senere. | /simulering"
            })
    void UT_X4_what_goes_wrong_at_OS_is_told_in_the_older_way(
            Simuleringsfeil feil, int status, String tekst, String dok) {
        var utbetaling = utbetaling();
        if (feil == Simuleringsfeil.INGEN_TOKEN) {
            system.bean("samltoken", no.nav.utsjekk.simulering.Tokenlager.class).glem();
            system.simulering().leggTil(Uhell.av(feil));
        } else {
            feil(feil, utbetaling.sakId());
        }
        erFeil(
                klient.post(utbetaling.sti() + "/simuler", utbetaling.json()),
                status,
                tekst,
                Optional.ofNullable(dok).orElse(""));
    }

    @Test
    void FM_38_what_waits_for_its_kvittering_is_simulated_after_it_or_not_at_all() {
        var steg = new Reststeg(system, klient);
        var utbetaling = utbetaling();
        erTomt(klient.post(utbetaling.sti(), utbetaling.json()), 201);
        system.oppdrag(utbetaling.sakId(), 1);
        var endret = utbetaling.utenPerioder().dag("2025-06-02", 1500);
        var sti = utbetaling.sti() + "/simuler";
        erFeil(klient.put(sti, endret.json()), 409, "Saken har et oppdrag som venter på kvittering", "");
        assertThat(system.simulering().spurt(utbetaling.sakId())).isEmpty();

        var venter = CompletableFuture.supplyAsync(() -> klient.put(sti, endret.json()));
        steg.svar(utbetaling, Mmel.OK);
        assertThat(venter.join().statusCode()).isEqualTo(200);
    }

    @Test
    void FM_38_an_oppdrag_waits_for_a_simulation_over_HTTP_of_its_sak() {
        var utbetaling = utbetaling();
        system.simulering()
                .leggTil(Uhell.av(Simuleringsfeil.SEN)
                        .sak(utbetaling.sakId())
                        .antall(1)
                        .ventetid(Duration.ofSeconds(2)));
        var simulering =
                CompletableFuture.supplyAsync(() -> klient.post(utbetaling.sti() + "/simuler", utbetaling.json()));
        Testsystem.ventPa(
                "OS simulerer",
                () -> !system.simulering().spurt(utbetaling.sakId()).isEmpty());
        erTomt(klient.post(utbetaling.sti(), utbetaling.json()), 201);
        assertThat(simulering.isDone()).as("OS is still at it").isFalse();
        assertThat(system.antallOppdrag(utbetaling.sakId())).isZero();
        assertThat(simulering.join().statusCode()).isEqualTo(200);
        system.svar(system.oppdrag(utbetaling.sakId(), 1), Mmel.OK);
    }

    @Test
    void RF_A11_RF_A12_who_asks_must_be_known() {
        var utbetaling = utbetaling();
        var ingen = system.utsteder()
                .signer(system.utsteder().krav("aap").claim("azp_name", null).build());
        erFeil(
                new Restklient(system.httpPort(), Optional.of(ingen))
                        .post(utbetaling.sti() + "/simuler", utbetaling.json()),
                401,
                "Mangler claims",
                "/async/kom_i_gang/oppsett");
        erFeil(
                system.rest("dagpenger").post(utbetaling.sti() + "/simuler", utbetaling.json()),
                403,
                "stønad AAP_UNDER_ARBEIDSAVKLARING tilhører et annet fagsystem",
                "");
        erFeil(
                new Restklient(system.httpPort(), Optional.of(ingen)).post("/api/dryrun/aap", "{}"),
                403,
                "missing JWT claim",
                "");
    }

    @Test
    void SIM_18_closing_time_is_told_as_it_is() {
        var sak = nySak();
        feil(Simuleringsfeil.STENGT, sak.sakId());
        assertThat(json(dryrun(sak)).at("/error/msg").asText()).isEqualTo(STENGT);
    }
}
