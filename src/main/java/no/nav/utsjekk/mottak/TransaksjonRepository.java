package no.nav.utsjekk.mottak;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.vakt.Metrics;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.AggregationRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code transaksjon} and {@code transaksjonsdel} as the repository of Camel's aggregate EIP.
 *
 * <p>All that it does is part of the intake's transaction, and {@link #lock} comes first: whoever collects a transaction is
 * alone with it until that transaction ends, on all instances. So what has been collected is neither lost nor collected
 * twice, whenever the process dies.
 */
public final class TransaksjonRepository extends ServiceSupport implements AggregationRepository {

    private static final String DEL = "nokkel, topic, partisjon, posisjon, tidspunkt, innhold, traceparent, antall";

    private final JdbcTemplate jdbc;
    private final ArkivRepository arkiv;
    private final Metrics metrics;
    private final Duration frist;

    /** @param frist how long a transaction is waited for */
    public TransaksjonRepository(JdbcTemplate jdbc, ArkivRepository arkiv, Metrics metrics, Duration frist) {
        this.jdbc = jdbc;
        this.arkiv = arkiv;
        this.metrics = metrics;
        this.frist = frist;
    }

    private record Last(ArkivRepository.Transaksjon transaksjon, boolean ny) {}

    /** What a transaction is known by, as the aggregate EIP's correlation key. */
    static String keyOf(Post post) {
        return post.fagsystem().name() + '/' + id(post);
    }

    private static String id(Post post) {
        return post.transaksjon().flatMap(Transaksjonshode::id).orElseThrow();
    }

    /**
     * Takes the locks of the transactions that records are part of, in the one order that all use. An upsert, because one that
     * is refused or archived meanwhile is gone when its lock is free: then there is a new one. What has become of one long
     * ago is brought back from the archive.
     */
    void lock(List<Post> deler) {
        var laste = Rows.of(deler)
                .text(d -> d.fagsystem().name())
                .text(TransaksjonRepository::id)
                .query(
                        jdbc,
                        // a row that nobody has updated yet was inserted by this statement
                        """
                        insert into transaksjon (fagsystem, transaksjon_id, frist)
                        select fagsystem, id, clock_timestamp() + interval '%d ms'
                        from (select distinct fagsystem, id from unnest(?, ?) as alle (fagsystem, id)) as hver
                        order by fagsystem, id
                        on conflict (fagsystem, transaksjon_id) do update set fagsystem = excluded.fagsystem
                        returning fagsystem, transaksjon_id, xmax = 0 as ny
                        """
                                .formatted(frist.toMillis()),
                        (row, nr) -> new Last(
                                new ArkivRepository.Transaksjon(
                                        row.getString("fagsystem"), row.getString("transaksjon_id")),
                                row.getBoolean("ny")));
        int antall = arkiv.hentFramTransaksjoner(
                laste.stream().filter(Last::ny).map(Last::transaksjon).toList());
        AfterCommit.run(() -> metrics.hentetFram(antall));
    }

    /**
     * The melding that a record is part of already, if the transaction became one that was not refused: same key, same
     * content. A dry run whose answer is forgotten is asked anew.
     */
    Optional<Long> repeated(Post del) {
        return jdbc
                .query(
                        """
                        select m.id from transaksjon t join melding m on m.id = t.melding
                        where t.fagsystem = ? and t.transaksjon_id = ? and m.utfall is distinct from 'FEILET'
                          and (not m.dryrun or m.utfall is null or exists (select from dryrunsvar s where s.melding = m.id))
                          and (m.nokkel = ? and m.innhold = ?
                               or exists (select from meldingsdel d where d.melding = m.id and d.nokkel = ? and d.innhold = ?))
                        """,
                        (row, nr) -> row.getLong("id"),
                        del.fagsystem().name(),
                        id(del),
                        del.usableKey().orElseThrow(),
                        del.innhold().orElseThrow(),
                        del.usableKey().orElseThrow(),
                        del.innhold().orElseThrow())
                .stream()
                .findFirst();
    }

    @Override
    public Exchange get(CamelContext context, String key) {
        var deler = jdbc.query(
                "select fagsystem, transaksjon_id, " + DEL
                        + """
                 from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
                where t.fagsystem = ? and t.transaksjon_id = ?
                order by d.nr
                """,
                (row, nr) -> readDel(row),
                fagsystem(key),
                id(key));
        if (deler.isEmpty()) {
            return null;
        }
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(new Samling(deler));
        return exchange;
    }

