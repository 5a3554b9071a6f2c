package no.nav.utsjekk.lokal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The line to a server on this machine, through which everything goes byte by byte: it can be closed, cut, slow, or silent. The
 * server notices nothing but that.
 */
public final class Linje implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int port;
    private final InetSocketAddress server;
    private final Set<Forbindelse> forbindelser = ConcurrentHashMap.newKeySet();
    private ServerSocket dor;
    private volatile boolean tar = true;
    private volatile boolean stille;
    private volatile Duration forsinkelse = Duration.ZERO;

    private Linje(int port, int server) {
        this.port = port;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server);
        apneDor();
    }

    /** @param server the port that it leads to; nobody needs to listen there yet */
    public static Linje til(int server) {
        return new Linje(LedigPort.velg(), server);
    }

    /** Where it begins. */
    public int port() {
        return port;
    }

    /** Where it leads. */
    int server() {
        return server.getPort();
    }

    /** Connections are refused, and those that there are end. */
    public synchronized void steng() {
        tar = false;
        lukk(dor);
        kutt();
    }

    /** All connections end now, in the middle of whatever is said; new ones are welcome. */
    public void kutt() {
        forbindelser.forEach(Forbindelse::close);
    }

    /** Connections are taken and kept, but nothing comes through. */
    public void stilne() {
        stille = true;
    }

    /** What is said comes that much later. */
    public void brems(Duration forsinkelse) {
        this.forsinkelse = forsinkelse;
    }

    /** All is well again; what was held up while it was silent comes now. */
    public synchronized void apne() {
        stille = false;
        forsinkelse = Duration.ZERO;
        if (!tar) {
            tar = true;
            apneDor();
        }
    }

    /** How many connections there are now. */
    int antall() {
        return forbindelser.size();
    }

    private void apneDor() {
        try {
            dor = new ServerSocket();
            dor.setReuseAddress(true);
            dor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trad(() -> ta(dor), "linje-" + port);
    }

    private void ta(ServerSocket inngang) {
        while (!inngang.isClosed()) {
            try {
                koble(inngang.accept());
            } catch (IOException stengt) {
                // nobody gets in while it is closed
            }
        }
    }

    private void koble(Socket klient) throws IOException {
        var tjener = new Socket();
        try {
            tjener.connect(server);
        } catch (IOException borte) {
            klient.close(); // as if the server itself had hung up
            return;
        }
        var forbindelse = new Forbindelse(klient, tjener);
        forbindelser.add(forbindelse);
        trad(() -> pump(forbindelse, klient, tjener), "linje-fram");
        trad(() -> pump(forbindelse, tjener, klient), "linje-tilbake");
    }

    private void pump(Forbindelse forbindelse, Socket fra, Socket til) {
        var buffer = new byte[BUFFER];
        try (forbindelse) {
            for (int antall = fra.getInputStream().read(buffer);
                    antall >= 0;
                    antall = fra.getInputStream().read(buffer)) {
                vent(forbindelse);
                til.getOutputStream().write(buffer, 0, antall);
            }
        } catch (IOException kuttet) {
            // the other end hears of it when both are closed
        } finally {
            forbindelser.remove(forbindelse);
        }
    }

    private void vent(Forbindelse forbindelse) {
        LockSupport.parkNanos(forsinkelse.toNanos());
        while (stille && forbindelse.erApen()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private record Forbindelse(Socket klient, Socket tjener) implements AutoCloseable {

        boolean erApen() {
            return !klient.isClosed();
        }

        @Override
        public void close() {
            lukk(klient);
            lukk(tjener);
        }
    }

    private static void lukk(AutoCloseable noe) {
        try {
            noe.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void trad(Runnable arbeid, String navn) {
        var trad = new Thread(arbeid, navn);
        trad.setDaemon(true);
        trad.start();
    }

    @Override
    public void close() {
        steng();
    }
}
