package no.nav.utsjekk.simulering;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code simulering} (dry runs that wait for OS, or are with it) and {@code simuleringslas} (saker that OS is
 * simulating: no oppdrag of theirs is handed over meanwhile, FM-38).
 *
 * <p>Whoever takes a sak's simuleringslas holds the sak's row lock, as does whoever stores an oppdrag of it.
 */
public final class SimuleringRepository {

    /** A sak whose payments are under way: it is not simulated (SIM-11). */
    private static final String OPPTATT =
            " exists (select from melding i where i.sak = %s and i.tilstand in ('KLAR', 'UTLEDET')) ";

    /** Dry runs that stand behind something else than OS: in the queue of their sak, or aside because it is busy. */
    private static final String VENTER_PA_SAKEN =
            """
            select m.id, m.sak from melding m
            where m.tilstand = 'VENTER' and m.dryrun and m.mottatt < now() - make_interval(secs => ?)
              and not exists (select from simulering s where s.melding = m.id
                              and (not %s or exists (select from simuleringslas l where l.sak = s.sak and l.til > now())))
            """
                    .formatted(OPPTATT.formatted("s.sak"));

    private final JdbcTemplate jdbc;

    public SimuleringRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The oldest dry run whose sak is free: nothing under way at OS, nothing of it simulated, no older one. Its sak is locked, so
     * that no other instance picks it.
     *
     * @return its id; none when there is no such
     */
    public List<Long> neste() {
        return jdbc.queryForList(
                """
                select s.melding from simulering s join sak on sak.id = s.sak
                where not exists (select from simuleringslas l where l.sak = s.sak and l.til > now())
                  and not exists (select from simulering eldre where eldre.sak = s.sak and eldre.melding < s.melding)
                  and not %s
                order by s.melding limit 1 for no key update of sak skip locked
                """
                        .formatted(OPPTATT.formatted("s.sak")),
                Long.class);
    }

    /** The dry run, if it still waits and nobody else has begun with it since. Its sak is locked. */
    public List<Long> igjen(long melding, UUID kjoring) {
        return jdbc.queryForList(
                """
                select s.melding from simulering s join sak on sak.id = s.sak
                where s.melding = ?
                  and not exists (select from simuleringslas l
                                  where l.sak = s.sak and l.til > now() and l.kjoring is distinct from ?)
                for no key update of sak
                """,
                Long.class,
                melding,
                kjoring);
    }

    /** Whether the dry run still waits. */
    public boolean venter(long melding) {
        return !jdbc.queryForList("select melding from simulering where melding = ?", Long.class, melding)
                .isEmpty();
    }

    /** Takes a dry run away: it is answered. False when it was before. */
    public boolean fjern(long melding) {
        return jdbc.update("delete from simulering where melding = ?", melding) > 0;
    }

    /**
     * Keeps the oppdrag of a sak back for a while, because OS is about to be asked.
     *
     * @param kjoring whose it is, until somebody else takes it; may take it again
     * @return false when the sak is busy, or somebody else has it
     */
    public boolean las(long sak, UUID kjoring, Duration varighet) {
        jdbc.queryForList("select id from sak where id = ? for no key update", Long.class, sak);
        return !jdbc.queryForList(
                        """
                        insert into simuleringslas (sak, kjoring, til)
                        select ?, ?, now() + make_interval(secs => ?) where not %s
                        on conflict (sak) do update set kjoring = excluded.kjoring, til = excluded.til
                        where simuleringslas.til <= now() or simuleringslas.kjoring = excluded.kjoring
                        returning sak
                        """
                                .formatted(OPPTATT.formatted("?")),
                        Long.class,
                        sak,
                        kjoring,
                        sekunder(varighet),
                        sak)
                .isEmpty();
    }

    /** Keeps them back for so long from now on; false when somebody else has the sak. */
    public boolean forny(long sak, UUID kjoring, Duration varighet) {
        return jdbc.update(
                        """
                        update simuleringslas set til = now() + make_interval(secs => ?)
                        where sak = ? and kjoring = ?
                        """,
                        sekunder(varighet),
                        sak,
                        kjoring)
                > 0;
    }

    /** Whether the sak still is kept for this one. Locked. */
    public boolean eier(long sak, UUID kjoring) {
        return !jdbc.queryForList(
                        "select sak from simuleringslas where sak = ? and kjoring = ? for update",
                        Long.class,
                        sak,
                        kjoring)
                .isEmpty();
    }

    /** Lets the oppdrag of the sak go: OS is done. */
    public void slipp(long sak, UUID kjoring) {
        jdbc.update("delete from simuleringslas where sak = ? and kjoring = ?", sak, kjoring);
    }

    /** Keeps the oppdrag back until the time is out, because OS may still be at it, but for nobody any more. */
    public void forlat(long sak, UUID kjoring) {
        jdbc.update("update simuleringslas set kjoring = null where sak = ? and kjoring = ?", sak, kjoring);
    }

    /**
     * Forgets what has run out long ago.
     *
     * @param svar how long answers are kept for those who ask once more
     */
    public void rydd(Duration svar) {
        jdbc.update("delete from simuleringslas where til < now() - interval '1 hour'");
        jdbc.update("delete from dryrunsvar where gitt < now() - make_interval(secs => ?)", sekunder(svar));
    }

    /** A dry run and its sak. */
    public record Ventende(long melding, long sak) {}

    /** Dry runs that have waited too long for their sak (SIM-11), oldest first. */
    public List<Ventende> ventetForLenge(Duration talmod, int max) {
        return jdbc.query(
                VENTER_PA_SAKEN + " order by m.id limit ?",
                (row, nr) -> new Ventende(row.getLong("id"), row.getLong("sak")),
                sekunder(talmod),
                max);
    }

    /** Those of them that still do, now that nobody else can change it. Locked. */
    public List<Long> venterFortsatt(List<Ventende> ventende, Duration talmod) {
        return Rows.of(ventende)
                .bigint(Ventende::melding)
                .query(
                        jdbc,
                        VENTER_PA_SAKEN.replace("secs => ?", "secs => " + sekunder(talmod))
                                + " and m.id = any(?) order by m.id for update of m",
                        (row, nr) -> row.getLong("id"));
    }

    private static double sekunder(Duration tid) {
        return tid.toMillis() / 1000.0;
    }
}
