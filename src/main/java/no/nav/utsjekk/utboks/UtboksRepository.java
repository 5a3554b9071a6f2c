package no.nav.utsjekk.utboks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code utboks}. */
public final class UtboksRepository {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    public UtboksRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored row. */
    public record Rad(long id, Utgaende utgaende) {}

    /** Stores what is to go out, to be delivered in this order. Belongs in the transaction of the state it speaks of. */
    public void add(List<Utgaende> utgaende) {
        Rows.of(utgaende)
                .text(u -> u.kanal().name())
                .text(Utgaende::mottaker)
                .bigint(u -> u.melding().orElse(null))
                .bytes(u -> u.nokkel().orElse(null))
                .bytes(u -> u.innhold().orElse(null))
                .text(u -> writeHeaders(u.hoder()))
                .update(
                        jdbc,
                        """
                        insert into utboks (kanal, mottaker, melding, nokkel, innhold, hoder)
                        select kanal, mottaker, melding, nokkel, innhold, hoder::json
                        from unnest(?, ?, ?, ?, ?, ?) with ordinality
                          as u (kanal, mottaker, melding, nokkel, innhold, hoder, nr)
                        order by nr
                        """);
    }

    private static final String SELECT =
            """
            select id, kanal, mottaker, melding, nokkel, innhold, hoder from utboks where levert is null
            """;

    /**
     * The oldest undelivered rows of a channel that do not stand still ({@link Utboksstans}), for the one instance that holds
     * the channel until its transaction ends; none when another instance holds it. One at a time, because order per key must
     * hold.
     *
     * @return ids; a row that cannot be read must not hold back the others
     */
    public List<Long> claim(Utgaende.Kanal kanal, int max) {
        return hold(kanal)
                ? jdbc.queryForList(
                        // the channel is written out, because each has an index of its own
                        """
                        select id from utboks u where levert is null and kanal = '%s'
                        and not exists (select from utboks_stans s where s.utboks = u.id)
                        order by id limit ?
                        """
                                .formatted(kanal.name()),
                        Long.class,
                        max)
                : List.of();
    }

    /** Holds a channel until the transaction ends; false when another instance does. */
    boolean hold(Utgaende.Kanal kanal) {
        return !jdbc.queryForList(
                        "select kanal from utboks_kanal where kanal = ? for update skip locked",
                        String.class,
                        kanal.name())
                .isEmpty();
    }

    /** Waits for all channels and holds them until the transaction ends. */
    void holdAll() {
        jdbc.queryForList("select kanal from utboks_kanal order by kanal for update", String.class);
    }

    /**
     * The row, unless it has been delivered or stands still in the meantime, or one that it must not overtake is neither: that
     * could not even be given up, and comes again in the next round. Holds its channel until the transaction ends.
     *
     * @return its id
     */
    public List<Long> claimAgain(long id) {
        holdAll();
        return jdbc.queryForList(
                """
                select id from utboks u where levert is null and id = ?
                and not exists (select from utboks_stans s where s.utboks = u.id)
                and not exists (select from utboks e where e.levert is null and e.kanal = 'KAFKA' and u.kanal = 'KAFKA'
                                and e.id < u.id and (e.mottaker = u.mottaker and e.nokkel = u.nokkel or e.melding = u.melding)
                                and not exists (select from utboks_stans s where s.utboks = e.id))
                """,
                Long.class,
                id);
    }

    /** Rows in their order, without those that are delivered. */
    public List<Rad> rader(List<Long> ids) {
        return undelivered(ids);
    }

    /** Those of these rows that are not marked as delivered, in their order. */
    List<Rad> undelivered(List<Long> ids) {
        return Rows.of(ids)
                .bigint(Function.identity())
                .query(jdbc, SELECT + "and id = any(?) order by id", (row, nr) -> read(row));
    }

    /** Whether this instance was the last one to deliver to Kafka. */
    boolean isOwner(String instance) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select eier is not distinct from ? from utboks_kanal where kanal = 'KAFKA'", Boolean.class, instance));
    }

    /** What tells this database from another one that speaks to the same Kafka. */
    String installation() {
        return jdbc.queryForObject("select installasjon::text from utboks_kanal where kanal = 'KAFKA'", String.class);
    }

    /** Makes this instance the one that delivers to Kafka. */
    void own(String instance) {
        jdbc.update("update utboks_kanal set eier = ? where kanal = 'KAFKA'", instance);
    }

    /** Marks rows as delivered. */
    public void delivered(List<Rad> rader) {
        Rows.of(rader).bigint(Rad::id).update(jdbc, "update utboks set levert = clock_timestamp() where id = any(?)");
    }

    /**
     * What a look at old rows gave.
     *
     * @param antall rows that went to the archive
     * @param neste where the next look begins: after this id; 0 when there is nothing older behind these
     */
    public record Arkivert(int antall, long neste) {}

    /**
     * Moves rows to the archive that were delivered long enough ago. Looks at so many rows in order of id, whatever is in
     * the table; undelivered ones stay, however old they are.
     *
     * @param etter id of the last one that has been looked at
     */
    public Arkivert arkiver(long etter, int max, Duration alder) {
        return jdbc.queryForObject(
                """
                with vindu as (select id, levert, opprettet from utboks where id > ? order by id limit ?),
                     bort as (delete from utboks where id in (select id from vindu
                                                              where levert < now() - interval '%1$d ms') returning *),
                     inn as (insert into utboks_arkiv select * from bort)
                select (select count(*) from bort) as antall,
                       (select case when count(*) = ? and max(opprettet) < now() - interval '%1$d ms' then max(id) else 0 end
                        from vindu) as neste
                """
                        .formatted(alder.toMillis()),
                (row, nr) -> new Arkivert(row.getInt("antall"), row.getLong("neste")),
                etter,
                max,
                max);
    }

    private static Rad read(ResultSet row) throws SQLException {
        return new Rad(
                row.getLong("id"),
                new Utgaende(
                        Utgaende.Kanal.valueOf(row.getString("kanal")),
                        row.getString("mottaker"),
                        Optional.ofNullable(row.getObject("melding", Long.class)),
                        Optional.ofNullable(row.getBytes("nokkel")),
                        Optional.ofNullable(row.getBytes("innhold")),
                        readHeaders(row.getString("hoder"))));
    }

    private static String writeHeaders(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written as JSON", e);
        }
    }

    private static Map<String, String> readHeaders(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be read as JSON", e);
        }
    }
}
