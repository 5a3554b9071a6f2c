package no.nav.utsjekk.maaling;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database tells of itself and of the work in it. */
final class Databasetall {

    private final JdbcTemplate jdbc;

    Databasetall(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** Transactions that have been committed since the database was made. */
    double commits() {
        return tall("select xact_commit from pg_stat_database where datname = current_database()");
    }

    /** Bytes of the write-ahead log since the server was made. */
    double wal() {
        return tall("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /** Nothing waits to be derived, sent, answered or told. */
    boolean iRo() {
        return tall(
                        """
                        select (select count(*) from melding where tilstand in ('KLAR', 'UTLEDET'))
                             + (select count(*) from melding where tilstand = 'VENTER')
                             + (select count(*) from utboks where levert is null and kanal = 'KAFKA')
                             + (select count(*) from utboks where levert is null and kanal = 'MQ')
                        """)
                == 0;
    }

    /** Dead letters: there must be none after a measurement. */
    double dodbrev() {
        return tall("select count(*) from dodbrev");
    }

    long saker() {
        return (long) tall("select count(*) from sak");
    }

    String versjon() {
        return jdbc.queryForObject("show server_version", String.class);
    }

    private double tall(String sql) {
        var tall = jdbc.queryForObject(sql, Double.class);
        if (tall == null) {
            throw new IllegalStateException("no answer: " + sql);
        }
        return tall;
    }
}
