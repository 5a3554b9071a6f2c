package no.nav.utsjekk.melding;

import java.util.List;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code dryrunsvar}: what dry runs that went well were answered, for those who ask again. */
final class DryrunsvarRepository {

    private final JdbcTemplate jdbc;

    DryrunsvarRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Ferdig> ferdige) {
        Rows.of(ferdige.stream().filter(f -> f.resultat().isPresent()).toList())
                .bigint(Ferdig::melding)
                .text(f -> f.resultat().orElseThrow())
                .update(
                        jdbc,
                        """
                        insert into dryrunsvar (melding, innhold)
                        select melding, innhold::json from unnest(?, ?) as ny (melding, innhold) on conflict do nothing
                        """);
    }
}
