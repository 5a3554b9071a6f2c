package no.nav.utsjekk.maaling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts of rows that the product has made, into tables with the same columns and no index: the database without any of the
 * product's questions.
 */
final class Databasetak implements AutoCloseable {

    private static final List<String> TABELLER =
            List.of("mottatt", "melding", "utbetaling", "oppdrag", "oppdragslinje", "kvittering", "utboks");

    private static final String MELDINGER =
            """
            select m.id, m.sak, m.topic, m.partisjon, m.posisjon, o.id as oppdrag
            from melding m join oppdrag o on o.melding = m.id where m.tilstand = 'FERDIG' order by m.id desc limit %d
            """
                    .formatted(Tak.PORSJON);

    private final Connection connection;
    private final List<Kopi> kopier = new ArrayList<>();

    /** The rows of a table, columns as text. */
    private record Kopi(String sql, List<List<String>> rader) {}

    /** @throws IllegalStateException when the product has not made enough yet */
    Databasetak(DataSource database) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("drop table if exists tak_meldinger");
        jdbc.execute("create table tak_meldinger as " + MELDINGER);
        var antall = jdbc.queryForObject("select count(*) from tak_meldinger", Integer.class);
        if (antall == null || antall < Tak.PORSJON) {
            throw new IllegalStateException(
                    "tak trenger %d ferdige meldinger, her er %d; se varm".formatted(Tak.PORSJON, antall));
        }
        for (var tabell : TABELLER) {
            jdbc.execute("drop table if exists tak_" + tabell);
            jdbc.execute("create table tak_%1$s (like %1$s including storage)".formatted(tabell));
            var kolonner = kolonner(jdbc, tabell);
            var rader = jdbc.query(
                    "select %s from %s where %s".formatted(String.join(", ", kolonner), tabell, hvilke(tabell)),
                    (rad, nr) -> tekster(rad, kolonner.size()));
            kopier.add(new Kopi(
                    "insert into tak_%s values (%s)"
                            .formatted(tabell, String.join(", ", Collections.nCopies(kolonner.size(), "?"))),
                    rader));
        }
    }

    private static String hvilke(String tabell) {
        return switch (tabell) {
            case "mottatt" -> "(topic, partisjon, posisjon) in (select topic, partisjon, posisjon from tak_meldinger)";
            case "melding" -> "id in (select id from tak_meldinger)";
            case "utbetaling" -> "sak in (select sak from tak_meldinger)";
            case "oppdrag", "utboks" -> "melding in (select id from tak_meldinger)";
            default -> "oppdrag in (select oppdrag from tak_meldinger)";
        };
    }

    /** In their own order, as text. */
    private static List<String> kolonner(JdbcTemplate jdbc, String tabell) {
        return jdbc.queryForList(
                """
                select format('%I::text', column_name) from information_schema.columns
                where table_name = ? and table_schema = 'public' order by ordinal_position
                """,
                String.class, tabell);
    }

    /** Some of them null. */
    private static List<String> tekster(ResultSet rad, int kolonner) throws SQLException {
        var tekster = new ArrayList<String>();
        for (int nr = 1; nr <= kolonner; nr++) {
            tekster.add(rad.getString(nr));
        }
        return Collections.unmodifiableList(tekster);
    }

    /** The rows of so many meldinger, in whole batches. */
    void skriv(int meldinger) throws SQLException {
        for (int antall = 0; antall < meldinger; antall += Tak.PORSJON) {
            for (var kopi : kopier) {
                try (var insert = connection.prepareStatement(kopi.sql())) {
                    skriv(kopi, insert);
                }
            }
            connection.commit();
        }
    }

    private static void skriv(Kopi kopi, PreparedStatement insert) throws SQLException {
        for (var rad : kopi.rader()) {
            for (int nr = 0; nr < rad.size(); nr++) {
                insert.setObject(nr + 1, rad.get(nr), Types.OTHER); // the server knows the type
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            connection.rollback();
            for (var tabell : TABELLER) {
                statement.execute("drop table tak_" + tabell);
            }
            statement.execute("drop table tak_meldinger");
            connection.commit();
        }
    }
}
