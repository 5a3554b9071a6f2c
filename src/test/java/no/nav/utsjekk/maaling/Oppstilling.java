package no.nav.utsjekk.maaling;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.lokal.LedigPort;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.lokal.Omgivelser;
import no.nav.utsjekk.lokal.OsStandin;

/** What is measured: the servers, OS's stand-in, the product and the load generator, in this process, on new data. */
final class Oppstilling implements AutoCloseable {

    /** An operator's password. */
    static final String PASSORD = "maaling";

    private static final Duration RO_FRIST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Valg valg;
    private final Omgivelser omgivelser;
    private final OsStandin os;
    private final Maaler maaler;
    private final Databasetall tall;
    private final Kompilatortid kompilator = new Kompilatortid();
    private final Deque<Instans> instanser = new ArrayDeque<>();

    private record Instans(Utsjekk utsjekk, int httpPort) {}

    private Oppstilling(Valg valg, Omgivelser omgivelser) {
        this.valg = valg;
        this.omgivelser = omgivelser;
        this.os =
                OsStandin.start(omgivelser.mq().connectionFactory(), valg.data().resolve("lokal/os/bok"));
        this.maaler = new Maaler(omgivelser.kafka().brokers());
        this.tall = new Databasetall(omgivelser.postgres().dataSource());
        os.lytt(oppdrag -> maaler.oppdrag(oppdrag.sakId()));
    }

    /** With no instance of the product yet. Removes the data of an earlier run. */
    static Oppstilling start(Valg valg) throws IOException {
        var data = valg.data().resolve("lokal");
        slett(data);
        return new Oppstilling(
                valg,
                Omgivelser.start(
                        data, valg.setninger() ? Map.of("shared_preload_libraries", "pg_stat_statements") : Map.of()));
    }

    private static void slett(Path mappe) throws IOException {
        if (Files.exists(mappe)) {
            try (var filer = Files.walk(mappe)) {
                for (var fil : filer.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(fil);
                }
            }
        }
    }

    Valg valg() {
        return valg;
    }

    Maaler maaler() {
        return maaler;
    }

    Omgivelser omgivelser() {
        return omgivelser;
    }

    LokalPostgres postgres() {
        return omgivelser.postgres();
    }

    Databasetall tall() {
        return tall;
    }

    /** What has been used until now. */
    Forbruk forbruk() {
        return Forbruk.les(omgivelser.postgres(), kompilator);
    }

    /** Settings of an instance that has its own ports. */
    Map<String, String> settings(int httpPort) {
        var settings = new HashMap<>(omgivelser.settings());
        settings.put("HTTP_PORT", String.valueOf(httpPort));
        settings.put("MANAGEMENT_PORT", String.valueOf(LedigPort.velg()));
        settings.put("DRIFT_PASSORD", PASSORD);
        return settings;
    }

    void startInstans() {
        var port = LedigPort.velg();
        var settings = settings(port);
        settings.put("camel.main.name", "utsjekk-" + (instanser.size() + 1));
        var utsjekk = new Utsjekk(settings);
        instanser.push(new Instans(utsjekk, port));
        utsjekk.start();
    }

    void stoppInstans() {
        instanser.pop().utsjekk().close();
    }

    /** Where the first instance answers operators. */
    int httpPort() {
        return instanser.getLast().httpPort();
    }

    /** Bursts that are not measured, until the virtual machine has compiled what is used. */
    void varmOpp() throws InterruptedException {
        var utbrudd = 4;
        for (int nr = 0; nr < utbrudd && valg.varm() > 0; nr++) {
            var saker = Maaler.nyeSaker();
            maaler.utbrudd(Math.max(1, valg.varm() / utbrudd), i -> Aapmelding.ny(saker.apply(i)));
        }
        iRo();
    }

    /** Waits until nothing is under way. */
    void iRo() {
        await().atMost(RO_FRIST).pollDelay(Duration.ZERO).pollInterval(PAUSE).until(tall::iRo);
    }

    /** @throws IllegalStateException when anything was put aside instead of done */
    void krevUtenDodbrev() {
        if (tall.dodbrev() > 0) {
            throw new IllegalStateException("%.0f dødbrev: målingen gjelder ikke".formatted(tall.dodbrev()));
        }
    }

    @Override
    public void close() {
        try (omgivelser;
                os;
                kompilator) {
            while (!instanser.isEmpty()) {
                stoppInstans();
            }
            maaler.close();
        }
    }
}
