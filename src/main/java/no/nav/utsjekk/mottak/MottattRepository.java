package no.nav.utsjekk.mottak;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.utsjekk.database.Rows;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which Kafka records have been taken in: the table {@code mottatt} as the repository of Camel's idempotent consumer.
 *
 * <p>A batch claims all its records with one statement; the idempotent consumer is then answered from what that
 * statement gave. A claim lives and dies with the transaction that it was made in, so a batch that is rolled back leaves
 * no trace and may come again.
 */
public final class MottattRepository extends ServiceSupport implements IdempotentRepository {

    private static final String CLAIMED = "utsjekk.claimed";

    private final JdbcTemplate jdbc;

    public MottattRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims a batch: notes on the exchange which of its records nobody had claimed before. */
    public void claim(List<Post> poster, Exchange exchange) {
        var claimed = Rows.of(poster)
                .text(Post::topic)
                .integer(Post::partisjon)
                .bigint(Post::posisjon)
                .bigint(Post::tidspunkt)
                .query(
                        jdbc,
                        """
                        insert into mottatt (topic, partisjon, posisjon, tidspunkt)
                        select * from unnest(?, ?, ?, ?) as ny (topic, partisjon, posisjon, tidspunkt) order by 1, 2, 3
                        on conflict do nothing
                        returning topic || '/' || partisjon || '/' || posisjon || '/' || tidspunkt
                        """,
                        (row, nr) -> row.getString(1));
        exchange.setProperty(CLAIMED, new HashSet<>(claimed));
    }

    /** Where a record lies, and its timestamp. */
    record Sted(String topic, int partisjon, long posisjon, long tidspunkt) {}

    /** Those of the records that nobody has taken in. */
    List<Sted> unknown(List<Sted> poster) {
        return Rows.of(poster)
                .text(Sted::topic)
                .integer(Sted::partisjon)
                .bigint(Sted::posisjon)
                .bigint(Sted::tidspunkt)
                .query(
                        jdbc,
                        """
                        select * from unnest(?, ?, ?, ?) as p (topic, partisjon, posisjon, tidspunkt)
                        where not exists (select from mottatt m
                                          where m.topic = p.topic and m.partisjon = p.partisjon
                                            and m.posisjon = p.posisjon and m.tidspunkt = p.tidspunkt)
                        """,
                        (row, nr) -> new Sted(
                                row.getString("topic"),
                                row.getInt("partisjon"),
                                row.getLong("posisjon"),
                                row.getLong("tidspunkt")));
    }

    /** A partition that records have been taken in from. */
    public record Partisjon(String topic, int nr) {}

    /** All partitions that there are records of; read by skipping through the key, one step per partition. */
    public List<Partisjon> partisjoner() {
        return jdbc.query(
                """
                with recursive p as (
                  (select topic, partisjon from mottatt order by topic, partisjon limit 1)
                  union all
                  select neste.topic, neste.partisjon
                  from p cross join lateral (select topic, partisjon from mottatt
                                             where (topic, partisjon) > (p.topic, p.partisjon)
                                             order by topic, partisjon limit 1) as neste)
                select topic, partisjon from p
                """,
                (row, nr) -> new Partisjon(row.getString("topic"), row.getInt("partisjon")));
    }

    /**
     * Forgets records that Kafka has forgotten, and that have been known for a while. By where the rows lie: joined by the key,
     * Postgres would rather read the whole table. Rows of this table are never changed, so they lie where they were found.
     *
     * @param forste offset of the first record that Kafka still has, by partition; others are left alone
     * @param alder how long a record must have been known
     * @param max most records of each partition
     * @return how many records were forgotten
     */
    public int glem(Map<Partisjon, Long> forste, Duration alder, int max) {
        return Rows.of(List.copyOf(forste.entrySet()))
                .text(e -> e.getKey().topic())
                .integer(e -> e.getKey().nr())
                .bigint(Map.Entry::getValue)
                .update(
                        jdbc,
                        """
                        delete from mottatt where ctid = any(array(
                          select eldste.ctid from unnest(?, ?, ?) as k (topic, partisjon, forste)
                          cross join lateral (select ctid, lagret from mottatt
                                              where topic = k.topic and partisjon = k.partisjon and posisjon < k.forste
                                              order by posisjon, tidspunkt limit %d) as eldste
                          where eldste.lagret < now() - interval '%d ms'))
                        """
                                .formatted(max, alder.toMillis()));
    }

    /** What a record is known by. */
    public String keyOf(Post post) {
        return post.id();
    }

    /** Whether the record is new; true once per claim. */
    @Override
    public boolean add(Exchange exchange, String key) {
        var claimed = exchange.getProperty(CLAIMED, Set.class);
        if (claimed == null) {
            throw new IllegalStateException("The batch has not been claimed");
        }
        return claimed.remove(key);
    }

    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException("Records are claimed in batches");
    }

    @Override
    public boolean contains(String key) {
        throw new UnsupportedOperationException("Records are claimed in batches");
    }

    /** Nothing to do: the transaction takes the claim back. */
    @Override
    public boolean remove(String key) {
        return true;
    }

    /** Nothing to do: the transaction confirms the claim. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("What Kafka can deliver again is never forgotten");
    }
}
