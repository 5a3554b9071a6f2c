package no.nav.utsjekk.migrering;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.sak.Handling;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code migrering}, and {@code utbetaling} as far as migrated chains go. The caller holds the lock of the sak. */
public final class MigreringRepository {

    private final JdbcTemplate jdbc;

    public MigreringRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A chain that has been migrated.
     *
     * @param versjon as it was published then
     * @param erEndret whether the utbetaling has another version now
     */
    record Migrert(Kjedenokkel kjede, UUID uid, String versjon, boolean erEndret) {}

    /** What has been migrated on a sak, by chain. */
    Map<Kjedenokkel, Migrert> migrerte(long sak) {
        return jdbc
                .query(
                        """
                        select m.klassekode, m.meldekort, m.uid, m.versjon,
                               m.versjon::text is distinct from u.versjon::text as endret
                        from migrering m left join utbetaling u on u.uid = m.uid where m.sak = ?
                        """,
                        (row, nr) -> new Migrert(
                                new Kjedenokkel(
                                        row.getString("klassekode"), Optional.ofNullable(row.getString("meldekort"))),
                                row.getObject("uid", UUID.class),
                                row.getString("versjon"),
                                row.getBoolean("endret")),
                        sak)
                .stream()
                .collect(Collectors.toMap(Migrert::kjede, Function.identity()));
    }

    /** Whether an utbetaling has this uid, whoever owns it. */
    boolean erIBruk(UUID uid) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from utbetaling where uid = ?)", Boolean.class, uid));
    }

    /** The uid that a chain has in the books; empty for one of an installation before this one. */
    private Optional<UUID> uidAv(long sak, Kjedenokkel kjede) {
        return jdbc
                .queryForList(
                        """
                        select uid from utbetaling
                        where sak = ? and klassekode = ? and meldekort is not distinct from ?
                        """,
                        UUID.class,
                        sak,
                        kjede.klassekode(),
                        kjede.meldekortId().orElse(null))
                .stream()
                .findFirst();
    }

    /**
     * A chain and the utbetaling that it becomes.
     *
     * @param iverksetting id of the row that it was read from
     * @param versjon as published
     */
    record Ny(
            long sak,
            Kjedenokkel kjede,
            UUID uid,
            Handling handling,
            String versjon,
            String sisteLinje,
            long iverksetting,
            String foresporsel) {}

    /** Makes a chain an utbetaling that meldinger can change, and writes down who did it and why. */
    void migrer(Ny ny, String hvem, String grunn) {
        var gammel = uidAv(ny.sak(), ny.kjede());
        if (gammel.isPresent()) {
            jdbc.update(
                    """
                    update utbetaling set uid = ?, versjon = ?::json, handling = ?, klassekode = null, meldekort = null
                    where uid = ?
                    """,
                    ny.uid(),
                    ny.versjon(),
                    ny.handling().name(),
                    gammel.get());
        } else {
            jdbc.update(
                    "insert into utbetaling (uid, sak, versjon, handling, indeks) values (?, ?, ?::json, ?, 0)",
                    ny.uid(),
                    ny.sak(),
                    ny.versjon(),
                    ny.handling().name());
        }
        jdbc.update(
                """
                insert into migrering (sak, klassekode, meldekort, kjede, uid, siste_linje, iverksetting, versjon,
                                       foresporsel, hvem, grunn)
                values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
                """,
                ny.sak(),
                ny.kjede().klassekode(),
                ny.kjede().meldekortId().orElse(null),
                gammel.orElse(null),
                ny.uid(),
                ny.sisteLinje(),
                ny.iverksetting(),
                ny.versjon(),
                ny.foresporsel(),
                hvem,
                grunn);
    }
}
