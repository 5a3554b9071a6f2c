package no.nav.utsjekk.maaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import no.nav.utsjekk.Utsjekk;

/**
 * The service in a process of its own, as it runs in production, that tells of its heap. Its arguments are settings, NAME=value.
 * Orders come on standard input, a line each; when that ends, it ends.
 *
 * <pre>
 * nullstill   forgets the peak
 * topp        tells the most bytes of heap that were in use since
 * rydd        collects garbage and tells the bytes that are left
 * </pre>
 */
final class Tjeneste {

    static final String KLAR = "Tjenesten er klar";
    static final String SVAR = "Heap: ";

    private static final AtomicLong TOPP = new AtomicLong();

    private Tjeneste() {}

    public static void main(String[] args) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        passPaHeap();
        var utsjekk = new Utsjekk(Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(del -> del[0], del -> del[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(utsjekk::close, "stopp"));
        new Thread(Tjeneste::lytt, "ordre").start();
        utsjekk.start();
        System.out.println(KLAR);
    }

    /** The heap is never fuller than just before a collection, or now. */
    private static void passPaHeap() {
        for (var rydder : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) rydder)
                    .addNotificationListener(
                            (melding, uten) ->
                                    merk(GarbageCollectionNotificationInfo.from((CompositeData) melding.getUserData())
                                            .getGcInfo()
                                            .getMemoryUsageBeforeGc()),
                            melding -> melding.getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }

    private static void merk(Map<String, MemoryUsage> bruk) {
        var heap = heap();
        TOPP.accumulateAndGet(
                bruk.entrySet().stream()
                        .filter(del -> heap.contains(del.getKey()))
                        .mapToLong(del -> del.getValue().getUsed())
                        .sum(),
                Math::max);
    }

    private static Set<String> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(del -> del.getType() == MemoryType.HEAP)
                .map(del -> del.getName())
                .collect(Collectors.toSet());
    }

    private static long iBruk() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void lytt() {
        try (var ordre = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (var linje = ordre.readLine(); linje != null; linje = ordre.readLine()) {
                System.out.println(SVAR + svar(linje));
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
        System.exit(0); // whoever started it is gone; or it was told to stop already, and goes on stopping
    }

    private static long svar(String ordre) {
        return switch (ordre) {
            case "nullstill" -> TOPP.getAndSet(0);
            case "topp" -> Math.max(TOPP.get(), iBruk());
            case "rydd" -> {
                System.gc();
                yield iBruk();
            }
            default -> throw new IllegalArgumentException(ordre);
        };
    }
}
