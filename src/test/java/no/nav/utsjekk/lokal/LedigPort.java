package no.nav.utsjekk.lokal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ports for servers that may be stopped and started again. They are below those that the machine gives to outgoing connections:
 * one of those could take the port while its server is down.
 */
public final class LedigPort {

    /** Above the well-known ones, and below where Linux, macOS and Windows begin. */
    private static final int FORSTE = 12_000;

    private static final int ANTALL = 20_000;

    /** Builds that run at the same time begin in different places. */
    private static final AtomicInteger NESTE = new AtomicInteger(new Random().nextInt(ANTALL));

    private LedigPort() {}

    /**
     * One that nobody listens on, and that has not been given to anybody in this process.
     *
     * @throws LokalFeil when there is none
     */
    public static int velg() {
        return Stream.generate(NESTE::getAndIncrement)
                .limit(ANTALL)
                .map(nr -> FORSTE + nr % ANTALL)
                .filter(LedigPort::erLedig)
                .findFirst()
                .orElseThrow(() -> new LokalFeil("Ingen ledig port"));
    }

    /** Whether nobody listens on it, on whichever address. */
    static boolean erLedig(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException opptatt) {
            return false;
        }
    }
}
