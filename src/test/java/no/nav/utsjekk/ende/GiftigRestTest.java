package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import no.nav.utsjekk.docs.Rute;
import no.nav.utsjekk.docs.Rutefil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that nobody foresaw, once, from every step of a call over HTTP: the caller is told, and can ask again. */
@EndeTilEnde("camel.main.configuration-classes=no.nav.utsjekk.ende.Giftstrategi")
class GiftigRestTest {

    /** Steps that write the answer: nothing is left that could tell of their failure but the server itself. */
    private static final Set<String> SKRIVER =
            Set.of("skriv-opprett", "skriv-status", "skriv-dryrun", "skriv-iverksetting", "skriv-gateway");

    /** A call, the routes that it goes through, and what it is told when all goes well. */
    enum Kall {
        OPPRETT(
                Set.of("rest-utbetaling-opprett", "rest-utbetaling-ta"),
                (system, sak) -> {
                    var utbetaling = Restutbetaling.aap().dag("2026-01-05", 100);
                    return system.rest("aap").post(utbetaling.sti(), utbetaling.json());
                },
                201),
        DRYRUN(
                Set.of("rest-dryrun", "rest-innsending", "rest-innsending-ta"),
                (system, sak) -> system.rest("aap").post("/api/dryrun/aap", sak.json()),
                200),
        SIMULER(
                Set.of("rest-simulering-v2"),
                (system, sak) -> system.rest("tilleggsstonader").post("/api/simulering/v2", "{}"),
                400),
        IVERKSETT(
                Set.of("rest-iverksetting", "iverksetting", "iverksetting-lagre"),
                (system, sak) -> system.rest("tilleggsstonader")
                        .post(
                                Restiverksetting.STI,
                                Restiverksetting.nySak()
                                        .tilsynBarn("2026-01-05", "2026-01-05", 100)
                                        .json()),
                202);

        private final Set<String> ruter;
        private final BiFunction<Testsystem, Aap, HttpResponse<String>> kall;
        private final int status;

        Kall(Set<String> ruter, BiFunction<Testsystem, Aap, HttpResponse<String>> kall, int status) {
            this.ruter = ruter;
            this.kall = kall;
            this.status = status;
        }

        private Stream<Arguments> steg() {
            return Rutefil.alleRuter()
                    .filter(rute -> ruter.contains(rute.id()))
                    .flatMap(Rute::alle)
                    .flatMap(trinn -> trinn.id().stream())
                    .filter(steg -> !SKRIVER.contains(steg))
                    .map(steg -> Arguments.of(this, steg));
        }
    }

    private final Testsystem system;

    GiftigRestTest(Testsystem system) {
        this.system = system;
    }

    static Stream<Arguments> steg() {
        return Stream.of(Kall.values()).flatMap(Kall::steg);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steg")
    void RF_E1_whoever_calls_is_told_of_a_failure_and_can_ask_again(Kall kall, String steg) {
        try (var gift = Giftstrategi.i(steg, exchange -> true, 1)) {
            var svar = kall.kall.apply(system, Aap.nySak().med("2026-01-05", 100));
            if (gift.kastet() > 0) {
                assertThat(svar.statusCode()).isEqualTo(500);
                assertThat(svar.body()).contains("\"statusCode\":500").doesNotContain("gift", "Exception");
            }
        }
        assertThat(kall.kall.apply(system, Aap.nySak().med("2026-01-05", 100)).statusCode())
                .isEqualTo(kall.status);
    }
}
