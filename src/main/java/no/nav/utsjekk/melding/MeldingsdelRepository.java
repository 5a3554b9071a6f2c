package no.nav.utsjekk.melding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code meldingsdel}: the records beside the first of a melding that came as several. */
final class MeldingsdelRepository {

    private final JdbcTemplate jdbc;

    MeldingsdelRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Del(long melding, int nr, Meldingspost post) {}

    /** Stores the records beside the first. */
    void add(List<NyMelding> meldinger, List<Long> ids) {
        Rows.of(IntStream.range(0, ids.size())
                        .boxed()
                        .flatMap(i -> deler(ids.get(i), meldinger.get(i).andre()).stream())
                        .toList())
                .bigint(Del::melding)
                .integer(Del::nr)
                .text(d -> d.post().nokkel())
                .text(d -> d.post().topic())
                .integer(d -> d.post().partisjon())
                .bigint(d -> d.post().posisjon())
                .bytes(d -> d.post().innhold())
                .optionalText(d -> d.post().traceparent())
                .update(
                        jdbc,
                        """
                        insert into meldingsdel (melding, nr, nokkel, topic, partisjon, posisjon, innhold, traceparent)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                        """);
    }

    private static List<Del> deler(long melding, List<Meldingspost> andre) {
        return IntStream.range(0, andre.size())
                .mapToObj(nr -> new Del(melding, nr + 1, andre.get(nr)))
                .toList();
    }

    /** The records beside the first, in their order, by melding. */
    Map<Long, List<Meldingspost>> load(List<Long> meldinger) {
        return Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select melding, nr, nokkel, topic, partisjon, posisjon, innhold, traceparent
                        from meldingsdel where melding = any(?) order by melding, nr
                        """,
                        (row, nr) -> new Del(row.getLong("melding"), row.getInt("nr"), readPost(row)))
                .stream()
                .collect(Collectors.groupingBy(Del::melding, Collectors.mapping(Del::post, Collectors.toList())));
    }

    /** A record as read from a row of {@code melding} or {@code meldingsdel}. */
    static Meldingspost readPost(ResultSet row) throws SQLException {
        return new Meldingspost(
                row.getString("nokkel"),
                row.getString("topic"),
                row.getInt("partisjon"),
                row.getLong("posisjon"),
                row.getBytes("innhold"),
                Optional.ofNullable(row.getString("traceparent")));
    }
}
