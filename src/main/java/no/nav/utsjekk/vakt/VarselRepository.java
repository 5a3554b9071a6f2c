package no.nav.utsjekk.vakt;

import java.util.List;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.database.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code varsel}. Every varsel is logged and counted when its transaction has committed. */
public final class VarselRepository {

    private static final Logger LOG = LoggerFactory.getLogger(VarselRepository.class);

    private final JdbcTemplate jdbc;
    private final Metrics metrics;

    public VarselRepository(JdbcTemplate jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    public void add(List<Varsel> varsler) {
        Rows.of(varsler)
                .text(v -> v.type().name())
                .text(Varsel::tekst)
                .bigint(v -> v.melding().orElse(null))
                .bigint(v -> v.oppdrag().orElse(null))
                .bigint(v -> v.kvittering().orElse(null))
                .update(
                        jdbc,
                        """
                        insert into varsel (type, tekst, melding, oppdrag, kvittering)
                        select * from unnest(?, ?, ?, ?, ?)
                        """);
        AfterCommit.run(() -> varsler.forEach(this::tell));
    }

    private void tell(Varsel varsel) {
        metrics.varsel(varsel.type().name());
        LOG.warn(
                "Varsel {}: {} (melding {}, oppdrag {}, kvittering {})",
                varsel.type(),
                varsel.tekst(),
                varsel.melding().orElse(null),
                varsel.oppdrag().orElse(null),
                varsel.kvittering().orElse(null));
    }
}
