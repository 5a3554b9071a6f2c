package no.nav.utsjekk.lokal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real PostgreSQL with full durability, and the database {@code utsjekk} in it. */
public final class LokalPostgres implements Tjener {

    public static final String NAVN = "utsjekk";

    private static final Duration STOPPTID = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private final Map<String, String> innstillinger;
    private EmbeddedPostgres server;

    LokalPostgres(Path data, int port) {
        this(data, port, Map.of());
    }

    /** @param innstillinger of the server, beside the usual ones */
    LokalPostgres(Path data, int port, Map<String, String> innstillinger) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.innstillinger = Map.copyOf(innstillinger);
    }

    /** A server of its own for tests that need nothing else. */
    public static LokalPostgres ledig(Path data) {
        return new LokalPostgres(data, Porter.velg(0));
    }

    @Override
    public String navn() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return jdbcUrl(port, NAVN);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    /**
     * Makes one more database; gives its address.
     *
     * @param mal what it is a copy of; {@code template0} for an empty one
     */
    public String nyDatabase(String navn, String mal) {
        new JdbcTemplate(server.getPostgresDatabase())
                .execute("create database %s template %s owner %s".formatted(navn, mal, NAVN));
        return jdbcUrl(port, navn);
    }

    /** For tests that look into the database; opens a new connection each time. */
    public DataSource dataSource() {
        return server.getDatabase(NAVN, NAVN);
    }

    /** The same database for one who may do anything: for what the product is not allowed to see or do. */
    public DataSource superbruker() {
        return server.getDatabase("postgres", NAVN);
    }

    @Override
    public void start() throws Exception {
        stoppForeldrelos();
        if (Files.notExists(ferdigLaget())) {
            FileUtils.deleteDirectory(data.toFile()); // a run that was killed while it made the database
        }
        var builder = EmbeddedPostgres.builder();
        innstillinger.forEach(builder::setServerConfig);
        server = builder.setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // it would stop the database under the feet of the product
                .setPGStartupWait(Duration.ofSeconds(60))
                // zonky turns these three down
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("jit", "off")
                // nobody uses the socket, and its lock file would outlive a kill -9
                .setServerConfig("unix_socket_directories", "")
                .start();
        if (Files.notExists(ferdigLaget())) {
            createDatabase();
            Files.createFile(ferdigLaget());
        }
    }

    @Override
    public void stopp() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            stoppForeldrelos(); // zonky waits five seconds, the last checkpoint may need longer
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the server that an earlier run left on our data when it was killed. Without it the new run would silently go on
     * with the old server, its port and its settings.
     */
    void stoppForeldrelos() throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        var pid = readPid(pidFile);
        if (pid.isEmpty()) {
            return;
        }
        var orphan = pid.flatMap(ProcessHandle::of).filter(this::isOurs);
        if (orphan.isPresent()) {
            stopFast(orphan.get(), pidFile);
        } else {
            Files.deleteIfExists(pidFile); // its number may belong to another program now, and Postgres would refuse
        }
    }

    /** The server first and then all its processes; none when it is not running. They are nobody's children: the server detaches itself. */
    public Stream<ProcessHandle> prosesser() {
        try {
            return readPid(data.resolve("postmaster.pid"))
                    .flatMap(ProcessHandle::of)
                    .map(server -> Stream.concat(Stream.of(server), server.descendants()))
                    .orElseGet(Stream::empty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Long> readPid(Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }

    /** SIGINT is Postgres' fast stop: ends the sessions, writes a checkpoint, leaves. */
    private static void stopFast(ProcessHandle postmaster, Path pidFile) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid())
                    .start()
                    .waitFor();
            var deadline = System.nanoTime() + STOPPTID.toNanos();
            while (Files.exists(pidFile) && postmaster.isAlive()) {
                if (System.nanoTime() > deadline) {
                    throw new LokalFeil(
                            "En gammel PostgreSQL (prosess %d) lar seg ikke stoppe".formatted(postmaster.pid()));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LokalFeil("Avbrutt mens en gammel PostgreSQL ble stoppet", e);
        }
    }

    private Path ferdigLaget() {
        return data.resolve("utsjekk.ferdig");
    }

    private void createDatabase() throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(NAVN));
            statement.execute("create database %1$s owner %1$s".formatted(NAVN));
        }
    }
}
