package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.lokal.Mmel;
import no.nav.utsjekk.lokal.Simuleringsfeil;
import no.nav.utsjekk.lokal.Simuleringstjener.Uhell;
import org.junit.jupiter.api.Test;

/** The gateway {@code /abetal} (20 §7). */
@EndeTilEnde({"ABETAL_FRIST=PT3S", "SIMULERING_VENTETID=PT1S", "NETT_PERIODE_MS=500"})
class RestGatewayTest {

    private final Testsystem system;
    private final Restklient test;

    RestGatewayTest(Testsystem system) {
        this.system = system;
        this.test = system.rest("test");
    }

    private static JsonNode json(HttpResponse<String> svar) {
        try {
            return new ObjectMapper().readTree(svar.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(svar.body(), e);
        }
    }

    private static Aap nySak() {
        return Aap.nySak().med("2026-01-05", 100);
    }

    private static void erTekst(HttpResponse<String> svar, int status, String tekst) {
        assertThat(svar.body()).isEqualTo(tekst);
        assertThat(svar.statusCode()).isEqualTo(status);
        assertThat(svar.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void GW_05_GW_06_a_payment_is_answered_with_its_first_status() {
        var sak = nySak();
        var svar = test.post("/abetal/aap", sak.json());
        assertThat(svar.statusCode()).isEqualTo(200);
        assertThat(json(svar).get("status").asText()).isEqualTo("MOTTATT");
        assertThat(json(svar).at("/detaljer/ytelse").asText()).isEqualTo("AAP");
        assertThat(json(svar).get("error").isNull()).isTrue();
        assertThat(json(svar).get("simulering").asBoolean()).isFalse();
        system.svar(system.oppdrag(sak.sakId(), 1), Mmel.OK);
        Testsystem.ventPa("OK", () -> json(test.post("/abetal/aap", sak.json()))
                .get("status")
                .asText()
                .equals("OK"));
        assertThat(system.antallOppdrag(sak.sakId())).isEqualTo(1);
    }

    @Test
    void GW_02_GW_14_a_key_of_the_caller() {
        var nokkel = UUID.randomUUID().toString();
        var sak = Dagpenger.nySak();
        assertThat(json(test.post("/abetal/dp/" + nokkel, sak.json()))
                        .get("status")
                        .asText())
                .isEqualTo("MOTTATT");
        assertThat(system.statuser(nokkel, 1).get(0).status()).isEqualTo("MOTTATT");
        assertThat(test.post("/abetal/dp/" + nokkel, sak.json()).statusCode()).isEqualTo(423);
        erFeil(test.post("/abetal/dp/x", sak.json()), 400, "Path param må være UUID", "");
    }

    @Test
    void GW_03_GW_08_a_dry_run_is_answered_with_its_result() {
        var sak = nySak().somDryrun();
        var svar = test.post("/abetal/aap", sak.json());
        assertThat(svar.statusCode()).isEqualTo(200);
        assertThat(json(svar).get("@type").asText()).isEqualTo("v2");

        system.godta(nySak().med("2026-02-02", 1));
        var uendret = nySak();
        system.godta(uendret);
        var info = test.post("/abetal/aap", uendret.somDryrun().json());
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(json(info).get("@type").asText()).isEqualTo("info");
    }

    @Test
    void GW_08_DR_10_a_dry_run_that_is_refused_is_told_at_once() {
        var sak = nySak().somDryrun();
        system.simulering().leggTil(Uhell.av(Simuleringsfeil.STENGT).sak(sak.sakId()));
        var svar = test.post("/abetal/aap", sak.json());
        assertThat(svar.statusCode()).isEqualTo(502);
        assertThat(json(svar).get("simulering").asBoolean()).isTrue();
    }

    @Test
    void GW_07_GW_08_no_answer_in_time() {
        var sak = nySak();
        test.post("/abetal/aap", sak.json());
        system.oppdrag(sak.sakId(), 1);
        var venter = test.post("/abetal/aap", sak.med("2026-02-02", 100).json());
        assertThat(venter.statusCode()).isEqualTo(408);
        assertThat(json(venter).get("status").asText()).isEqualTo("FEILET");
        assertThat(json(venter).at("/error/statusCode").asInt()).isEqualTo(408);
        assertThat(json(venter).at("/error/msg").asText()).isEqualTo("Fikk ingen endelig status innen 30 sekunder");

        var simulert = nySak().somDryrun();
        assertThat(test.post("/abetal/aap", simulert.json()).statusCode()).isEqualTo(200);
        system.database()
                .update(
                        "insert into simuleringslas (sak, til) select id, now() + interval '1 hour' from sak where sak_id = ?",
                        simulert.sakId());
        erFeil(
                test.post("/abetal/aap", simulert.json()),
                408,
                "Fikk ingen respons på simulering innen 30 sekunder",
                "");
    }

    @Test
    void GW_06_what_the_rules_refuse() {
        var svar = test.post("/abetal/aap", nySak().behandling("x".repeat(31)).json());
        assertThat(svar.statusCode()).isEqualTo(400);
        assertThat(json(svar).get("status").asText()).isEqualTo("FEILET");
    }

    @Test
    void GW_10_a_body_that_cannot_be_read() {
        erTekst(test.post("/abetal/aap", "{}"), 400, "Påkrevd felt mangler eller er null: /sakId");
        erTekst(test.post("/abetal/ts", "tull"), 400, "Påkrevd felt mangler eller er null: ugyldig JSON");
        erTekst(test.post("/abetal/raw", "tull"), 400, "Fagsystem parameter is required");
    }

    @Test
    void GW_03_raw_is_sent_as_it_is_and_answered_with_a_status() {
        var svar = test.post("/abetal/raw/dp", "{ tull");
        assertThat(svar.statusCode()).isEqualTo(400);
        assertThat(json(svar).get("status").asText()).isEqualTo("FEILET");
        assertThat(json(svar).at("/error/msg").asText()).contains("Feil ved deserialisering");
        assertThat(json(test.post("/abetal/raw/aap", nySak().json()))
                        .get("status")
                        .asText())
                .isEqualTo("MOTTATT");
    }

    @Test
    void GW_11_fagsystemer_that_there_are_not() {
        for (var sti : List.of("/abetal/raw/tull", "/abetal/raw/valp", "/abetal/tull", "/abetal")) {
            erFeil(test.post(sti, nySak().json()), 404, "Fant ikke endepunktet", "");
        }
    }

    @Test
    void GW_01_a_token_is_asked_for_and_it_must_be_the_producers() {
        assertThat(new Restklient(system.httpPort(), java.util.Optional.empty())
                        .post("/abetal/aap", nySak().json())
                        .statusCode())
                .isEqualTo(401);
        erFeil(
                system.rest("dagpenger").post("/abetal/aap", nySak().json()),
                403,
                "dagpenger har ikke tilgang til dette endepunktet (forventet aap)",
                "");
        assertThat(system.rest("aap").post("/abetal/aap", nySak().json()).statusCode())
                .isEqualTo(200);
    }
}
