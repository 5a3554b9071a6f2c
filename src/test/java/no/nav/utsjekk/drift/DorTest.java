package no.nav.utsjekk.drift;

import static no.nav.utsjekk.drift.Driftssystem.PASSORD;
import static no.nav.utsjekk.drift.Driftssystem.medNokkel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.UnderTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who gets in where, and what the console may do once inside. */
class DorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PROBES =
            List.of("/observe/health", "/observe/health/live", "/observe/health/ready", "/observe/metrics");

    @TempDir(factory = UnderTarget.class)
    static Path data;

    private static final ListAppender<ILoggingEvent> logg = new ListAppender<>();

    private static Omgivelser omgivelser;
    private static Driftssystem system;

    @BeforeAll
    static void start() {
        logg.start();
        camel().addAppender(logg);
        camel().setLevel(Level.INFO);
        camel().setAdditive(false);
        omgivelser = Omgivelser.start(data);
        system = Driftssystem.start(omgivelser, Map.of());
    }

    @AfterAll
    static void stop() {
        system.close();
        omgivelser.close();
        camel().detachAppender(logg);
        camel().setLevel(null);
        camel().setAdditive(true);
    }

    private static Logger camel() {
        return (Logger) LoggerFactory.getLogger("org.apache.camel");
    }

    @Test
    void no_password_is_logged_at_start() {
        assertThat(List.copyOf(logg.list))
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(PASSORD))
                .noneMatch(line -> line.toUpperCase(Locale.ROOT).contains("PASS"));
    }

    /** A path behind a door. */
    private record Sted(String navn, Function<Driftssystem, HttpRequest.Builder> adresse) {
        @Override
        public String toString() {
            return navn;
        }
    }

    static Stream<Sted> closed() {
        var http = Stream.of(
                        "/hawtio",
                        "/hawtio/",
                        "/hawtio/index.html",
                        "/hawtio/user",
                        "/hawtio/jolokia",
                        "/hawtio/jolokia/version",
                        "//hawtio/",
                        "/x/../hawtio/",
                        "/%68awtio/",
                        "/drift/api",
                        "/drift/api/saker/AAP/S1/hovedbok",
                        "//drift/api/saker/AAP/S1/hovedbok",
                        "/%64rift/api/saker/AAP/S1/hovedbok",
                        "/docs",
                        "/docs/",
                        "/docs/aap",
                        "/docs/schema/aap.json",
                        "/docs/asyncapi.yaml",
                        "/x/../docs/",
                        "/%64ocs/",
                        "/observe/jolokia")
                .map(path -> new Sted("http " + path, s -> s.http(path)));
        var management = Stream.of(
                        "/",
                        "/observe/jolokia",
                        "/observe/jolokia/version",
                        "/observe/health/../jolokia",
                        "/observe/health/live/../../jolokia/",
                        "/observe/./jolokia/list",
                        "/observe/%6aolokia",
                        "/observe/health/",
                        "/observe/info",
                        "/q/dev",
                        "/hawtio/")
                .map(path -> new Sted("management " + path, s -> s.management(path)));
        return Stream.concat(http, management);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void nobody_gets_in_without_a_key(Sted sted) {
        for (var method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
            var answer = system.send(sted.adresse().apply(system).method(method, BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(method).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .as(method)
                    .isPresent();
            assertThat(answer.headers().map()).as(method).doesNotContainKey("access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @CsvSource({"drift,feil", "drift,''", "'',åpne dør 7", "DRIFT,åpne dør 7", "drift,åpne dør 77"})
    void a_wrong_key_is_refused_slowly_and_counted(String bruker, String passord) {
        double before = refused();
        long begun = System.nanoTime();

        var answer = system.send(medNokkel(system.http("/hawtio/"), bruker, passord));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
        assertThat(refused()).isEqualTo(before + 1);
        assertThat(answer.body()).doesNotContain(PASSORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Basic", "Basic ###", "Basic ZHJpZnQ=", ""})
    void what_is_no_key_at_all_is_refused(String authorization) {
        var answer = system.send(system.management("/observe/jolokia").header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/drift", "/drift/", "//drift", "/drift/sak?sakId=1", "/%64rift/sok", "/drift/apier", "/drift/x"
            })
    void OC_01_the_pages_are_closed_when_nobody_can_sign_in(String path) {
        for (var method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
            var answer = system.send(medNokkel(system.http(path)).method(method, BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(method).isEqualTo(403);
        }
    }

    @Test
    void probes_need_no_key_and_tell_no_details() {
        PROBES.forEach(path -> assertThat(system.get(path + "?data=true").statusCode())
                .as(path)
                .isEqualTo(200));
        assertThat(system.get("/observe/health?data=true").body()).doesNotContain("invocation");
    }

    @Test
    void without_a_password_all_doors_are_closed_to_everybody() {
        try (var stengt = Driftssystem.start(omgivelser, Map.of("DRIFT_PASSORD", ""))) {
            closed().forEach(sted -> Stream.of("", PASSORD, "x").forEach(passord -> {
                var answer = stengt.send(medNokkel(sted.adresse().apply(stengt), Nokkel.BRUKER, passord));
                assertThat(answer.statusCode()).as(sted.navn()).isEqualTo(403);
                assertThat(answer.body()).contains("DRIFT_PASSORD er ikke satt");
            }));
            assertThat(stengt.send(stengt.http("/hawtio/")).statusCode()).isEqualTo(403);
            PROBES.forEach(path -> assertThat(stengt.get(path).statusCode()).isEqualTo(200));
        }
    }

    @Test
    void doors_stand_also_when_both_servers_share_a_port() {
        try (var delt = Driftssystem.startPaEnPort(omgivelser)) {
            for (var path : List.of("/hawtio/", "/observe/jolokia", "/observe/jolokia/version", "/observe")) {
                assertThat(delt.send(delt.http(path)).statusCode()).as(path).isEqualTo(401);
            }
            // a system that has just started does not know its neighbours yet
            PROBES.forEach(path -> await().untilAsserted(() ->
                    assertThat(delt.get(path).statusCode()).as(path).isEqualTo(200)));
        }
    }

    @Test
    void with_the_key_the_console_is_there() {
        var index = system.send(medNokkel(system.http("/hawtio/")));
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.body()).contains("<base href=\"/hawtio/\">");
        assertThat(index.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(index.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(index.headers().firstValue("Cache-Control")).hasValue("no-store");

        var page = system.send(medNokkel(system.http("/hawtio/camel/routes")).header("Accept", "text/html"));
        assertThat(page.body()).isEqualTo(index.body());
        assertThat(system.send(medNokkel(system.http("/hawtio/user"))).body()).isEqualTo("\"drift\"");
        assertThat(system.send(medNokkel(system.http("/hawtio/hawtconfig.json")))
                        .body())
                .contains("Utsjekk");
        assertThat(system.send(medNokkel(system.http("/hawtio"))).headers().firstValue("Location"))
                .hasValue("/hawtio/");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/,text/html; charset=utf-8,Utbetaling gjennom Utsjekk",
        "/docs/aap,text/html; charset=utf-8,<h1",
        "/docs/stil.css,text/css; charset=utf-8,:root",
        "/docs/schema/aap.json,application/schema+json,https://json-schema.org/draft/2020-12/schema",
        "/docs/asyncapi.yaml,application/yaml,asyncapi: 3.0.0"
    })
    void with_the_key_the_producers_pages_are_there(String path, String type, String innhold) {
        var answer = system.send(medNokkel(system.http(path)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains(innhold);
    }

    @Test
    void the_producers_pages_begin_at_their_root() {
        assertThat(system.send(medNokkel(system.http("/docs"))).headers().firstValue("Location"))
                .hasValue("/docs/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/finnes-ikke",
                "/docs/aap/",
                "/docs/README.md",
                "/docs/produsenter/aap.md",
                "/docs/schema/",
                "/docs/schema/../../application.properties",
                "/docs/schema/..%2f..%2fapplication.properties",
                "/hawtio/../application.properties",
                "/hawtio/..%2f..%2fapplication.properties",
                "/hawtio/%2e%2e/application.properties",
                "/hawtio/static/..%5c..%5capplication.properties",
                "/hawtio/%2fetc%2fpasswd",
                "/hawtio/application.properties",
                "/application.properties",
                "/hawtconfig.json",
                "/",
                "/finnes-ikke"
            })
    void nothing_but_the_console_is_served(String path) {
        var answer = system.send(medNokkel(system.http(path)));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("camel.main", "root:");
    }

    @Test
    void what_is_nobodys_is_not_found() {
        assertThat(system.send(system.http("/finnes-ikke")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ond.example", "null", "http://localhost:1"})
    void a_page_of_another_site_cannot_use_the_browsers_key(String origin) {
        var answer = system.send(medNokkel(system.http("/hawtio/jolokia"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void our_own_page_may_call() {
        var request = medNokkel(system.http("/hawtio/jolokia"));
        var own = "http://" + request.build().uri().getAuthority();

        var answer =
                system.send(request.header("Origin", own).POST(BodyPublishers.ofString("{\"type\": \"version\"}")));

        assertThat(answer.body()).contains("\"agent\"");
    }

    static Stream<String> denied() {
        return Stream.of(
                exec("java.lang:type=Memory", "gc"),
                exec(
                        "com.sun.management:type=HotSpotDiagnostic",
                        "dumpHeap(java.lang.String,boolean)",
                        "\"x\"",
                        "true"),
                exec("com.sun.management:type=DiagnosticCommand", "vmSystemProperties"),
                exec("java.lang:type=Threading", "dumpAllThreads(boolean,boolean)", "true", "true"),
                exec(route("utled"), "remove"),
                exec(route("utled"), "updateRouteFromXml", "\"x\""),
                exec(context(), "stop"),
                exec(context(), "sendStringBody", "\"direct:mottak\"", "\"x\""),
                exec("no.nav.utsjekk:type=Hovedbok", "svar", "null"),
                exec(
                        "org.apache.camel:context=%s,type=tracer,name=BacklogTracer".formatted(system.navn()),
                        "dumpAllTracedMessages"),
                "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\", \"attribute\": \"SystemProperties\"}",
                "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\", \"attribute\": \"InputArguments\"}",
                "{\"type\": \"read\", \"mbean\": \"JMImplementation:type=MBeanServerDelegate\", \"attribute\": \"MBeanServerId\"}",
                "{\"type\": \"write\", \"mbean\": \"java.lang:type=Memory\", \"attribute\": \"Verbose\", \"value\": true}",
                "{\"type\": \"write\", \"mbean\": \"%s\", \"attribute\": \"Tracing\", \"value\": true}"
                        .formatted(escaped(route("utled"))));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void the_policy_denies(String request) throws Exception {
        for (var answer : List.of(viaHawtio(request), viaManagement(request))) {
            assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.has("value")).isFalse();
        }
    }

    @Test
    void a_link_can_do_nothing() {
        var stop = "/exec/org.apache.camel:context=" + system.navn() + ",name=%22backout-ut-nett%22,type=routes/stop()";

        var hawtio = system.send(medNokkel(system.http("/hawtio/jolokia" + stop)));
        var management = system.send(medNokkel(system.management("/observe/jolokia" + stop)));

        assertThat(hawtio.statusCode()).isEqualTo(404);
        assertThat(management.body()).contains("403").doesNotContain("\"value\"");
    }

    @Test
    void operators_see_routes_and_stop_and_start_them_and_ready_tells() throws Exception {
        assertThat(viaHawtio("{\"type\": \"search\", \"mbean\": \"org.apache.camel:context=%s,type=routes,*\"}"
                                .formatted(system.navn()))
                        .toString())
                .contains("name=\\\"mottak\\\"", "name=\\\"kvittering\\\"");
        assertThat(viaHawtio(exec(context(), "dumpRoutesAsXml()")).path("value").asText())
                .contains("<route id=\"oppdrag-ut\"");
        var route = route("backout-ut-nett");

        assertThat(viaHawtio(exec(route, "stop()")).path("status").asInt()).isEqualTo(200);
        await().untilAsserted(
                        () -> assertThat(system.get("/observe/health/ready").body())
                                .contains("Ruter som ikke går: backout-ut-nett (stoppet)"));
        assertThat(system.get("/observe/health/ready").statusCode()).isEqualTo(503);
        assertThat(system.get("/observe/health/live").statusCode()).isEqualTo(200);

        assertThat(viaManagement(exec(route, "start()")).path("status").asInt()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(system.get("/observe/health/ready").statusCode()).isEqualTo(200));
    }

    /** Hawtio 5.2 draws no diagram at all once a route has something before its from. */
    @Test
    void every_route_can_be_drawn() throws Exception {
        var xml = viaHawtio(exec(context(), "dumpRoutesAsXml()")).path("value").asText();

        assertThat(xml).containsPattern("<route [^>]*>\\s*<from").doesNotContainPattern("<route [^>]*>\\s*<(?!from)");
    }

    private static String exec(String mbean, String operation, String... arguments) {
        return "{\"type\": \"exec\", \"mbean\": \"%s\", \"operation\": \"%s\", \"arguments\": [%s]}"
                .formatted(escaped(mbean), operation, String.join(",", arguments));
    }

    private static String escaped(String mbean) {
        return mbean.replace("\"", "\\\"");
    }

    private static String route(String id) {
        return "org.apache.camel:context=%s,type=routes,name=\"%s\"".formatted(system.navn(), id);
    }

    private static String context() {
        return "org.apache.camel:context=%1$s,type=context,name=\"%1$s\"".formatted(system.navn());
    }

    private static JsonNode viaHawtio(String request) throws Exception {
        return jolokia(system.http("/hawtio/jolokia"), request);
    }

    private static JsonNode viaManagement(String request) throws Exception {
        return jolokia(system.management("/observe/jolokia"), request);
    }

    private static JsonNode jolokia(HttpRequest.Builder address, String request) throws Exception {
        return JSON.readTree(system.send(medNokkel(address).POST(BodyPublishers.ofString(request)))
                .body());
    }

    private static double refused() {
        return system.get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("utsjekk_drift_avvist_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
