package no.nav.utsjekk.konsoll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the dashboard counts. Each count reads an index that holds only what is not finished, or only the range. */
public final class TavleRepository {

    private final JdbcTemplate jdbc;

    public TavleRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How many, and since when the oldest of them. */
    record Antall(long antall, Optional<Instant> eldste) {}

    /**
     * @param feilet meldinger that ended as FEILET in the range and that nobody has dealt with
     * @param handtert those that somebody has
     * @param utenKvittering oppdrag that OS should have answered
     * @param apenFrist unanswered ones whose time is not up
     */
    record Tall(
            long feilet,
            long handtert,
            Antall utenKvittering,
            long apenFrist,
            Antall venter,
            Antall tilSending,
            Antall holdt,
            Antall parkert,
            Antall dodbrev,
            Antall utboks,
            Antall stanset) {}

    /**
     * @param fra begin of the range of what failed
     * @param frist oppdrag handed over before then should have been answered (OC-56)
     */
    Tall tell(Instant fra, Instant frist) {
        return jdbc.queryForObject(
                """
                with feilet as (
                  select exists (select from drift_handling h where h.melding = m.id and h.handling = 'GODTA_FEILET'
                                 and h.utfall = 'UTFORT' and h.tidspunkt > m.ferdig) as handtert
                  from melding_alle m where m.utfall = 'FEILET' and m.ferdig >= ? and not m.dryrun
                ), hos_os as (
                  select sist_overlevert, sist_overlevert < ? and not exists (select from drift_handling h
                           where h.oppdrag @> array[o.id] and h.handling = 'LUKK_FRIST' and h.utfall = 'UTFORT'
                             and h.tidspunkt > o.sist_overlevert) as sen
                  from oppdrag o where tilstand = 'SENDT'
                )
                select (select count(*) from feilet where not handtert) as feilet,
                       (select count(*) from feilet where handtert) as handtert,
                       (select count(*) from hos_os where not sen) as apen_frist,
                       k.*, v.*, t.*, h.*, p.*, d.*, u.*, s.*
                from (select count(*) as k_antall, min(sist_overlevert) as k_eldste from hos_os where sen) as k,
                     (select count(*) as v_antall, min(mottatt) as v_eldste from melding where tilstand = 'VENTER') as v,
                     (select count(*) as t_antall, min(tidligst) as t_eldste from oppdrag where tilstand = 'TIL_SENDING') as t,
                     (select count(*) as h_antall, min(m.utledet) as h_eldste from oppdrag o join melding m on m.id = o.melding
                      where o.tilstand = 'HOLDT') as h,
                     (select count(*) as p_antall, min(mottatt) as p_eldste from kvittering where utfall = 'PARKERT') as p,
                     (select count(*) as d_antall, min(opprettet) as d_eldste from dodbrev where avslutning is null) as d,
                     (select count(*) as u_antall, min(opprettet) as u_eldste from utboks where levert is null) as u,
                     (select count(*) as s_antall, min(siden) as s_eldste from utboks_stans) as s
                """,
                (row, nr) -> new Tall(
                        row.getLong("feilet"),
                        row.getLong("handtert"),
                        antall(row, "k"),
                        row.getLong("apen_frist"),
                        antall(row, "v"),
                        antall(row, "t"),
                        antall(row, "h"),
                        antall(row, "p"),
                        antall(row, "d"),
                        antall(row, "u"),
                        antall(row, "s")),
                Timestamp.from(fra),
                Timestamp.from(frist));
    }

    private static Antall antall(ResultSet row, String navn) throws SQLException {
        return new Antall(
                row.getLong(navn + "_antall"),
                Optional.ofNullable(row.getTimestamp(navn + "_eldste")).map(Timestamp::toInstant));
    }

    /** Something that a person was told to look at. */
    public record Varsel(
            long id, Instant opprettet, String type, String tekst, Optional<Long> melding, Optional<Long> oppdrag) {}

    /** The newest ones first. */
    List<Varsel> varsler(int max) {
        return jdbc.query(
                "select id, opprettet, type, tekst, melding, oppdrag from varsel order by id desc limit ?",
                (row, nr) -> new Varsel(
                        row.getLong("id"),
                        row.getTimestamp("opprettet").toInstant(),
                        row.getString("type"),
                        row.getString("tekst"),
                        Optional.ofNullable(row.getObject("melding", Long.class)),
                        Optional.ofNullable(row.getObject("oppdrag", Long.class))),
                max);
    }
}
