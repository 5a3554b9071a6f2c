package no.nav.utsjekk.utboks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.utboks.Utboksstans.Stoppet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code utboks_stans}. Whoever changes it holds the channel of the rows. */
public final class StansRepository {

    private final JdbcTemplate jdbc;

    public StansRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anything stands still: cheap, for the days on which nothing does. */
    boolean any() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from utboks_stans)", Boolean.class));
    }

    /** The topics that rows wait for. */
    List<String> missingTopics() {
        return jdbc.queryForList("select distinct mottaker from utboks_stans where grunn = 'TOPIC'", String.class);
    }

    /** Those of the rows that are behind one that stands still. */
    Set<Long> behind(List<Plass> rader) {
        return Set.copyOf(Rows.of(rader)
                .bigint(Plass::utboks)
                .text(Plass::mottaker)
                .optionalText(Plass::nokkel)
                .bigint(p -> p.venterPa().orElse(null))
                .query(
                        jdbc,
                        """
                        select r.id from unnest(?, ?, ?, ?) as r (id, mottaker, nokkel, melding)
                        where exists (select from utboks_stans s
                                      where s.mottaker = r.mottaker and s.nokkel = r.nokkel and s.utboks < r.id)
                           or exists (select from utboks_stans s where s.melding = r.melding and s.utboks < r.id)
                        """,
                        (row, nr) -> row.getLong("id")));
    }

    void add(List<Stans> stanser) {
        Rows.of(stanser)
                .bigint(s -> s.plass().utboks())
                .text(s -> s.grunn().name())
                .text(s -> s.plass().mottaker())
                .optionalText(s -> s.plass().nokkel())
                .bigint(s -> s.plass().oppholder().orElse(null))
                .update(
                        jdbc,
                        """
                        insert into utboks_stans (utboks, grunn, mottaker, nokkel, melding)
                        select * from unnest(?, ?, ?, ?, ?)
                        on conflict (utboks) do update set grunn = excluded.grunn
                        """);
    }

    /** Stops one undelivered row for an operator. The digest of the key is that of {@link Plass}. */
    Optional<Stoppet> stop(long id, String utbetalingTopic) {
        return jdbc
                .query(
                        """
                        with stans as (
                          insert into utboks_stans (utboks, grunn, mottaker, nokkel, melding)
                          select id, 'DODBREV', mottaker, md5(nokkel), case when mottaker = ? then melding end
                          from utboks where id = ? and levert is null
                          on conflict (utboks) do update set grunn = 'DODBREV' returning utboks)
                        select id, melding from utboks where id = (select utboks from stans)
                        """,
                        (row, nr) -> new Stoppet(
                                row.getLong("id"), Optional.ofNullable(row.getObject("melding", Long.class))),
                        utbetalingTopic,
                        id)
                .stream()
                .findFirst();
    }

    /** Lets the rows for these topics go, and all that are behind others: those are looked at anew. */
    void release(Collection<String> topics) {
        Rows.of(List.copyOf(topics))
                .text(Function.identity())
                .update(jdbc, "delete from utboks_stans where grunn = 'TOPIC' and mottaker = any(?) or grunn = 'BAK'");
    }

    /** Lets a row go that its recipient did not take, and all that are behind others; false when it did not stand still. */
    boolean release(long utboks) {
        int released = jdbc.update("delete from utboks_stans where grunn = 'DODBREV' and utboks = ?", utboks);
        jdbc.update("delete from utboks_stans where grunn = 'BAK'");
        return released > 0;
    }
}
