package no.nav.utsjekk.drift;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code drift_handling}: what operators have done, or tried to do. Only ever added to (OPS-41, OPS-45). */
public final class HandlingRepository {

    private final JdbcTemplate jdbc;

    public HandlingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How an action went. The names are those of the table. */
    enum Utfall {
        UTFORT,
        NEKTET,
        FEILET
    }

    /** @param resultat what the operator was told */
    record Notat(String hvem, Handling handling, String grunn, Gjelder gjelder, Utfall utfall, String resultat) {}

    void add(Notat notat) {
        var gjelder = notat.gjelder();
        jdbc.update(
                """
                insert into drift_handling
                  (hvem, handling, grunn, dodbrev, kvittering, melding, oppdrag, avstemming, utfall, resultat)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                notat.hvem(),
                notat.handling().name(),
                notat.grunn(),
                gjelder.dodbrev().orElse(null),
                gjelder.kvittering().orElse(null),
                gjelder.melding().orElse(null),
                gjelder.oppdrag().toArray(Long[]::new),
                gjelder.avstemming().orElse(null),
                notat.utfall().name(),
                notat.resultat());
    }

    /** Something that was done, or tried. */
    record Logglinje(Instant tidspunkt, String hvem, Handling handling, String grunn, Utfall utfall, String resultat) {}

    /** What has been done about a run of avstemming, oldest first. */
    List<Logglinje> omAvstemming(long avstemming) {
        return jdbc.query(
                """
                select tidspunkt, hvem, handling, grunn, utfall, resultat from drift_handling where avstemming = ? order by id
                """,
                (row, nr) -> new Logglinje(
                        row.getTimestamp("tidspunkt").toInstant(),
                        row.getString("hvem"),
                        Handling.valueOf(row.getString("handling")),
                        row.getString("grunn"),
                        Utfall.valueOf(row.getString("utfall")),
                        row.getString("resultat")),
                avstemming);
    }
}
