package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinjeTest {

    private ServerSocket ekko;
    private Linje linje;

    @BeforeEach
    void start() throws IOException {
        int port = LedigPort.velg();
        ekko = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        var trad = new Thread(this::svar, "ekko");
        trad.setDaemon(true);
        trad.start();
        linje = Linje.til(port);
    }

    @AfterEach
    void stopp() throws IOException {
        linje.close();
        ekko.close();
    }

    private void svar() {
        while (!ekko.isClosed()) {
            try (var klient = ekko.accept()) {
                klient.getInputStream().transferTo(klient.getOutputStream());
            } catch (IOException ferdig) {
                // the next one, please
            }
        }
    }

    @Test
    void what_is_said_comes_through() throws IOException {
        try (var klient = ring()) {
            assertThat(si(klient, 'a')).isEqualTo('a');
        }
        await().until(() -> linje.antall() == 0);
    }

    @Test
    void a_closed_line_refuses_and_ends_what_there_is() throws IOException {
        try (var klient = ring()) {
            si(klient, 'a');
            linje.steng();
            assertThat(erSlutt(klient)).isTrue();
            assertThatThrownBy(this::ring).isInstanceOf(ConnectException.class);
        }
        linje.apne();
        try (var klient = ring()) {
            assertThat(si(klient, 'b')).isEqualTo('b');
        }
    }

    @Test
    void a_cut_ends_what_there_is_and_welcomes_others() throws IOException {
        try (var klient = ring()) {
            si(klient, 'a');
            linje.kutt();
            assertThat(erSlutt(klient)).isTrue();
        }
        try (var klient = ring()) {
            assertThat(si(klient, 'b')).isEqualTo('b');
        }
    }

    @Test
    void a_silent_line_says_nothing_until_it_is_opened() throws IOException {
        try (var klient = ring()) {
            linje.stilne();
            klient.setSoTimeout(200);
            assertThatThrownBy(() -> si(klient, 'a')).isInstanceOf(SocketTimeoutException.class);
            linje.apne();
            klient.setSoTimeout(10_000);
            assertThat(klient.getInputStream().read()).isEqualTo('a');
        }
    }

    @Test
    void a_slow_line_takes_its_time() throws IOException {
        try (var klient = ring()) {
            linje.brems(Duration.ofMillis(100));
            long fra = System.nanoTime();
            assertThat(si(klient, 'a')).isEqualTo('a');
            assertThat(Duration.ofNanos(System.nanoTime() - fra)).isGreaterThan(Duration.ofMillis(200));
        }
    }

    private Socket ring() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), linje.port());
    }

    private static int si(Socket klient, char bokstav) throws IOException {
        klient.getOutputStream().write(bokstav);
        return klient.getInputStream().read();
    }

    private static boolean erSlutt(Socket klient) {
        try {
            return klient.getInputStream().read() < 0;
        } catch (IOException brutt) {
            return true;
        }
    }
}
