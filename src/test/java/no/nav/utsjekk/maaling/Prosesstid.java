package no.nav.utsjekk.maaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Processor time as Linux counts it, in seconds.
 *
 * @param navn of the thread or program; Linux keeps 15 characters of it
 * @param egen its own
 * @param barn of its children that have ended and been taken notice of
 */
record Prosesstid(String navn, double egen, double barn) {

    /** USER_HZ, the same on every Linux. */
    private static final double TIKK_PER_SEKUND = 100;

    private static final int EGEN_BRUKER = 11;
    private static final int BARN_BRUKER = 13;

    /** The line of {@code /proc/PID/stat}; the name in it may have blanks and brackets of its own. */
    static Prosesstid tolk(String stat) {
        var felt = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Prosesstid(
                stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
                sekunder(felt, EGEN_BRUKER),
                sekunder(felt, BARN_BRUKER));
    }

    /** User and system time stand beside each other. */
    private static double sekunder(String[] felt, int bruker) {
        return (Long.parseLong(felt[bruker]) + Long.parseLong(felt[bruker + 1])) / TIKK_PER_SEKUND;
    }

    /** Empty when it has ended. */
    static Optional<Prosesstid> les(Path mappe) {
        return fil(mappe.resolve("stat")).map(Prosesstid::tolk);
    }

    /** What a process calls itself; Postgres tells there what it does. Empty when it has ended. */
    static Optional<String> tittel(long pid) {
        return fil(Path.of("/proc/" + pid + "/cmdline"))
                .map(tekst -> tekst.replace('\0', ' ').strip());
    }

    /** Sums by the name of the living threads of this process. */
    static Map<String, Double> egneTraader() {
        var sum = new HashMap<String, Double>();
        try (var alle = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            alle.forEach(mappe -> les(mappe).ifPresent(tid -> sum.merge(tid.navn(), tid.egen(), Double::sum)));
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("/proc/self/task cannot be read", e);
        }
        return sum;
    }

    private static Optional<String> fil(Path fil) {
        try {
            return Optional.of(Files.readString(fil));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty(); // it ended between open and read
            }
            throw new UncheckedIOException(e);
        }
    }
}
