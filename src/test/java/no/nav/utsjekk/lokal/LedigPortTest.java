package no.nav.utsjekk.lokal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedigPortTest {

    /** Where Linux begins to take ports for outgoing connections, unless it is told otherwise. */
    private static final int UTGAENDE = 32_768;

    @Test
    void no_port_is_given_twice_or_could_be_taken_by_an_outgoing_connection() {
        var porter = Stream.generate(LedigPort::velg).limit(50).toList();
        assertThat(porter).doesNotHaveDuplicates().allMatch(port -> port > 1_024 && port < UTGAENDE);
    }

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws Exception {
        int port = LedigPort.velg();
        assertThat(LedigPort.erLedig(port)).isTrue();
        try (var opptatt = new ServerSocket(port)) {
            assertThat(LedigPort.erLedig(opptatt.getLocalPort())).isFalse();
        }
    }
}
