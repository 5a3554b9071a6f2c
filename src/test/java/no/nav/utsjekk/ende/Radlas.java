package no.nav.utsjekk.ende;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that the test holds, so that the product has to stand still where it needs them. */
final class Radlas implements AutoCloseable {

    private final Connection connection;
    private final JdbcTemplate database;

    Radlas(JdbcTemplate database, String sporring, Object... parametre) throws SQLException {
        this.database = database;
        this.connection = database.getDataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sporring)) {
            for (int i = 0; i < parametre.length; i++) {
                statement.setObject(i + 1, parametre[i]);
            }
            statement.execute();
        }
    }

    /** Returns when somebody stands in line for the rows. */
    void ventTilNoenVenter() {
        Testsystem.ventPa("noen venter på låsen", this::noenVenter);
    }

    private boolean noenVenter() throws SQLException {
        var venter = database.queryForObject(
                "select exists (select from pg_stat_activity where ? = any(pg_blocking_pids(pid)))",
                Boolean.class,
                pid());
        return Boolean.TRUE.equals(venter);
    }

    private int pid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
