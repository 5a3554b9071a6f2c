package no.nav.utsjekk.lokal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the embedded servers; 0 means any free one. */
public record Porter(int kafka, int postgres, int mq) {

    /** The ports that the README names. */
    public static final Porter STANDARD = new Porter(9092, 54320, 61616);

    public static final Porter LEDIGE = new Porter(0, 0, 0);

    /** The same ports with a free one in place of each 0. */
    Porter valgt() {
        return new Porter(velg(kafka), velg(postgres), velg(mq));
    }

    /** The port itself, or a free one for 0. */
    static int velg(int port) {
        if (port != 0) {
            return port;
        }
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says early and clearly that somebody else has the port, whichever address they listen on.
     *
     * @param bruk what the port is for
     */
    static void krevLedig(int port, String bruk) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new LokalFeil("Port %d (%s) er opptatt av et annet program".formatted(port, bruk), e);
        }
    }
}
