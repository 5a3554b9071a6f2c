package no.nav.utsjekk.vakt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.logstash.logback.argument.StructuredArguments;
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

    /** A varsel that is stored, with what its log line is found by. */
    private record Lagret(Varsel varsel, Map<String, String> felter) {}

    public void add(List<Varsel> varsler) {
        var lagrede = Rows.of(varsler)
                .text(v -> v.type().name())
                .text(Varsel::tekst)
                .bigint(v -> v.melding().orElse(null))
                .bigint(v -> v.oppdrag().orElse(null))
                .bigint(v -> v.kvittering().orElse(null))
                .query(
                        jdbc,
                        """
                        with ny as (
                          insert into varsel (type, tekst, melding, oppdrag, kvittering)
                          select * from unnest(?, ?, ?, ?, ?) returning type, tekst, melding, oppdrag, kvittering)
                        select ny.*, m.nokkel, m.traceparent, s.sak_id
                        from ny left join oppdrag o on o.id = ny.oppdrag
                             left join melding m on m.id = coalesce(ny.melding, o.melding)
                             left join sak s on s.id = coalesce(m.sak, o.sak)
                        """,
                        (row, nr) -> lagret(row));
        AfterCommit.run(() -> lagrede.forEach(this::tell));
    }

    private static Lagret lagret(ResultSet row) throws SQLException {
        var varsel = new Varsel(
                Varsel.Type.valueOf(row.getString("type")),
                row.getString("tekst"),
                Optional.ofNullable(row.getObject("melding", Long.class)),
                Optional.ofNullable(row.getObject("oppdrag", Long.class)),
                Optional.ofNullable(row.getObject("kvittering", Long.class)));
        return new Lagret(
                varsel, Loggfelt.av(row.getString("traceparent"), row.getString("nokkel"), row.getString("sak_id")));
    }

    /** As JSON the line has trace, key and sakId too, so that it is found together with those of others. */
    private void tell(Lagret lagret) {
        var varsel = lagret.varsel();
        metrics.varsel(varsel.type().name());
        LOG.warn(
                "Varsel {}: {} (melding {}, oppdrag {}, kvittering {})",
                varsel.type(),
                Personvern.uten(varsel.tekst()),
                varsel.melding().orElse(null),
                varsel.oppdrag().orElse(null),
                varsel.kvittering().orElse(null),
                StructuredArguments.entries(lagret.felter()));
    }
}
