package no.nav.utsjekk.avstemming;

import java.util.List;
import no.nav.utsjekk.sak.Fagomrade;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which saker OS has something of, in the table {@code sak}. */
public final class KonsistensRepository {

    private final JdbcTemplate jdbc;

    public KonsistensRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next sakIder in a fagområde, in their order. */
    List<String> saker(Fagomrade fagomrade, String etter, int max) {
        return jdbc.queryForList(
                """
                select sak_id from sak where fagsystem = ? and sak_id > ? and ? = any(kjent_hos_os) order by sak_id limit ?
                """,
                String.class,
                fagomrade.fagsystem().name(),
                etter,
                fagomrade.name(),
                max);
    }
}
