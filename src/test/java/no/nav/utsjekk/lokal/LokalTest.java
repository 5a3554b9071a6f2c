package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local run as a process, the way people and benches use it. */
class LokalTest {

    private static final int SIGTERM = 128 + 15;

    @TempDir(factory = UnderTarget.class)
    Path data;

    @Test
    void starts_has_the_directory_for_itself_and_stops_cleanly_on_sigterm() throws Exception {
        try (var lokal = start("-Dlokal.os.svar=08")) {
            var klar = lokal.ventPaLinje("Utsjekk er klar");
            assertThat(active(klar)).isEqualTo("[{\"type\":\"08\"}]");

            try (var another = start()) {
                another.ventPaLinje("En annen lokal kjøring bruker allerede " + data);
                assertThat(another.ventPaSlutt()).isEqualTo(1);
            }
            assertThat(lokal.stopp()).isEqualTo(SIGTERM);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("kafka/.kafka_cleanshutdown")).exists();
        try (var lock = Datalas.ta(data)) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void gives_up_with_a_reason_when_a_port_is_taken() throws Exception {
        try (var taken = new ServerSocket(0);
                var lokal = start("-Dlokal.http.port=" + taken.getLocalPort())) {
            lokal.ventPaLinje("Utsjekk startet ikke. Port %d (HTTP) er opptatt av et annet program"
                    .formatted(taken.getLocalPort()));
            assertThat(lokal.ventPaSlutt()).isEqualTo(1);
        }
        assertThat(data.resolve("postgres")).as("nothing was started").doesNotExist();
    }

    @Test
    void says_in_utf_8_what_can_be_chosen() throws Exception {
        try (var lokal = start("-Dlokal.os.svar=tull")) {
            lokal.ventPaLinje("Ukjent feil \"tull\"; kjente er 08, 12, 04, dobbelt, sent, aldri, ødelagt");
            assertThat(lokal.ventPaSlutt()).isEqualTo(1);
        }
    }

    private Barn start(String... settings) throws Exception {
        var ports = Stream.of("kafka", "postgres", "mq", "http", "management", "os", "token")
                .map("-Dlokal.%s.port=0"::formatted)
                .toList();
        var args = new ArrayList<>(ports);
        args.addAll(List.of("-Dlokal.data=" + data, "-Dlokal.eksempler=false"));
        args.addAll(List.of(settings));
        return Barn.start(args, Lokal.class);
    }

    /** The faults of the stand-in whose address is in the line. */
    private static String active(String klar) throws Exception {
        var address = Pattern.compile("http://localhost:\\d+/feil").matcher(klar);
        assertThat(address.find()).as(klar).isTrue();
        var request = HttpRequest.newBuilder(URI.create(address.group())).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
