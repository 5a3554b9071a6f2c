package no.nav.utsjekk.alarm;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code instans}: who was able to work, and when. */
public final class InstansRepository {

    private static final Duration GLEMMES = Duration.ofDays(7);

    private final JdbcTemplate jdbc;

    public InstansRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that an instance is able to work; those that have long been gone are forgotten. */
    void klar(String navn, Instant moment) {
        jdbc.update(
                """
                with borte as (delete from instans where klar < ? and navn <> ?)
                insert into instans (navn, klar) values (?, ?) on conflict (navn) do update set klar = excluded.klar
                """,
                Timestamp.from(moment.minus(GLEMMES)),
                navn,
                navn,
                Timestamp.from(moment));
    }
}
