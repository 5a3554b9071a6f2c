package no.nav.utsjekk.konsoll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds saker and meldinger by what an operator knows of them. Wherever they are: hot tables or archive. */
public final class SokRepository {

    private static final String[] FAGSYSTEMER =
            Arrays.stream(Fagsystem.values()).map(Enum::name).toArray(String[]::new);

    private static final String RAD =
            """
            select m.id, m.nokkel, m.fagsystem, s.sak_id, m.tilstand, m.utfall, m.dryrun, m.mottatt, m.ferdig,
                   m.feil ->> 'msg' as feil
            from %s m left join sak s on s.id = m.sak
            """;

    private final JdbcTemplate jdbc;

    public SokRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A melding in a list; without its content (OC-05).
     *
     * @param status how it stands, or how it ended
     * @param sakId empty when it names no sak that could exist
     * @param feil what the producer was told, if it ended badly
     */
    public record Treff(
            long id,
            String nokkel,
            String fagsystem,
            String sakId,
            String status,
            boolean dryrun,
            Instant mottatt,
            Optional<Instant> ferdig,
            String feil) {}

    private static Treff treff(ResultSet row) throws SQLException {
        return new Treff(
                row.getLong("id"),
                row.getString("nokkel"),
                row.getString("fagsystem"),
                Optional.ofNullable(row.getString("sak_id")).orElse(""),
                Optional.ofNullable(row.getString("utfall")).orElse(row.getString("tilstand")),
                row.getBoolean("dryrun"),
                row.getTimestamp("mottatt").toInstant(),
                Optional.ofNullable(row.getTimestamp("ferdig")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("feil")).orElse(""));
    }

    /** A sak, by its two names. */
    public record Sak(String fagsystem, String sakId) {}

    private static Sak sak(ResultSet row) throws SQLException {
        return new Sak(row.getString("fagsystem"), row.getString("sak_id"));
    }

    List<Sak> saker(String sakId) {
        return jdbc.query(
                "select fagsystem, sak_id from sak where fagsystem = any(?) and sak_id = ? order by fagsystem",
                (row, nr) -> sak(row),
                FAGSYSTEMER,
                sakId);
    }

    Optional<Sak> medUid(UUID uid) {
        return jdbc
                .query(
                        """
                        select s.fagsystem, s.sak_id from utbetaling u join sak s on s.id = u.sak where u.uid = ?
                        """,
                        (row, nr) -> sak(row),
                        uid)
                .stream()
                .findFirst();
    }

    List<Sak> medBehandling(String behandlingId) {
        return jdbc.query(
                """
                select s.fagsystem, s.sak_id from sokeord o join sak s on s.id = o.sak
                where o.slag = 'BEHANDLING' and o.verdi = ? order by 1, 2 limit 200
                """,
                (row, nr) -> sak(row),
                behandlingId);
    }

    /** By the producer's own key; also keys of the other records of a transaction. The array is made first, by index. */
    List<Treff> medNokkel(String nokkel, int max) {
        return jdbc.query(
                RAD.formatted("melding_alle")
                        + """
                        where m.id = any(array(select id from melding_alle where nokkel = ?
                                               union select melding from meldingsdel_alle where nokkel = ?))
                        order by m.id desc limit ?
                        """,
                (row, nr) -> treff(row),
                nokkel,
                nokkel,
                max);
    }

    List<Treff> medId(long id) {
        return jdbc.query(RAD.formatted("melding_alle") + "where m.id = ?", (row, nr) -> treff(row), id);
    }

    /**
     * What is looked for in a list.
     *
     * @param fagsystem empty for all
     * @param tekst part of what the producer was told; empty for any
     */
    record Filter(Instant fom, Instant tom, Optional<String> fagsystem, Optional<String> tekst) {}

    /** Meldinger that ended in a range, the newest ones first. */
    List<Treff> ferdige(String utfall, Filter filter, int max) {
        return jdbc.query(
                RAD.formatted("melding_alle")
                        + """
                        where m.utfall = ? and m.ferdig > ? and m.ferdig < ?
                          and (?::text is null or m.fagsystem = ?) and (?::text is null or m.feil ->> 'msg' ilike ?)
                        order by m.ferdig desc limit ?
                        """,
                (row, nr) -> treff(row),
                utfall,
                Timestamp.from(filter.fom()),
                Timestamp.from(filter.tom()),
                filter.fagsystem().orElse(null),
                filter.fagsystem().orElse(null),
                monster(filter),
                monster(filter),
                max);
    }

    private static String monster(Filter filter) {
        return filter.tekst()
                .map(tekst ->
                        "%" + tekst.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .orElse(null);
    }

    /** Meldinger that are not answered, in one state; the newest ones first. */
    List<Treff> underveis(String tilstand, Filter filter, int max) {
        var sql = RAD.formatted("melding")
                + "where m.tilstand = '%s' and (?::text is null or m.fagsystem = ?) order by m.id desc limit ?"
                        .formatted(Underveis.valueOf(tilstand));
        return jdbc.query(
                sql,
                (row, nr) -> treff(row),
                filter.fagsystem().orElse(null),
                filter.fagsystem().orElse(null),
                max);
    }

    /** States of a melding that is not answered. Part of the statement: each has an index of its own. */
    enum Underveis {
        VENTER,
        KLAR,
        UTLEDET
    }
}