    private static String fagsystem(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String id(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static Post readDel(ResultSet row) throws SQLException {
        return new Post(
                Fagsystem.valueOf(row.getString("fagsystem")),
                row.getString("topic"),
                row.getInt("partisjon"),
                row.getLong("posisjon"),
                row.getLong("tidspunkt"),
                Optional.of(row.getString("nokkel").getBytes(StandardCharsets.UTF_8)),
                Optional.of(row.getBytes("innhold")),
                Optional.ofNullable(row.getString("traceparent")),
                Optional.of(new Transaksjonshode(
                        Optional.of(row.getString("transaksjon_id")), Optional.of(row.getString("antall")))));
    }

    /** Keeps the newest record. The first one starts the wait, also of a transaction that was there before. */
    @Override
    public Exchange add(CamelContext context, String key, Exchange exchange) {
        var deler = exchange.getMessage().getBody(Samling.class).deler();
        var ny = deler.get(deler.size() - 1);
        if (deler.size() == 1) {
            begin(key);
        }
        jdbc.update(
                "insert into transaksjonsdel (transaksjon, " + DEL
                        + """
                )
                select id, ?, ?, ?, ?, ?, ?, ?, ? from transaksjon where fagsystem = ? and transaksjon_id = ?
                on conflict do nothing
                """,
                ny.usableKey().orElseThrow(),
                ny.topic(),
                ny.partisjon(),
                ny.posisjon(),
                ny.tidspunkt(),
                ny.innhold().orElseThrow(),
                ny.traceparent().orElse(null),
                ny.transaksjon().flatMap(Transaksjonshode::antall).orElseThrow(),
                fagsystem(key),
                id(key));
        return null;
    }

    private void begin(String key) {
        jdbc.update(
                """
                update transaksjon set melding = null, frist = clock_timestamp() + interval '%d ms'
                where fagsystem = ? and transaksjon_id = ?
                """
                        .formatted(frist.toMillis()),
                fagsystem(key),
                id(key));
    }

    /** The records have been handed on, in the same database transaction. */
    @Override
    public void remove(CamelContext context, String key, Exchange exchange) {
        jdbc.update(
                """
                delete from transaksjonsdel
                where transaksjon = (select id from transaksjon where fagsystem = ? and transaksjon_id = ?)
                """,
                fagsystem(key),
                id(key));
    }

    /** Nothing to do: the database transaction confirms it. */
    @Override
    public void confirm(CamelContext context, String exchangeId) {
        // see above
    }

    /** None: the aggregate EIP times nothing out, {@link #expired} does. */
    @Override
    public Set<String> getKeys() {
        return Set.of();
    }

    /** What a complete transaction has become. */
    record Fullfort(Fagsystem fagsystem, String id, long melding) {}

    /**
     * Remembers what transactions have become, so that repeats of their records are known. Those that are being collected
     * anew since then are left alone: they have a time limit.
     */
    void fullfort(List<Fullfort> fullforte) {
        Rows.of(fullforte)
                .text(f -> f.fagsystem().name())
                .text(Fullfort::id)
                .bigint(Fullfort::melding)
                .update(
                        jdbc,
                        """
                        update transaksjon t set melding = f.melding
                        from (select fagsystem, id, max(melding) as melding
                              from unnest(?, ?, ?) as alle (fagsystem, id, melding) group by fagsystem, id) as f
                        where t.fagsystem = f.fagsystem and t.transaksjon_id = f.id
                          and not exists (select from transaksjonsdel d where d.transaksjon = t.id)
                        """);
    }

    /** The newest deadline that has passed of each fagsystem that has any. */
    Map<Fagsystem, Instant> passedDeadlines() {
        return jdbc
                .query(
                        """
                        select fagsystem, max(frist) as frist from transaksjon
                        where melding is null and frist < clock_timestamp() group by fagsystem
                        """,
                        (row, nr) -> Map.entry(Fagsystem.valueOf(row.getString("fagsystem")), readFrist(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Instant readFrist(ResultSet row) throws SQLException {
        return row.getObject("frist", OffsetDateTime.class).toInstant();
    }

    /** Transactions with deadlines until then, by fagsystem, oldest first. */
    List<Utlopt> expired(Map<Fagsystem, Instant> until, int max) {
        return Rows.of(List.copyOf(until.entrySet()))
                .text(en -> en.getKey().name())
                .asText(Map.Entry::getValue)
                .query(
                        jdbc,
                        """
                        select t.id, t.frist from transaksjon t
                        join unnest(?, ?) as u (fagsystem, frist) on t.fagsystem = u.fagsystem and t.frist <= u.frist::timestamptz
                        where t.melding is null order by t.id limit %d
                        """
                                .formatted(max),
                        (row, nr) -> new Utlopt(row.getLong("id"), readFrist(row)));
    }

    /**
     * Locks those that are as they were: neither complete, nor collected anew. Those that somebody is working on are left for
     * the next time.
     */
    List<Long> lockExpired(List<Utlopt> utlopte) {
        return Rows.of(utlopte)
                .bigint(Utlopt::id)
                .asText(Utlopt::frist)
                .query(
                        jdbc,
                        """
                        select t.id from transaksjon t
                        join unnest(?, ?) as u (id, frist) on t.id = u.id and t.frist = u.frist::timestamptz
                        where t.melding is null order by t.id for update of t skip locked
                        """,
                        (row, nr) -> row.getLong("id"));
    }

    /** Takes what was collected of transactions out, by transaction; they are forgotten. */
    Map<Long, Samling> take(List<Long> transaksjoner) {
        Map<Long, List<Post>> deler = Rows.of(transaksjoner)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select t.id, fagsystem, transaksjon_id, " + DEL
                                + """
                         from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
                        where t.id = any(?) order by t.id, d.nr
                        """,
                        (row, nr) -> Map.entry(row.getLong("id"), readDel(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Rows.of(transaksjoner)
                .bigint(Function.identity())
                .update(jdbc, "delete from transaksjonsdel where transaksjon = any(?)");
        forget(transaksjoner);
        return deler.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> new Samling(e.getValue()), (a, b) -> a, LinkedHashMap::new));
    }

    private void forget(List<Long> transaksjoner) {
        Rows.of(transaksjoner).bigint(Function.identity()).update(jdbc, "delete from transaksjon where id = any(?)");
    }
}
