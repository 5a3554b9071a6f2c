package no.nav.utsjekk.maaling;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Processor time of the virtual machine's compiler. Its threads come and go, and take their time with them when they go: they are
 * looked at often, and what was seen last counts.
 */
final class Kompilatortid implements AutoCloseable {

    private static final long MELLOM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Path TRAADER = Path.of("/proc/self/task");

    private final Map<Path, Double> sett = new HashMap<>();
    private final Set<Path> andre = new HashSet<>();
    private final Thread thread = new Thread(this::folgMed, "maaler-kompilator");
    private double avsluttede;
    private volatile boolean stoppet;

    Kompilatortid() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Seconds since this began to look. */
    synchronized double sekunder() {
        se();
        return avsluttede + sett.values().stream().mapToDouble(tid -> tid).sum();
    }

    private void folgMed() {
        while (!stoppet) {
            sekunder();
            LockSupport.parkNanos(MELLOM_NANOS);
        }
    }

    private void se() {
        var borte = new HashSet<>(sett.keySet());
        borte.addAll(andre);
        try (var alle = Files.newDirectoryStream(TRAADER)) {
            alle.forEach(traad -> {
                borte.remove(traad);
                se(traad);
            });
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException(TRAADER + " cannot be read", e);
        }
        borte.forEach(traad -> avsluttede += sett.getOrDefault(traad, 0.0)); // its number may come again
        sett.keySet().removeAll(borte);
        andre.removeAll(borte);
    }

    private void se(Path traad) {
        if (!andre.contains(traad)) {
            Prosesstid.les(traad).ifPresent(tid -> {
                if (Del.av(tid.navn()) == Del.JIT) {
                    sett.put(traad, tid.egen());
                } else if (!tid.navn().equals("java")) { // it has not got its name yet
                    andre.add(traad);
                }
            });
        }
    }

    @Override
    public void close() {
        stoppet = true;
    }
}
