package no.nav.utsjekk.rest.utbetaling;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.rest.utbetaling.Flyttekall.Flytting;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code rest_flytting}, and {@code utbetaling} as far as it goes. The caller holds the locks of uids and sak. */
public final class FlyttingRepository {

    private final JdbcTemplate jdbc;

    public FlyttingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The row of the sak that owns an uid. */
    Optional<Long> sak(UUID uid) {
        return jdbc.queryForList("select sak from utbetaling where uid = ?", Long.class, uid).stream()
                .findFirst();
    }

    /** Whether anything that could change an utbetaling of the sak is unanswered. */
    boolean erIArbeid(long sak) {
        return erSant(
                """
                select exists (select from melding where sak = ? and tilstand in ('KLAR', 'UTLEDET') and not dryrun)
                    or exists (select from melding where sak = ? and tilstand = 'VENTER' and not dryrun)
                """,
                sak,
                sak);
    }

    boolean erIBruk(UUID uid) {
        return erSant(
                """
                select exists (select from utbetaling where uid = ?) or exists (select from rest_utbetaling where uid = ?)
                """,
                uid,
                uid);
    }

    /** Whether the utbetaling has another version now than it was given when it was moved. */
    boolean erEndret(Flytting flytting) {
        return erSant(
                """
                select not exists (select from rest_flytting f join utbetaling u on u.uid = f.ny_uid
                                   where f.uid = ? and f.ny_uid = ? and f.versjon::text = u.versjon::text)
                """,
                flytting.uid(),
                flytting.ny());
    }

    private boolean erSant(String sporring, Object... parametre) {
        return Boolean.TRUE.equals(jdbc.queryForObject(sporring, Boolean.class, parametre));
    }

    /**
     * What is to be stored of a move.
     *
     * @param versjon as published
     */
    record Ny(Flytting flytting, long sak, String sisteLinje, String versjon, String foresporsel, String hvem) {}

    void flytt(Ny ny) {
        jdbc.update(
                "update utbetaling set uid = ?, versjon = ?::json, handling = 'CREATE' where uid = ?",
                ny.flytting().ny(),
                ny.versjon(),
                ny.flytting().uid());
        jdbc.update(
                """
                insert into rest_flytting (uid, ny_uid, sak, siste_linje, versjon, foresporsel, hvem)
                values (?, ?, ?, ?, ?::json, ?, ?)
                """,
                ny.flytting().uid(),
                ny.flytting().ny(),
                ny.sak(),
                ny.sisteLinje(),
                ny.versjon(),
                ny.foresporsel(),
                ny.hvem());
    }
}
