package no.nav.utsjekk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server for tests that need no more than that: started for the first test class whose constructor takes it,
 * stopped after the last. Each test makes a database of its own.
 */
public final class Testbaser implements AutoCloseable {

    private static final String MAL = "mal";
    private static final Path DATA = Path.of("target", "data", "testbaser");

    private final LokalPostgres server = LokalPostgres.ledig(DATA);
    private final AtomicInteger antall = new AtomicInteger();
    private boolean harMal;

    private Testbaser() {
        try {
            FileUtils.deleteDirectory(DATA.toFile());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL startet ikke", e);
        }
    }

    /** The address of a new database without any tables; user and password are {@link LokalPostgres#NAVN}. */
    public String tom() {
        return ny("template0");
    }

    /** The address of a new database with the newest schema. */
    public synchronized String migrert() {
        if (!harMal) {
            Migration.migrate(server.nyDatabase(MAL, "template0"), LokalPostgres.NAVN, LokalPostgres.NAVN);
            harMal = true;
        }
        return ny(MAL);
    }

    private String ny(String mal) {
        return server.nyDatabase("test_" + antall.incrementAndGet(), mal);
    }

    /** Looks into a database; a new connection each time. */
    public static JdbcTemplate jdbc(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, LokalPostgres.NAVN, LokalPostgres.NAVN));
    }

    @Override
    public void close() throws IOException {
        server.stopp();
        FileUtils.deleteDirectory(DATA.toFile());
    }

    /** Gives test classes the server. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Testbaser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(Testbaser.class))
                    .getOrComputeIfAbsent(Testbaser.class, ny -> new Testbaser(), Testbaser.class);
        }
    }
}
