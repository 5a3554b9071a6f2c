package no.nav.utsjekk.maaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * How fast and how dear the system is, with everything on this machine and all durability on: prints the table of
 * docs/performance.md and writes the same as JSON. What can be chosen is in {@link Valg}. A request that fails, or that is put
 * aside, ends it with an error.
 */
public final class Bench {

    private static final Path DOCS = Path.of("docs");

    private Bench() {}

    public static void main(String[] args) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        int status = 1;
        try {
            var rapport = kjor(Valg.les(System.getProperties()));
            System.out.println(rapport.tabell());
            status = 0;
        } catch (Exception | LinkageError | AssertionError e) {
            e.printStackTrace();
        }
        System.exit(status); // Kafka's threads would keep the process alive
    }

    /** Runs the chosen scenarios; what was measured is in {@code resultat.json} as soon as it is measured. */
    static Rapport kjor(Valg valg) throws Exception {
        var rapport = new Rapport();
        var last = Maskin.last();
        try (var oppstilling = Oppstilling.start(valg)) {
            oppstilling.startInstans();
            rapport.omstendighet("versjoner", Maskin.versjoner(oppstilling.tall()));
            rapport.omstendighet("valg", valg.toString());
            oppstilling.varmOpp();
            for (var scenario : valg.iRekkefolge()) {
                System.out.println("Måler " + scenario.navn());
                scenario.kjor(oppstilling, rapport);
                rapport.omstendighet("maskin", Maskin.maskin(last, Maskin.last()));
                rapport.skriv(valg.data().resolve("resultat.json"));
            }
        }
        if (valg.graf()) {
            new Grafer(rapport.figurer(), DOCS).tegn();
        }
        return rapport;
    }
}
