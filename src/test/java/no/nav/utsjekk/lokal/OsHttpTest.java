package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsHttpTest {

    private OsStandin os;
    private OsHttp http;

    @BeforeEach
    void start(@TempDir(factory = UnderTarget.class) Path data) throws IOException {
        os = OsStandin.start(noBroker(), data.resolve("bok"));
        http = OsHttp.start(os, 0);
    }

    @AfterEach
    void stopp() {
        http.close();
        os.close();
    }

    @Test
    void adds_shows_and_removes_faults() throws Exception {
        assertThat(call("POST", "{\"type\": \"08\", \"antall\": 3}").statusCode())
                .isEqualTo(200);
        call("POST", "{\"type\": \"sent\", \"ms\": 60000, \"sak\": \"SAK-1\"}");
        assertThat(os.feil())
                .containsExactly(
                        Feil.av(Feiltype.AVVIST).antall(3),
                        Feil.av(Feiltype.SENT).sak("SAK-1").ventetid(Duration.ofMinutes(1)));
        assertThat(call("GET", "").body())
                .isEqualTo("[{\"type\":\"08\",\"antall\":3},{\"type\":\"sent\",\"ms\":60000,\"sak\":\"SAK-1\"}]");

        assertThat(call("DELETE", "").body()).isEqualTo("[]");
        assertThat(os.feil()).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_a_call() throws Exception {
        assertThat(call("POST", "{\"type\": \"tull\"}"))
                .returns(400, HttpResponse::statusCode)
                .satisfies(answer ->
                        assertThat(answer.body()).contains("Ukjent feil").contains("ødelagt"));
        assertThat(call("POST", "tull").statusCode()).isEqualTo(400);
        assertThat(call("POST", "{}").body()).contains("type mangler");
        assertThat(call("POST", "{\"type\": \"08\", \"antall\": 0}").statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", "{}").statusCode()).isEqualTo(405);
        assertThat(os.feil()).isEmpty();
    }

    @Test
    void shows_the_avstemminger_that_came() throws Exception {
        assertThat(call("/avstemming", "GET", "").body()).isEqualTo("[]");
        assertThat(call("/avstemming", "POST", "{}").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> call(String method, String body) throws Exception {
        return call("/feil", method, body);
    }

    private HttpResponse<String> call(String sti, String method, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(http.port(), sti)))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static ConnectionFactory noBroker() {
        return (ConnectionFactory) Proxy.newProxyInstance(
                OsHttpTest.class.getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (proxy, method, args) -> {
                    throw new JMSRuntimeException("no broker in this test");
                });
    }
}
