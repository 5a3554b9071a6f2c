package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.nav.utsjekk.Utsjekk;

/**
 * The whole system on this machine: the servers around it, the stand-in for OS and the product, in one process, until it is
 * told to stop (SIGTERM, Ctrl-C). Settings are system properties, see {@link Lokalvalg}.
 */
public final class Lokal {

    private static final long STARTFRIST_MINUTTER = 3;
    private static final long STOPPFRIST_SEKUNDER = 60;

    private final Lokalvalg valg;
    private final CountDownLatch stopp = new CountDownLatch(1);
    private final CountDownLatch klar = new CountDownLatch(1);
    private final CountDownLatch ferdig = new CountDownLatch(1);
    private final long begun = System.nanoTime();

    private Lokal(Lokalvalg valg) {
        this.valg = valg;
    }

    public static void main(String[] args) {
        // whatever the machine's character set is: what we write is Norwegian
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
        try {
            new Lokal(Lokalvalg.les(System.getProperties())).run();
        } catch (LokalFeil | IllegalArgumentException e) {
            giOpp(e.getMessage());
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            giOpp(innersteMelding(e));
        }
    }

    private static void giOpp(String melding) {
        System.err.println("Utsjekk startet ikke. " + melding);
        System.exit(1); // Kafka's threads would keep a failed process alive
    }

    private void run() throws Exception {
        stoppVedSignal();
        passPaStart();
        try {
            krevPlass();
            kjor();
        } finally {
            ferdig.countDown();
        }
    }

    /** Says what is in the way before anything is started; another run on our data first, for it has the ports too. */
    private void krevPlass() throws IOException {
        Datalas.ta(valg.data()).close();
        Porter.krevLedig(valg.httpPort(), "HTTP");
        Porter.krevLedig(valg.managementPort(), "overvåking");
        Porter.krevLedig(valg.tokenPort(), "utstederen av tokener");
        if (valg.os()) {
            Porter.krevLedig(valg.osPort(), "OS-stedfortrederen");
        }
    }

    private void kjor() throws Exception {
        try (var omgivelser = Omgivelser.start(valg.data(), valg.porter())) {
            if (valg.os()) {
                kjorMedOs(omgivelser);
            } else {
                kjor(omgivelser, Optional.empty());
            }
        }
    }

    @SuppressWarnings("try") // http only has to be there
    private void kjorMedOs(Omgivelser omgivelser) throws Exception {
        var bok = valg.data().resolve("os/bok");
        try (var os = OsStandin.start(omgivelser.mq().connectionFactory(), bok);
                var http = OsHttp.start(os, valg.osPort())) {
            valg.feil().map(Feil::av).forEach(os::leggTilFeil);
            kjor(omgivelser, Optional.of(os));
        }
    }

    private void kjor(Omgivelser omgivelser, Optional<OsStandin> os) throws Exception {
        if (stopp.getCount() == 0) {
            return; // told to stop while the servers started
        }
        try (var utsteder = Tokenutsteder.start(valg.tokenPort());
                var utsjekk = new Utsjekk(settings(omgivelser, utsteder))) {
            utsjekk.start();
            klar.countDown();
            System.out.println(klarmelding(omgivelser));
            System.out.println(
                    "Token for REST: curl -s '%s/token?klient=aap' (dagpenger, tilleggsstonader, tiltakspenger)"
                            .formatted(utsteder.adresse()));
            if (valg.eksempler()) {
                Eksempler.les(Path.of("examples")).kjor(omgivelser.kafka(), os, stopp);
            }
            stopp.await();
            System.out.println("Stopper ...");
        }
    }

    private Map<String, String> settings(Omgivelser omgivelser, Tokenutsteder utsteder) {
        var settings = new HashMap<>(omgivelser.settings());
        settings.putAll(utsteder.settings());
        settings.put("HTTP_PORT", String.valueOf(valg.httpPort()));
        settings.put("KONSOLL_ADRESSE", "http://localhost:" + valg.httpPort());
        settings.put("MANAGEMENT_PORT", String.valueOf(valg.managementPort()));
        settings.put("SIMULERING_URL", "http://localhost:%d/simulering".formatted(valg.osPort()));
        return settings;
    }

    private String klarmelding(Omgivelser omgivelser) {
        var adresser = Stream.of(
                "HTTP http://localhost:" + valg.httpPort(),
                "helse http://localhost:%d/observe/health".formatted(valg.managementPort()),
                "Kafka " + omgivelser.kafka().brokers(),
                "PostgreSQL localhost:%d/%s".formatted(omgivelser.postgres().port(), LokalPostgres.NAVN),
                "MQ localhost:" + omgivelser.mq().port(),
                valg.os()
                        ? "OS-stedfortreder http://localhost:%d/feil".formatted(valg.osPort())
                        : "uten OS-stedfortreder",
                "data " + valg.data());
        return "Utsjekk er klar etter %.1f s: %s"
                .formatted((System.nanoTime() - begun) / 1e9, String.join(", ", adresser.toList()));
    }

    /** The process waits, within reason, until the main thread has put everything away. */
    private void stoppVedSignal() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopp.countDown();
                            venter(ferdig, STOPPFRIST_SEKUNDER, TimeUnit.SECONDS);
                        },
                        "lokal-stopp"));
    }

    /** What does not start in minutes never will; whoever waits for it wants to know. */
    private void passPaStart() {
        var vakt = new Thread(
                () -> {
                    if (!venter(klar, STARTFRIST_MINUTTER, TimeUnit.MINUTES) && ferdig.getCount() > 0) {
                        System.err.println("Utsjekk startet ikke innen %d minutter.".formatted(STARTFRIST_MINUTTER));
                        Runtime.getRuntime().halt(1);
                    }
                },
                "lokal-startvakt");
        vakt.setDaemon(true);
        vakt.start();
    }

    private static boolean venter(CountDownLatch latch, long tid, TimeUnit enhet) {
        try {
            return latch.await(tid, enhet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String innersteMelding(Throwable feil) {
        return feil.getCause() == null ? feil.toString() : innersteMelding(feil.getCause());
    }
}
