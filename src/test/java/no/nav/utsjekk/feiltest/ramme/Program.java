package no.nav.utsjekk.feiltest.ramme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import no.nav.utsjekk.Utsjekk;
import no.nav.utsjekk.ruter.CommitPoint;

/**
 * The product in a process of its own. Its arguments are settings, NAME=value. What it is to do comes on standard input, a line
 * each; when that ends, it ends, so that it never outlives the test.
 *
 * <pre>
 * dø 3 DATABASE mottak-lagre BEFORE    at the third passing of the point
 * passert                              tells the points that have been passed
 * frigi 17                             an operator releases an oppdrag
 * avstem 2026-01-05 2026-01-06         an operator runs the avstemming of some days
 * avklar 3 true                        an operator knows that OS has the messages of a run
 * send 17                              an operator sends a dead letter once more
 * forkast 17                           an operator puts a dead letter away
 * </pre>
 */
final class Program {

    static final String KLAR = "Instansen er klar";
    static final String DREPT = "Drept ved ";
    static final String PASSERT = "Passert: ";

    private static final String TEKST = String.class.getName();
    private static final ObjectName AVSTEMMING = avstemming();
    private static final Felle FELLE = new Felle(Program::drep);

    private Program() {}

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        var utsjekk = new Utsjekk(
                Arrays.stream(args)
                        .map(arg -> arg.split("=", 2))
                        .collect(Collectors.toMap(del -> del[0], del -> del[1])),
                FELLE);
        Runtime.getRuntime().addShutdownHook(new Thread(utsjekk::close, "stopp"));
        new Thread(Program::lytt, "ordre").start();
        utsjekk.start();
        System.out.println(KLAR);
    }

    private static ObjectName avstemming() {
        try {
            return new ObjectName("no.nav.utsjekk:type=Avstemming");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the machine sees is what it sees at kill -9: no hook runs, nothing is flushed, nothing is said goodbye to. */
    private static void drep(CommitPoint punkt) {
        System.out.println(DREPT + punkt);
        Runtime.getRuntime().halt(137);
    }

    private static void lytt() {
        try (var ordre = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (var linje = ordre.readLine(); linje != null; linje = ordre.readLine()) {
                utfor(linje.split(" ", 3));
            }
        } catch (IOException | JMException e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(0); // whoever started it is gone, and the servers with him
    }

    private static void utfor(String[] ordre) throws JMException {
        switch (ordre[0]) {
            case "dø" -> FELLE.still(ordre[2], Integer.parseInt(ordre[1]));
            case "passert" -> System.out.println(PASSERT + String.join(",", FELLE.passerte()));
            case "frigi" -> operator("HoldteOppdrag", "frigi", Long.parseLong(ordre[1]));
            case "send" -> operator("Dodbrev", "send", Long.parseLong(ordre[1]));
            case "forkast" -> operator("Dodbrev", "forkast", Long.parseLong(ordre[1]));
            case "avstem" -> avstem(ordre[1], ordre[2]);
            case "avklar" -> avklar(Long.parseLong(ordre[1]), Boolean.parseBoolean(ordre[2]));
            default -> throw new IllegalArgumentException(ordre[0]);
        }
    }

    private static void avstem(String fom, String tom) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        AVSTEMMING,
                        "kjorPeriode",
                        new Object[] {fom, tom, "A123456", "feiltest av avstemming"},
                        new String[] {TEKST, TEKST, TEKST, TEKST});
    }

    private static void avklar(long avstemming, boolean levert) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        AVSTEMMING,
                        "avklar",
                        new Object[] {avstemming, levert, "A123456", "feiltest av avstemming"},
                        new String[] {"long", "boolean", TEKST, TEKST});
    }

    private static void operator(String type, String handling, long id) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("no.nav.utsjekk:type=" + type),
                        handling,
                        new Object[] {id, "A123456", "Feiltest: forsøkes igjen"},
                        new String[] {"long", String.class.getName(), String.class.getName()});
    }
}
