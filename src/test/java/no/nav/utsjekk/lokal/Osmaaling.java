package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.nav.utsjekk.hovedbok.Oppdragsleser;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.OsModell;

/**
 * How many oppdrag OS's stand-in answers per second on one core, from the queue to the queue, and how many the model of OS
 * does: first one on each sak, then a change of each.
 *
 * <p>Counts the processor time of the one thread that answers, so that what else the machine does makes little difference.
 * {@code -Dsaker} is how many saker there are, 100 000 if nothing is said.
 */
public final class Osmaaling {

    private static final Path DATA = Path.of("target/osmaaling");
    private static final int PORSJON = 200;

    private final int saker;

    private Osmaaling(int saker) {
        this.saker = saker;
    }

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        var status = 1;
        try {
            var maaling = new Osmaaling(Integer.getInteger("saker", 100_000));
            slett();
            maaling.stedfortrederen();
            slett();
            maaling.modellen();
            status = 0;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
        }
        System.exit(status); // the broker's threads would keep the process alive
    }

    private static void slett() throws IOException {
        if (Files.exists(DATA)) {
            try (var filer = Files.walk(DATA)) {
                for (var fil : filer.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(fil);
                }
            }
        }
    }

    private void stedfortrederen() throws Exception {
        var mq = new LokalMq(DATA.resolve("mq"), Porter.velg(0));
        mq.start();
        try (var os = OsStandin.start(mq.connectionFactory(), DATA.resolve("bok"));
                var kvitteringer = mq.connectionFactory().createContext()) {
            var klokke = new Klokke();
            os.lytt(klokke);
            kvitteringer
                    .createConsumer(kvitteringer.createQueue(LokalMq.KVITTERING))
                    .setMessageListener(kvittering -> {});
            klokke.maal("stedfortrederen, første oppdrag", () -> send(mq, Oppdragsmal::ny));
            klokke.maal("stedfortrederen, endring", () -> send(mq, Oppdragsmal::endring));
        } finally {
            mq.stopp();
        }
    }

    private void send(LokalMq mq, Function<String, String> oppdrag) {
        try (var context = mq.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            var producer = context.createProducer();
            var queue = context.createQueue(LokalMq.OPPDRAG);
            for (var nr = 0; nr < saker; nr++) {
                producer.send(queue, oppdrag.apply("S" + nr));
                if (nr % PORSJON == 0) {
                    context.commit();
                }
            }
            context.commit();
        }
    }

    /** Hears the stand-in's answers on the stand-in's own thread. */
    private final class Klokke implements OsStandin.Lytter {

        private volatile CountDownLatch ubesvarte = new CountDownLatch(0);
        private volatile long cpuNanos;

        @Override
        public void mottatt(MottattOppdrag oppdrag) {}

        @Override
        public void besvart(MottattOppdrag oppdrag, Mmel mmel) {
            kreve(mmel.godtatt());
            cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            ubesvarte.countDown();
        }

        void maal(String hva, Runnable arbeid) throws InterruptedException {
            ubesvarte = new CountDownLatch(saker);
            var cpuFor = cpuNanos;
            var begun = System.nanoTime();
            arbeid.run();
            ubesvarte.await();
            var sekunder = (System.nanoTime() - begun) / 1e9;
            skriv(hva, (cpuNanos - cpuFor) / 1e9);
            System.out.printf(Locale.ROOT, "%-34s %9.1f s, avsenderen med%n", "", sekunder);
        }
    }

    private void modellen() {
        var modell = new OsModell();
        modellen("modellen, første oppdrag", modell, Oppdragsmal::ny);
        modellen("modellen, endring", modell, Oppdragsmal::endring);
    }

    private void modellen(String hva, OsModell modell, Function<String, String> oppdrag) {
        var cpu = ManagementFactory.getThreadMXBean();
        var nanos = 0L;
        for (var fra = 0; fra < saker; fra += PORSJON) {
            var porsjon = ordre(fra, oppdrag);
            var begun = cpu.getCurrentThreadCpuTime();
            porsjon.forEach(ordre -> kreve(modell.behandle(ordre).erGodtatt()));
            nanos += cpu.getCurrentThreadCpuTime() - begun;
        }
        skriv(hva, nanos / 1e9);
    }

    private List<Ordre> ordre(int fra, Function<String, String> oppdrag) {
        return IntStream.range(fra, Math.min(saker, fra + PORSJON))
                .mapToObj(nr -> Oppdragsleser.les(oppdrag.apply("S" + nr)))
                .toList();
    }

    private void skriv(String hva, double sekunder) {
        System.out.printf(Locale.ROOT, "%-34s %9.0f oppdrag per sekund på en kjerne%n", hva, saker / sekunder);
    }

    private static void kreve(boolean sant) {
        if (!sant) {
            throw new IllegalStateException("OS avviste noe som den skulle ha godtatt");
        }
    }
}
