package no.nav.utsjekk.ende;

import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in over HTTP, and for whom he speaks (20 §2). */
@EndeTilEnde
class RestTilgangTest {

    private final Testsystem system;

    RestTilgangTest(Testsystem system) {
        this.system = system;
    }

    private HttpResponse<String> med(String token) {
        return new Restklient(system.httpPort(), Optional.of(token)).get(ukjent());
    }

    private static String ukjent() {
        return "/utbetalinger/" + UUID.randomUUID();
    }

    private static void slipperIkkeInn(HttpResponse<String> svar) {
        erTomt(svar, 401);
        assertThat(svar.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/utbetalinger", "/utbetalinger/1", "/utbetalinger/1/avvent", "/api", "/api/x", "/abetal/aap"})
    void RF_A1_RF_A5_without_a_token_nobody_comes_in(String sti) {
        var uten = new Restklient(system.httpPort(), Optional.empty());

        for (var metode : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            slipperIkkeInn(uten.send(metode, sti, ""));
        }
        slipperIkkeInn(uten.med("Authorization", "Basic YWFwOmFhcA==").get(sti));
    }

    @Test
    void RF_A5_tokens_that_do_not_hold() throws Exception {
        var utsteder = system.utsteder();
        var na = Instant.now();
        var hs256 = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(utsteder.nokkel().getKeyID())
                        .build(),
                utsteder.krav("aap").build());
        hs256.sign(new MACSigner(utsteder.nokkel().toRSAPublicKey().getEncoded()));
        Stream.of(
                        utsteder.signer(
                                utsteder.krav("aap").issuer("http://annen").build()),
                        utsteder.signer(utsteder.krav("aap").audience("annen").build()),
                        utsteder.signer(utsteder.krav("aap")
                                .expirationTime(Date.from(na.minus(Duration.ofMinutes(2))))
                                .issueTime(null)
                                .build()),
                        utsteder.signer(utsteder.krav("aap")
                                .notBeforeTime(Date.from(na.plus(Duration.ofMinutes(2))))
                                .build()),
                        new PlainJWT(utsteder.krav("aap").build()).serialize(),
                        hs256.serialize(),
                        "tull")
                .forEach(token -> slipperIkkeInn(med(token)));
        assertThat(med(utsteder.token("aap")).statusCode()).isEqualTo(404);
    }

    @Test
    void RF_A6_a_token_that_does_not_say_which_client_it_is_of() {
        var uten = system.utsteder()
                .signer(system.utsteder().krav("aap").claim("azp_name", null).build());

        erFeil(med(uten), 403, "missing JWT claim", "");
    }

    @Test
    void RF_A7_RF_A8_a_client_that_nobody_has_mapped() {
        erFeil(
                med(system.utsteder().token("ukjent")),
                403,
                "mangler mapping mellom appname (ukjent) og fagsystem-enum",
                "/kom_i_gang");
    }

    @Test
    void RF_A9_outside_of_production_a_header_says_for_whom_a_client_speaks() {
        var utbetaling = Restutbetaling.ny("ARBEIDSTRENING", "UKEDAG").dag("2025-06-02", 300);
        var aap = system.rest("aap");

        erTomt(aap.med("Fagsystem", "TILTAKSPENGER").post(utbetaling.sti(), utbetaling.json()), 201);
        assertThat(aap.med("fagsystem", "TILTAKSPENGER").get(utbetaling.sti()).statusCode())
                .isEqualTo(200);
        erFeil(aap.get(utbetaling.sti()), 403, "utbetalingen tilhører et annet fagsystem", "");
        erFeil(aap.med("Fagsystem", "TULL").get(utbetaling.sti()), 400, "ukjent fagsystem i header Fagsystem", "");
    }

    @Test
    void RF_A11_a_stonad_of_another_fagsystem() {
        var utbetaling = Restutbetaling.aap().dag("2025-06-02", 300);

        erFeil(
                system.rest("dagpenger").post(utbetaling.sti(), utbetaling.json()),
                403,
                "stønad AAP_UNDER_ARBEIDSAVKLARING tilhører et annet fagsystem",
                "");
    }

    @Test
    void RF_A11_an_utbetaling_of_another_fagsystem() {
        var utbetaling = Restutbetaling.aap().dag("2025-06-02", 300);
        erTomt(system.rest("aap").post(utbetaling.sti(), utbetaling.json()), 201);
        var dagpenger = system.rest("dagpenger");
        var annet = "utbetalingen tilhører et annet fagsystem";

        erFeil(dagpenger.get(utbetaling.sti()), 403, annet, "");
        erFeil(dagpenger.get(utbetaling.sti() + "/status"), 403, annet, "");
        var kapret = utbetaling.medStonad("DAGPENGER");
        erFeil(dagpenger.post(kapret.sti(), kapret.json()), 403, annet, "");
        erFeil(dagpenger.put(kapret.sti(), kapret.json()), 403, annet, "");
        erFeil(dagpenger.delete(kapret.sti(), kapret.json()), 403, annet, "");
    }

    @Test
    void every_answer_tells_that_the_facade_will_go() {
        for (var svar : List.of(
                system.rest("aap").get(ukjent()), new Restklient(system.httpPort(), Optional.empty()).get(ukjent()))) {
            assertThat(svar.headers().firstValue("Deprecation")).contains("@1767225600");
            assertThat(svar.headers().firstValue("Sunset")).contains("Fri, 31 Dec 2027 00:00:00 GMT");
            assertThat(svar.headers().firstValue("Link"))
                    .contains("<https://helved-docs.ansatt.dev.nav.no>; rel=\"deprecation\"; type=\"text/html\"");
        }
    }

    @Test
    void who_calls_what_is_counted_per_client_and_endpoint() {
        system.rest("tiltakspenger").get(ukjent());
        system.rest("tiltakspenger").get("/api/finnes/ikke");
        Testsystem.ventPa("bruk", () -> system.database()
                .queryForList("select endepunkt from rest_bruk where klient = 'tiltakspenger'", String.class)
                .containsAll(List.of("GET /utbetalinger/{uid}", "ukjent ukjent")));

        assertThat(system.rest("aap").get("/actuator/metric").body())
                .contains(
                        "ktor_http_server_requests_seconds_count{method=\"GET\",route=\"/utbetalinger/{uid}\",status=\"404\"}");
    }

    @Test
    void paths_that_lead_nowhere() {
        for (var sti : List.of("/api", "/api/finnes/ikke", "/utbetalinger", "/utbetalinger/", "/abetal/x/y/z")) {
            erFeil(system.rest("aap").get(sti), 404, "Fant ikke endepunktet", "");
        }
        erFeil(system.rest("aap").send("PATCH", ukjent(), ""), 404, "Fant ikke endepunktet", "");
    }

    @Test
    void a_body_that_is_too_large() {
        var svar = system.rest("aap").post(ukjent(), " ".repeat(6 * 1024 * 1024));

        erFeil(svar, 413, "Innholdet er for stort", "");
    }

    @Test
    void nothing_of_a_call_comes_back_as_a_header() {
        var svar = system.rest("aap").med("X-Hemmelig", "01418050051").get(ukjent());

        assertThat(svar.headers().map().keySet().stream().map(String::toLowerCase))
                .containsExactlyInAnyOrder(
                        "content-length", "content-type", "deprecation", "link", "sunset", "x-content-type-options");
    }

    @Test
    void OP_04_the_probes_are_open_to_all() {
        var uten = new Restklient(system.httpPort(), Optional.empty());

        Testsystem.ventPa("klar", () -> uten.get("/actuator/ready").statusCode() == 200);
        erTomt(uten.get("/actuator/live"), 200);
    }

    @Test
    void OP_01_the_metrics_have_the_names_that_dashboards_know() {
        var uten = new Restklient(system.httpPort(), Optional.empty());
        uten.get(ukjent());

        assertThat(uten.get("/actuator/metric").body())
                .contains("ktor_http_server_requests_seconds", "jvm_threads_states_threads", "logback_events_total");
    }

    @Test
    void the_document_and_its_page_are_open_to_all() {
        var uten = new Restklient(system.httpPort(), Optional.empty());

        assertThat(uten.get("/openapi.json").body()).contains("\"openapi\": \"3.0.3\"", "erFørsteUtbetaling");
        assertThat(uten.get("/openapi/").body()).contains("swagger-ui");
        assertThat(uten.get("/openapi/swagger-initializer.js").body()).contains("/openapi.json");
        assertThat(uten.get("/openapi/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    }
}
