package no.nav.utsjekk.avstemming;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code avstemming_varslet}. */
public final class VarsletRepository {

    private final JdbcTemplate jdbc;

    public VarsletRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that an alarm is raised now; false when that was done less than a pause ago, by any instance. */
    boolean skalVarsles(String type, Instant moment, Duration pause) {
        return !jdbc.queryForList(
                        """
                        insert into avstemming_varslet (type, varslet) values (?, ?)
                        on conflict (type) do update set varslet = excluded.varslet where avstemming_varslet.varslet <= ?
                        returning type
                        """,
                        String.class,
                        type,
                        Timestamp.from(moment),
                        Timestamp.from(moment.minus(pause)))
                .isEmpty();
    }

    /** Notes that the cause of an alarm is gone. */
    void glem(String type) {
        jdbc.update("delete from avstemming_varslet where type = ?", type);
    }
}
