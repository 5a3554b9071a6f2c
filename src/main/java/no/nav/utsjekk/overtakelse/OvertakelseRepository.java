package no.nav.utsjekk.overtakelse;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Utbetaling;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code overtatt}, and what take-over does to {@code utbetaling}. The caller holds the row lock of the sak. */
public final class OvertakelseRepository {

    /** Before all that is made here (SakRepository counts from the ids of oppdrag). */
    private static final long FORST = -1_000_000;

    private final JdbcTemplate jdbc;

    public OvertakelseRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An utbetaling that we have.
     *
     * @param versjon as published; empty while its first oppdrag is unanswered
     * @param somOvertatt whether it is as it was taken over
     */
    record Var(long sak, Optional<String> versjon, boolean somOvertatt) {}

    Optional<Var> finn(UUID uid) {
        return jdbc
                .query(
                        """
                        select u.sak, u.versjon, o.avtrykk is not distinct from md5(u.versjon::text) as som_overtatt
                        from utbetaling u left join overtatt o on o.uid = u.uid where u.uid = ?
                        """,
                        (row, nr) -> new Var(
                                row.getLong("sak"),
                                Optional.ofNullable(row.getString("versjon")),
                                row.getBoolean("som_overtatt")),
                        uid)
                .stream()
                .findFirst();
    }

    /** Whether a melding of the sak is under way. */
    boolean erIArbeid(long sak) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from melding where sak = ? and tilstand in ('KLAR', 'UTLEDET'))",
                Boolean.class,
                sak));
    }

    /** Id of the row of a sak; empty when there is none. */
    Optional<Long> sak(Fagsystem fagsystem, String sakId) {
        return jdbc
                .queryForList(
                        "select id from sak where fagsystem = ? and sak_id = ?", Long.class, fagsystem.name(), sakId)
                .stream()
                .findFirst();
    }

    /** Makes it ours, in the place of what was taken over before. */
    void ta(long sak, Utbetaling utbetaling, String versjon, Topicpost post) {
        jdbc.update(
                """
                insert into utbetaling (uid, sak, versjon, handling, indeks) values (?, ?, ?::json, ?, ?)
                on conflict (uid) do update set versjon = excluded.versjon, handling = excluded.handling
                """,
                utbetaling.uid(),
                sak,
                versjon,
                utbetaling.handling().name(),
                FORST);
        jdbc.update(
                """
                insert into overtatt (uid, avtrykk, partisjon, posisjon) values (?, md5(?), ?, ?)
                on conflict (uid) do update set avtrykk = excluded.avtrykk, partisjon = excluded.partisjon,
                                                posisjon = excluded.posisjon, tatt = now()
                """,
                utbetaling.uid(),
                versjon,
                post.partisjon(),
                post.posisjon());
    }

    /**
     * Notes an utbetaling's place among those of its sak, which it had before.
     *
     * @return false when the sak has no such utbetaling
     */
    boolean ordne(long sak, UUID uid, int plass) {
        jdbc.update(
                "update utbetaling set indeks = ? where uid = ? and sak = ? and indeks < 0", FORST + plass, uid, sak);
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from utbetaling where uid = ? and sak = ?)", Boolean.class, uid, sak));
    }
}
