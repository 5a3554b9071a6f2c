package no.nav.utsjekk.feiltest.ramme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Whether a process that can do nothing does next to nothing: it neither spins nor fills the log. */
final class Ro {

    /** Part of one processor. */
    private static final double MAKS_CPU = 0.5;

    private static final double MAKS_LINJER_PER_SEKUND = 60;

    private Ro() {}

    /** Looks for that long; gives what is not as it must be. */
    static List<String> i(Instans instans, Duration tid) {
        var cpuFor = instans.cpu();
        int linjerFor = instans.barn().antallLinjer();
        LockSupport.parkNanos(tid.toNanos());
        double sekunder = tid.toMillis() / 1000.0;
        double cpu = instans.cpu().minus(cpuFor).toMillis() / 1000.0 / sekunder;
        double linjer = (instans.barn().antallLinjer() - linjerFor) / sekunder;
        var avvik = new ArrayList<String>();
        if (cpu > MAKS_CPU) {
            avvik.add("%.2f prosessorer mens ingenting kunne gjøres".formatted(cpu));
        }
        if (linjer > MAKS_LINJER_PER_SEKUND) {
            avvik.add("%.0f linjer i loggen per sekund mens ingenting kunne gjøres".formatted(linjer));
        }
        return avvik;
    }
}
