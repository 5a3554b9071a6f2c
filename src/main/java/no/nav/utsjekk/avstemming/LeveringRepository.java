package no.nav.utsjekk.avstemming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code avstemming_melding} as an outbox: what OS has been handed of a run, and what may have been. */
public final class LeveringRepository {

    private final JdbcTemplate jdbc;

    public LeveringRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A message on its way to MQ. */
    record Brev(int nr, String xml) {

        /** Without the XML. */
        @Override
        public String toString() {
            return "melding " + nr;
        }
    }

    /**
     * Messages of a run that are handed over together.
     *
     * @param begynt when that was noted; with the run it tells one try from another
     * @param brev in their order, not empty
     */
    public record Porsjon(long avstemming, Instant begynt, List<Brev> brev) {

        public Porsjon {
            brev = List.copyOf(brev);
        }

        boolean erSamme(Porsjon annen) {
            return avstemming == annen.avstemming && begynt.equals(annen.begynt);
        }
    }

    /**
     * Locks the oldest run that OS does not have all of, but for those in doubt. One at a time, because order must hold
     * (AVS-15).
     *
     * @return empty when there is none, or another instance has locked it
     */
    Optional<Long> lasEldste() {
        return jdbc
                .queryForList(
                        """
                        select id from avstemming
                        where id = (select min(id) from avstemming where levert is null and i_tvil is null)
                          and levert is null and i_tvil is null
                        for update skip locked
                        """,
                        Long.class)
                .stream()
                .findFirst();
    }

    /** Notes that the next messages of a locked run are about to be handed over. */
    Porsjon begynn(long avstemming, int max) {
        return porsjon(
                        avstemming,
                        jdbc.query(
                                """
                                update avstemming_melding set begynt = now()
                                where avstemming = ? and nr in (select nr from avstemming_melding
                                  where avstemming = ? and levert is null order by nr limit ?)
                                returning nr, xml, begynt
                                """,
                                (row, nr) -> rad(row),
                                avstemming,
                                avstemming,
                                max))
                .orElseThrow();
    }

    /** The messages of a run that were begun, and are not known to have been delivered. */
    Optional<Porsjon> begynte(long avstemming) {
        return porsjon(
                avstemming,
                jdbc.query(
                        """
                        select nr, xml, begynt from avstemming_melding
                        where avstemming = ? and begynt is not null and levert is null
                        """,
                        (row, nr) -> rad(row),
                        avstemming));
    }

    private record Rad(Instant begynt, Brev brev) {}

    private static Rad rad(ResultSet row) throws SQLException {
        return new Rad(row.getTimestamp("begynt").toInstant(), new Brev(row.getInt("nr"), row.getString("xml")));
    }

    private static Optional<Porsjon> porsjon(long avstemming, List<Rad> rader) {
        return rader.stream()
                .findFirst()
                .map(en -> new Porsjon(
                        avstemming,
                        en.begynt(),
                        rader.stream()
                                .map(Rad::brev)
                                .sorted(Comparator.comparingInt(Brev::nr))
                                .toList()));
    }

    /** Whether messages were begun so long ago that whoever did it is gone. By the database's clock, which all share. */
    boolean erForlatt(Porsjon porsjon, Duration leie) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select ?::timestamptz < now() - make_interval(secs => ?)",
                Boolean.class,
                Timestamp.from(porsjon.begynt()),
                leie.toMillis() / 1000.0));
    }

    /** Locks the run of messages that were begun; false when somebody else has decided about them in the meantime. */
    boolean las(Porsjon porsjon) {
        return !jdbc.queryForList(
                                "select id from avstemming where id = ? and levert is null and i_tvil is null for update",
                                Long.class,
                                porsjon.avstemming())
                        .isEmpty()
                && begynte(porsjon.avstemming()).filter(porsjon::erSamme).isPresent();
    }

    /** Locks a run in doubt; gives the messages that it is about. */
    Optional<Porsjon> lasTvil(long avstemming) {
        return jdbc
                .queryForList(
                        "select id from avstemming where id = ? and i_tvil is not null for update",
                        Long.class,
                        avstemming)
                .stream()
                .findFirst()
                .flatMap(this::begynte);
    }

    /** Notes that OS has messages of a locked run; and all of the run, when they are the last. */
    void levert(Porsjon porsjon) {
        oppdater(
                porsjon,
                """
                update avstemming_melding m set levert = clock_timestamp()
                from unnest(?, ?) as b (avstemming, nr) where m.avstemming = b.avstemming and m.nr = b.nr
                """);
        jdbc.update(
                """
                update avstemming set i_tvil = null,
                  levert = case when not exists (select from avstemming_melding where avstemming = id and levert is null)
                                then clock_timestamp() end
                where id = ?
                """,
                porsjon.avstemming());
    }

    /** Notes that OS has not got messages of a locked run: they are to be handed over anew. */
    void ikkeLevert(Porsjon porsjon) {
        oppdater(
                porsjon,
                """
                update avstemming_melding m set begynt = null
                from unnest(?, ?) as b (avstemming, nr) where m.avstemming = b.avstemming and m.nr = b.nr
                """);
        jdbc.update("update avstemming set i_tvil = null where id = ?", porsjon.avstemming());
    }

    /** Notes that nobody knows whether messages of a locked run have reached MQ. */
    void iTvil(Porsjon porsjon) {
        jdbc.update("update avstemming set i_tvil = clock_timestamp() where id = ?", porsjon.avstemming());
    }

    private void oppdater(Porsjon porsjon, String sql) {
        Rows.of(porsjon.brev())
                .bigint(brev -> porsjon.avstemming())
                .integer(Brev::nr)
                .update(jdbc, sql);
    }
}
