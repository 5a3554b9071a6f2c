package no.nav.utsjekk.ende;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nav.utsjekk.ende.Restsvar.erFeil;
import static no.nav.utsjekk.ende.Restsvar.erTomt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import no.nav.utsjekk.lokal.Mmel;
import org.junit.jupiter.api.Test;

/** What callers can take of us, however they behave. */
@EndeTilEnde({"REST_SAMTIDIGE=3", "REST_LESETID=PT2S", "ENV=prod"})
class RestGrenserTest {

    private final Testsystem system;

    RestGrenserTest(Testsystem system) {
        this.system = system;
    }

    /** Begins a call, and does not send the rest of it. */
    private Socket begynt() throws IOException {
        var socket = new Socket("localhost", system.httpPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /utbetalinger/7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11 HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                        .formatted(system.utsteder().token("aap"))
                        .getBytes(UTF_8));
        return socket;
    }

    private static String svar(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void who_sends_slowly_is_sent_away_and_gives_his_place_up() throws IOException {
        var aap = system.rest("aap");
        var trege = new ArrayList<Socket>();
        for (int nr = 0; nr < 3; nr++) {
            trege.add(begynt());
        }
        Testsystem.ventPa("alle plasser er tatt", () -> {
            var svar = aap.get("/utbetalinger/7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11");
            return svar.statusCode() == 503
                    && svar.headers().firstValue("Retry-After").equals(Optional.of("1"))
                    && svar.body().contains("For mange samtidige kall, prøv igjen");
        });
        for (var treg : trege) {
            try (treg) {
                assertThat(svar(treg)).startsWith("HTTP/1.1 408").contains("Kallet kom ikke fram i tide");
            }
        }
        Testsystem.ventPa(
                "plassene er fri",
                () -> aap.get("/utbetalinger/7c4fd2b3-61a8-4f2e-8f0b-2d9a5be41c11")
                                .statusCode()
                        == 404);
    }

    /** Calls that wait for the database hold neither the event loop nor those who only ask how we are. */
    @Test
    void others_are_answered_while_calls_wait() throws Exception {
        var aap = system.rest("aap");
        var steg = new Reststeg(system, aap);
        var utbetaling = Restutbetaling.aap().dag("2025-06-02", 1000);
        steg.opprett(utbetaling);
        var endring = utbetaling.utenPerioder().dag("2025-06-02", 1100);
        try (var las = system.las(
                "select from rest_utbetaling where uid = ?::uuid for update",
                utbetaling.uid().toString())) {
            var venter = new ArrayList<CompletableFuture<Integer>>();
            for (int nr = 0; nr < 2; nr++) {
                venter.add(CompletableFuture.supplyAsync(
                        () -> aap.put(endring.sti(), endring.json()).statusCode()));
            }
            las.ventTilNoenVenter();
            var begynt = System.nanoTime();
            erTomt(new Restklient(system.httpPort(), Optional.empty()).get("/actuator/live"), 200);
            assertThat(aap.get(utbetaling.sti()).statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - begynt).isLessThan(3_000_000_000L);
            assertThat(venter).allSatisfy(kall -> assertThat(kall.join()).isEqualTo(423));
        }
        erTomt(aap.put(endring.sti(), endring.json()), 204);
        steg.svar(endring, Mmel.OK);
    }

    @Test
    void RF_A10_in_production_nobody_speaks_for_another_fagsystem() {
        var utbetaling = Restutbetaling.ny("ARBEIDSTRENING", "UKEDAG").dag("2025-06-02", 300);

        erFeil(
                system.rest("aap").med("Fagsystem", "TILTAKSPENGER").post(utbetaling.sti(), utbetaling.json()),
                403,
                "stønad ARBEIDSTRENING tilhører et annet fagsystem",
                "");
    }

    @Test
    void GW_01_DR_01_in_production_there_is_no_gateway_and_nobody_tests() {
        erFeil(system.rest("aap").post("/abetal/aap", "{}"), 404, "Fant ikke endepunktet", "");
        erFeil(
                system.rest("test").post("/api/dryrun/aap", "{}"),
                403,
                "test har ikke tilgang til dette endepunktet (forventet aap)",
                "");
        erFeil(
                system.rest("test").post("/api/simulering/v3", "{}"),
                403,
                "mangler mapping mellom appname (test) og fagsystem-enum",
                "/kom_i_gang");
    }
}
