package no.nav.utsjekk.utboks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
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
     * The oldest undelivered rows of a channel, for the one instance that holds the channel until its transaction ends;
     * none when another instance holds it. One at a time, because order per key must hold.
     */
    public List<Rad> claim(Utgaende.Kanal kanal, int max) {
        var held = jdbc.query(
                "select kanal from utboks_kanal where kanal = ? for update skip locked",
                (row, nr) -> row.getString("kanal"),
                kanal.name());
        return held.isEmpty()
                ? List.of()
                : jdbc.query(SELECT + "and kanal = ? order by id limit ?", (row, nr) -> read(row), kanal.name(), max);
    }

    /** Those of the rows that have not been delivered in the meantime; holds their channel until the transaction ends. */
    public List<Rad> claimAgain(List<Rad> rader) {
        jdbc.query("select kanal from utboks_kanal order by kanal for update", (row, nr) -> row.getString("kanal"));
        return undelivered(rader.stream().map(Rad::id).toList());
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
