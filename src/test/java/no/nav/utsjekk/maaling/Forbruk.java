package no.nav.utsjekk.maaling;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.lokal.LokalPostgres;

/**
 * What has been used since the start, of processor and database.
 *
 * @param cpu seconds of processor time by part; their sum is all that this process and Postgres have used, ended threads and
 *     ended processes of Postgres with them
 * @param traader seconds by name of thread or process, numbers as {@code #}
 * @param wal bytes
 */
record Forbruk(Map<Del, Double> cpu, Map<String, Double> traader, double commits, double wal) {

    static Forbruk les(LokalPostgres postgres, Kompilatortid kompilator) {
        var etterNavn = new HashMap<String, Double>();
        javatraader(etterNavn);
        rydding(etterNavn);
        etterNavn.put("C1 Compiler, C2 Compiler", kompilator.sekunder());
        var egen = Prosesstid.les(Path.of("/proc/self")).orElseThrow().egen();
        var kjent = etterNavn.values().stream().mapToDouble(d -> d).sum();
        etterNavn.put("avsluttede tråder og resten", egen - kjent); // the clocks differ: it may be a hair below zero
        prosesser(postgres, etterNavn);
        var tall = new Databasetall(postgres.dataSource());
        return new Forbruk(delt(etterNavn), etterNavn, tall.commits(), tall.wal());
    }

    private static Map<Del, Double> delt(Map<String, Double> etterNavn) {
        var deler = new EnumMap<Del, Double>(Del.class);
        etterNavn.forEach((navn, tid) -> deler.merge(Del.av(navn), tid, Double::sum));
        return deler;
    }

    /** Linux keeps too little of their names, the virtual machine all. */
    private static void javatraader(Map<String, Double> sum) {
        var alle = ManagementFactory.getThreadMXBean();
        for (var info : alle.getThreadInfo(alle.getAllThreadIds())) {
            if (info != null) {
                var nanos = alle.getThreadCpuTime(info.getThreadId());
                sum.merge(uten(info.getThreadName()), Math.max(0, nanos) / 1e9, Double::sum);
            }
        }
    }

    /** The collector's threads, which the virtual machine does not tell of. */
    private static void rydding(Map<String, Double> sum) {
        Prosesstid.egneTraader().forEach((navn, tid) -> {
            if (Del.av(navn) == Del.GC) {
                sum.merge(uten(navn), tid, Double::sum);
            }
        });
    }

    /** The server last: what has ended since the others were read is among its ended children by then. */
    private static void prosesser(LokalPostgres postgres, Map<String, Double> sum) {
        var alle = postgres.prosesser().toList();
        for (int i = alle.size() - 1; i >= 0; i--) {
            var pid = alle.get(i).pid();
            var server = i == 0;
            Prosesstid.les(Path.of("/proc/" + pid)).ifPresent(tid -> {
                sum.merge(tittel(pid, server), tid.egen(), Double::sum);
                if (server) {
                    sum.merge("pg avsluttede", tid.barn(), Double::sum);
                }
            });
        }
    }

    /** Connections call themselves by their client's address and port. */
    private static String tittel(long pid, boolean server) {
        if (server) {
            return "pg server";
        }
        var tittel = Prosesstid.tittel(pid).orElse("avsluttede").replaceFirst("^postgres: ", "");
        return tittel.contains("(") ? "pg forbindelser" : "pg " + uten(tittel);
    }

    private static String uten(String navn) {
        return navn.replaceAll("[0-9]+", "#");
    }

    /** What was used between an earlier moment and this one. */
    Forbruk siden(Forbruk for_) {
        return new Forbruk(
                minus(cpu, for_.cpu, new EnumMap<>(Del.class)),
                minus(traader, for_.traader, new HashMap<>()),
                commits - for_.commits,
                wal - for_.wal);
    }

    private static <K> Map<K, Double> minus(Map<K, Double> na, Map<K, Double> da, Map<K, Double> til) {
        na.forEach((navn, tid) -> til.put(navn, tid - da.getOrDefault(navn, 0.0)));
        da.forEach((navn, tid) -> til.putIfAbsent(navn, -tid)); // it has ended, and is counted among the ended
        return til;
    }

    /** Milliseconds of the whole system less the load generator. */
    double systemMs() {
        return alleMs() - Optional.ofNullable(cpu.get(Del.LASTGENERATOR)).orElse(0.0) * 1000;
    }

    double alleMs() {
        return cpu.values().stream().mapToDouble(tid -> tid * 1000).sum();
    }

    double ms(Del del) {
        return cpu.getOrDefault(del, 0.0) * 1000;
    }
}
