package no.nav.utsjekk.database;

import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Brings the schema up to date, while instances of the version before this one may be at work (docs/adr/0017).
 *
 * <p>On connections of its own: those of the work give up on statements that take long, as the building of an index does.
 */
final class Migration {

    private static final int START_RETRIES = 30;
    private static final int START_RETRY_SECONDS = 5;
    private static final int FOR_EVER = -1;

    private Migration() {}

    /**
     * Applies what is missing. One instance at a time; the others wait for it. A schema that is newer than this version is
     * left as it is. Waits a while for a database that is not up yet.
     *
     * @throws org.flywaydb.core.api.FlywayException when a migration failed, or could not get the locks that it needs: the
     *     schema is as before, and the next start tries again
     */
    static void migrate(String url, String username, String password) {
        configuration(url, username, password).load().migrate();
    }

    static FluentConfiguration configuration(String url, String username, String password) {
        return Flyway.configure()
                .dataSource(dataSource(url, username, password))
                .connectRetries(START_RETRIES)
                .connectRetriesInterval(START_RETRY_SECONDS)
                .lockRetryCount(FOR_EVER)
                // a lock that is a transaction would be waited for by "create index concurrently", for ever
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                // whoever waits for a table lets nobody else have it: better to give up, and try again at the next
                // start
                .initSql("set lock_timeout = '5s'");
    }

    private static DataSource dataSource(String url, String username, String password) {
        var properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "utsjekk-migrering");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        return new DriverManagerDataSource(url, properties);
    }
}
