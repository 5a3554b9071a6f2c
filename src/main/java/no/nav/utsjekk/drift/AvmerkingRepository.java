package no.nav.utsjekk.drift;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What decides whether a mark can be put on something. Marks are lines of {@code drift_handling}. */
public final class AvmerkingRepository {

    private final JdbcTemplate jdbc;

    public AvmerkingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param handtert whether somebody has dealt with it since it failed
     */
    record Melding(boolean feilet, boolean handtert) {}

    Optional<Melding> melding(long id) {
        return jdbc
                .query(
                        """
                        select m.utfall is not distinct from 'FEILET' as feilet,
                               exists (select from drift_handling h where h.melding = m.id and h.handling = 'GODTA_FEILET'
                                       and h.utfall = 'UTFORT' and h.tidspunkt > m.ferdig) as handtert
                        from melding_alle m where m.id = ?
                        """,
                        (row, nr) -> new Melding(row.getBoolean("feilet"), row.getBoolean("handtert")),
                        id)
                .stream()
                .findFirst();
    }

    /** Whether an oppdrag is with OS and nobody has closed the time that OS has for it; nothing when there is none. */
    Optional<Boolean> apenFrist(long oppdrag) {
        return jdbc
                .queryForList(
                        """
                        select o.tilstand = 'SENDT' and not exists (
                          select from drift_handling h where h.oppdrag @> array[o.id] and h.handling = 'LUKK_FRIST'
                          and h.utfall = 'UTFORT' and h.tidspunkt > o.sist_overlevert)
                        from oppdrag_alle o where o.id = ?
                        """,
                        Boolean.class,
                        oppdrag)
                .stream()
                .findFirst();
    }
}
