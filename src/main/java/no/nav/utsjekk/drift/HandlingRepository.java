package no.nav.utsjekk.drift;

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
                insert into drift_handling (hvem, handling, grunn, dodbrev, kvittering, melding, oppdrag, utfall, resultat)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                notat.hvem(),
                notat.handling().name(),
                notat.grunn(),
                gjelder.dodbrev().orElse(null),
                gjelder.kvittering().orElse(null),
                gjelder.melding().orElse(null),
                gjelder.oppdrag().toArray(Long[]::new),
                notat.utfall().name(),
                notat.resultat());
    }
}
