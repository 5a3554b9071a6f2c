package no.nav.utsjekk.konsoll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit, in the table {@code drift_handling}: what is to be done and who has looked, and all that has been done (OC-13). */
public final class RevisjonRepository {

    private static final String RAD =
            """
            select id, tidspunkt, hvem, navn, handling, grunn, utfall, resultat, om, melding, oppdrag, kvittering, dodbrev,
                   avstemming
            from drift_handling
            """;

    private final JdbcTemplate jdbc;

    public RevisjonRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line of the audit.
     *
     * @param navn empty when it was done with another key than a person's
     * @param om what it was about, in words
     */
    public record Linje(
            long id,
            Instant tidspunkt,
            String hvem,
            String navn,
            String handling,
            String grunn,
            String utfall,
            String resultat,
            String om,
            Optional<Long> melding,
            List<Long> oppdrag,
            Optional<Long> kvittering,
            Optional<Long> dodbrev,
            Optional<Long> avstemming) {}

    private static Linje linje(ResultSet row) throws SQLException {
        return new Linje(
                row.getLong("id"),
                row.getTimestamp("tidspunkt").toInstant(),
                row.getString("hvem"),
                tekst(row, "navn"),
                row.getString("handling"),
                row.getString("grunn"),
                row.getString("utfall"),
                tekst(row, "resultat"),
                tekst(row, "om"),
                id(row, "melding"),
                Arrays.asList((Long[]) row.getArray("oppdrag").getArray()),
                id(row, "kvittering"),
                id(row, "dodbrev"),
                id(row, "avstemming"));
    }

    private static Optional<Long> id(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getObject(kolonne, Long.class));
    }

    private static String tekst(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getString(kolonne)).orElse("");
    }

    /**
     * Writes down what a person is about to do (HENSIKT), or has looked at (UTFORT).
     *
     * @param sak that it is about, if that is known
     */
    void skriv(Operator operator, String handling, String grunn, String utfall, String om, Optional<Long> sak) {
        jdbc.update(
                """
                insert into drift_handling (hvem, navn, epost, handling, grunn, utfall, om, sak)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                operator.ident(),
                operator.navn(),
                operator.epost(),
                handling,
                grunn,
                utfall,
                om,
                sak.orElse(null));
    }

    /** The last line of somebody, of one kind. */
    Optional<Linje> siste(String hvem, String handling) {
        return jdbc
                .query(
                        RAD + "where hvem = ? and handling = ? order by id desc limit 1",
                        (row, nr) -> linje(row),
                        hvem,
                        handling)
                .stream()
                .findFirst();
    }

    Optional<Linje> finn(long id) {
        return jdbc.query(RAD + "where id = ?", (row, nr) -> linje(row), id).stream()
                .findFirst();
    }

    /**
     * What is looked for.
     *
     * @param for_ only lines with a smaller id
     */
    record Filter(Optional<String> hvem, Optional<String> handling, Instant fom, Instant tom, long for_) {}

    /** The newest ones first. */
    List<Linje> list(Filter filter, int max) {
        return jdbc.query(
                RAD
                        + """
                        where tidspunkt >= ? and tidspunkt < ? and id < ?
                          and (?::text is null or hvem = ?) and (?::text is null or handling = ?)
                        order by id desc limit ?
                        """,
                (row, nr) -> linje(row),
                Timestamp.from(filter.fom()),
                Timestamp.from(filter.tom()),
                filter.for_(),
                filter.hvem().orElse(null),
                filter.hvem().orElse(null),
                filter.handling().orElse(null),
                filter.handling().orElse(null),
                max);
    }

    /** What has been done about a sak and all that belongs to it. */
    List<Linje> omSak(long sak, List<Long> meldinger, List<Long> oppdrag, List<Long> kvitteringer) {
        return jdbc.query(
                RAD
                        + """
                        where id in (select id from drift_handling where sak = ?
                                     union select id from drift_handling where melding = any(?)
                                     union select id from drift_handling where oppdrag && ?
                                     union select id from drift_handling where kvittering = any(?))
                        order by id desc limit 200
                        """,
                (row, nr) -> linje(row),
                sak,
                meldinger.toArray(Long[]::new),
                oppdrag.toArray(Long[]::new),
                kvitteringer.toArray(Long[]::new));
    }
}
