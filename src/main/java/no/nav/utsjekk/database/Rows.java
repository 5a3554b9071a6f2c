package no.nav.utsjekk.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;

/**
 * Many rows as one statement: each column becomes one array parameter, in the order in which the columns are added, to
 * be read in SQL with {@code unnest(?, ?, ...)}. One round trip whatever the number of rows.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> {

    private record Column(String type, Object[] values) {}

    private final List<T> source;
    private final List<Column> columns = new ArrayList<>();

    private Rows(List<T> source) {
        this.source = source;
    }

    public static <T> Rows<T> of(List<T> source) {
        return new Rows<>(source);
    }

    public Rows<T> text(Function<T, String> value) {
        return column("text", String[]::new, value);
    }

    public Rows<T> optionalText(Function<T, Optional<String>> value) {
        return column("text", String[]::new, row -> value.apply(row).orElse(null));
    }

    public Rows<T> bigint(Function<T, Long> value) {
        return column("bigint", Long[]::new, value);
    }

    public Rows<T> integer(Function<T, Integer> value) {
        return column("integer", Integer[]::new, value);
    }

    public Rows<T> bool(Function<T, Boolean> value) {
        return column("boolean", Boolean[]::new, value);
    }

    public Rows<T> bytes(Function<T, byte[]> value) {
        return column("bytea", byte[][]::new, value);
    }

    /**
     * A column of any type that Postgres can read from text, such as dates, times, uuid and json.
     *
     * @param value may give null; otherwise its {@code toString} must be the type's text form
     */
    public Rows<T> asText(Function<T, ?> value) {
        return column("text", String[]::new, row -> {
            var cell = value.apply(row);
            return cell == null ? null : cell.toString();
        });
    }

    /** An array of the element's own type goes over the wire as it is; one of {@code Object} is written out as text first. */
    private <C> Rows<T> column(String type, IntFunction<C[]> array, Function<T, C> value) {
        columns.add(new Column(type, source.stream().map(value).toArray(array)));
        return this;
    }

    /** Runs a statement that returns rows. Does nothing when there are no source rows. */
    public <R> List<R> query(JdbcTemplate jdbc, String sql, RowMapper<R> mapper) {
        return source.isEmpty() ? List.of() : jdbc.query(statement(sql), mapper);
    }

    /** Runs a statement that returns nothing; gives the number of rows that it changed. */
    public int update(JdbcTemplate jdbc, String sql) {
        return source.isEmpty() ? 0 : jdbc.update(statement(sql));
    }

    /** Reads a column of type {@code text[][]}; null gives no rows. */
    public static String[][] textTable(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new String[0][] : (String[][]) array.getArray();
    }

    private PreparedStatementCreator statement(String sql) {
        return connection -> prepare(connection, sql);
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        int index = 1;
        for (var column : columns) {
            statement.setArray(index++, connection.createArrayOf(column.type(), column.values()));
        }
        return statement;
    }
}
