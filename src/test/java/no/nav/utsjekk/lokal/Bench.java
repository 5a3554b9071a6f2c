package no.nav.utsjekk.lokal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.IntStream;
import no.nav.utsjekk.Utsjekk;

/**
 * How fast and how dear: requests from Kafka to OK, each a new AAP sak with one utbetaling of two weeks, with everything on
 * this machine and all durability on.
 *
 * <pre>
 * n          requests in the burst                     2000
 * enkeltvis  requests sent one at a time               200
 * varm       requests sent beforehand, not measured    1000
 * tabeller   how the tables were read                  false
 * </pre>
 */
public final class Bench {

    private static final Path DATA = Path.of("target/bench");
    private static final Duration FRIST = Duration.ofMinutes(10);

    private final Omgivelser omgivelser;
    private final Maaler maaler;

    private Bench(Omgivelser omgivelser, Maaler maaler) {
        this.omgivelser = omgivelser;
        this.maaler = maaler;
    }

    public static void main(String[] args) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        int status = 1;
        try {
            run();
            status = 0;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
        }
        System.exit(status); // Kafka's threads would keep the process alive
    }

    private static void run() throws Exception {
        slett(DATA);
        try (var omgivelser = Omgivelser.start(DATA);
                var os = OsStandin.start(omgivelser.mq().connectionFactory(), DATA.resolve("os/bok"));
                var utsjekk = new Utsjekk(settings(omgivelser));
                var maaler = new Maaler(omgivelser.kafka().brokers())) {
            os.lytt(oppdrag -> maaler.oppdrag(oppdrag.sakId()));
            utsjekk.start();
            var bench = new Bench(omgivelser, maaler);
            bench.burst(Integer.getInteger("varm", 1000));
            bench.report(Integer.getInteger("n", 2000), Integer.getInteger("enkeltvis", 200));
            if (Boolean.getBoolean("tabeller")) {
                bench.tables();
            }
        }
    }

    private static HashMap<String, String> settings(Omgivelser omgivelser) {
        var settings = new HashMap<>(omgivelser.settings());
        settings.put("HTTP_PORT", String.valueOf(Porter.velg(0)));
        settings.put("MANAGEMENT_PORT", String.valueOf(Porter.velg(0)));
        return settings;
    }

    private static void slett(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void report(int n, int enkeltvis) throws Exception {
        var before = Forbruk.les(omgivelser.postgres());
        var burst = burst(n);
        var after = Forbruk.les(omgivelser.postgres());
        if (Boolean.getBoolean("tabeller")) {
            steps(n);
        }
        var lone = oneByOne(enkeltvis);
        System.out.printf(Locale.ROOT, "%nMaskin: %s%n", machine());
        System.out.printf(Locale.ROOT, "Utbrudd av %d meldinger, hver en ny sak:%n", n);
        System.out.printf(Locale.ROOT, "  %-34s %8.0f per sekund%n", "til OK", n / (burst.slutt() / 1e9));
        System.out.printf(
                Locale.ROOT,
                "  %-34s %8.2f ms per melding%n",
                "CPU uten lastgenerator",
                (after.cpuMs() - before.cpuMs()) / n);
        System.out.printf(
                Locale.ROOT,
                "  %-34s %8.3f per melding%n",
                "commits i Postgres",
                (after.commits() - before.commits()) / n);
        percentiles("publisert til oppdrag på MQ", burst.tilOppdrag());
        percentiles("publisert til OK", burst.tilOk());
        System.out.printf(Locale.ROOT, "En om gangen, %d meldinger:%n", enkeltvis);
        percentiles("publisert til oppdrag på MQ", lone.tilOppdrag());
        percentiles("publisert til OK", lone.tilOk());
    }

    /** Which tables are read row by row: there should be none that grow. */
    private void tables() throws SQLException {
        try (var connection = omgivelser.postgres().dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        """
                        select relname, seq_scan, seq_tup_read, idx_scan, n_tup_ins, n_tup_upd, n_tup_hot_upd
                        from pg_stat_user_tables where n_tup_ins > 0 order by seq_tup_read desc
                        """)) {
            System.out.printf(
                    "%-24s %9s %12s %9s %9s %9s %9s%n",
                    "tabell", "seq", "seq rader", "indeks", "insert", "update", "hot");
            while (row.next()) {
                System.out.printf(
                        "%-24s %9d %12d %9d %9d %9d %9d%n",
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7));
            }
        }
    }

    /** How far each step of the story had come after each tenth of the burst: the slowest one is the limit. */
    private void steps(int n) throws SQLException {
        try (var connection = omgivelser.postgres().dataSource().getConnection();
                var statement = connection.prepareStatement(
                        """
                        with siste as (select * from melding order by id desc limit ?),
                             start as (select min(mottatt) as tid from siste)
                        select tidel * 10 as prosent,
                               percentile_disc(tidel / 10.0) within group (order by mottatt) - start.tid as mottatt,
                               percentile_disc(tidel / 10.0) within group (order by utledet) - start.tid as utledet,
                               percentile_disc(tidel / 10.0) within group (order by sendt) - start.tid as sendt,
                               percentile_disc(tidel / 10.0) within group (order by ferdig) - start.tid as ferdig
                        from siste, start, generate_series(1, 10) as tidel group by tidel, start.tid order by tidel
                        """)) {
            statement.setInt(1, n);
            try (var row = statement.executeQuery()) {
                System.out.printf("%-8s %18s %18s %18s %18s%n", "prosent", "mottatt", "utledet", "sendt", "ferdig");
                while (row.next()) {
                    System.out.printf(
                            "%-8s %18s %18s %18s %18s%n",
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                }
            }
        }
    }

    private static String machine() {
        var os = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return "%d kjerner, last %.2f, Java %s"
                .formatted(os.getAvailableProcessors(), os.getSystemLoadAverage(), Runtime.version());
    }

    private static void percentiles(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "  %-34s p50 %8.1f  p95 %8.1f  p99 %8.1f ms%n",
                what,
                percentile(nanos, 50),
                percentile(nanos, 95),
                percentile(nanos, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    /** Publishes all at once and waits for all. */
    private Maaler.Resultat burst(int n) throws InterruptedException {
        var serie = maaler.serie(n);
        IntStream.range(0, n).forEach(serie::publiser);
        return serie.vent(FRIST);
    }

    /** Publishes each when the one before is OK. */
    private Maaler.Resultat oneByOne(int n) throws InterruptedException {
        var serie = maaler.serie(n);
        for (int i = 0; i < n; i++) {
            serie.publiser(i);
            serie.ventPa(i, FRIST);
        }
        return serie.vent(FRIST);
    }

    /**
     * What has been used since the start.
     *
     * @param cpuMs milliseconds of processor time of this process and of Postgres, without the load generator
     * @param postgresMs the share of Postgres
     */
    private record Forbruk(double cpuMs, double postgresMs, double commits) {

        static Forbruk les(LokalPostgres postgres) throws SQLException {
            var os = (com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean();
            double own = os.getProcessCpuTime() / 1e6;
            double postgresMs = postgresCpuMs(postgres);
            return new Forbruk(own + postgresMs - Maaler.cpuMs(), postgresMs, commits(postgres));
        }

        private static double postgresCpuMs(LokalPostgres postgres) {
            return postgres.prosesser()
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .mapToLong(Duration::toMillis)
                    .sum();
        }

        private static double commits(LokalPostgres postgres) throws SQLException {
            try (var connection = postgres.dataSource().getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select xact_commit from pg_stat_database where datname = current_database()")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
