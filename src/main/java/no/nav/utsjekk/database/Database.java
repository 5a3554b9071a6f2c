package no.nav.utsjekk.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The connection pool, on a schema that is up to date. */
public final class Database {

    private Database() {}

    /**
     * Opens the pool and migrates the schema; waits a while for a database that is not up yet.
     *
     * @param poolSize most connections at the same time
     * @param standstill how long a transaction may stand still before the database ends it
     */
    public static HikariDataSource open(
            String url, String username, String password, int poolSize, Duration standstill) {
        var config = new HikariConfig();
        config.setPoolName("utsjekk");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        config.addDataSourceProperty("ApplicationName", "utsjekk");
        // a hanging server must not hang us for ever
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // details of a violated constraint quote the row, and with it personal data (OPS-50)
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // what an instance holds that hangs, or cannot be heard, others need
        config.setConnectionInitSql(
                "set idle_in_transaction_session_timeout = '%d ms'".formatted(standstill.toMillis()));
        Migration.migrate(url, username, password);
        return new HikariDataSource(config);
    }

    /** A small pool for looking after the database: never waits long, and takes no connection from the work. */
    public static HikariDataSource openForWatching(String url, String username, String password) {
        var config = new HikariConfig();
        config.setPoolName("utsjekk-vakt");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(true);
        config.addDataSourceProperty("ApplicationName", "utsjekk-vakt");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "5");
        config.setConnectionInitSql("set statement_timeout = '4s'");
        return new HikariDataSource(config);
    }
}
