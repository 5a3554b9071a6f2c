package no.nav.utsjekk.sporing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database knows of meldinger and their oppdrag that traces tell. */
public final class SporRepository {

    private final JdbcTemplate jdbc;

    public SporRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A record of a melding: one, or those of a transaction.
     *
     * @param kontekst of the record
     */
    record Sporet(
            long melding,
            String nokkel,
            Sporkontekst kontekst,
            String fagsystem,
            Optional<String> sakId,
            Optional<String> utfall,
            Instant mottatt,
            Optional<Instant> utledet,
            Optional<Instant> sendt,
            Optional<Instant> ferdig) {}

    /** An oppdrag of a melding. */
    record SporetOppdrag(
            long id,
            long melding,
            String fagomrade,
            Optional<Instant> overlevert,
            Optional<Instant> besvart,
            Optional<String> alvorlighetsgrad) {}

    /** Those of the meldinger whose producers want traces. */
    List<Sporet> sporede(List<Long> meldinger) {
        return jdbc
                .query(
                        """
                        select m.id, m.fagsystem, s.sak_id, m.utfall, m.mottatt, m.utledet, m.sendt, m.ferdig, p.nokkel, p.traceparent
                        from melding m
                             left join sak s on s.id = m.sak
                             cross join lateral (
                               select m.nokkel, m.traceparent
                               union all select d.nokkel, d.traceparent from meldingsdel d
                               where m.transaksjon is not null and d.melding = m.id) as p
                        where m.id = any(?) and p.traceparent is not null
                        """,
                        (row, nr) -> sporet(row),
                        (Object) meldinger.toArray(Long[]::new))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Sporet> sporet(ResultSet row) throws SQLException {
        var kontekst = Sporkontekst.av(row.getString("traceparent"));
        if (kontekst.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sporet(
                row.getLong("id"),
                row.getString("nokkel"),
                kontekst.get(),
                row.getString("fagsystem"),
                Optional.ofNullable(row.getString("sak_id")),
                Optional.ofNullable(row.getString("utfall")),
                row.getTimestamp("mottatt").toInstant(),
                tid(row, "utledet"),
                tid(row, "sendt"),
                tid(row, "ferdig")));
    }

    /** Their oppdrag, by melding. */
    Map<Long, List<SporetOppdrag>> oppdrag(List<Long> meldinger) {
        return jdbc
                .query(
                        """
                        select id, melding, fagomrade, sist_overlevert, besvart, alvorlighetsgrad from oppdrag
                        where melding = any(?) order by id
                        """,
                        (row, nr) -> new SporetOppdrag(
                                row.getLong("id"),
                                row.getLong("melding"),
                                row.getString("fagomrade"),
                                tid(row, "sist_overlevert"),
                                tid(row, "besvart"),
                                Optional.ofNullable(row.getString("alvorlighetsgrad"))),
                        (Object) meldinger.toArray(Long[]::new))
                .stream()
                .collect(Collectors.groupingBy(SporetOppdrag::melding));
    }

    private static Optional<Instant> tid(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(kolonne)).map(Timestamp::toInstant);
    }
}
