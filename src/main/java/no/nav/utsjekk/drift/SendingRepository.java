package no.nav.utsjekk.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.saker.SakRepository.Claim;
import org.springframework.jdbc.core.JdbcTemplate;

/** Oppdrag as operators see them, and their way back to OS (OPS-20, OPS-22). */
public final class SendingRepository {

    /** From the hot tables; with {@code _alle} for %s also from the archive. */
    private static final String OPPDRAG =
            """
            select o.id, o.melding, o.sak, s.fagsystem, s.sak_id, o.fagomrade, o.tilstand, m.utledet, o.overleveringer, o.svar,
                   o.sist_overlevert, o.avslag_frist, o.alvorlighetsgrad, o.kode_melding, o.beskr_melding
            from oppdrag%1$s o join sak s on s.id = o.sak join melding%1$s m on m.id = o.melding
            """;

    private final JdbcTemplate jdbc;

    public SendingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How far an oppdrag has come. The names are those of the table. */
    enum Tilstand {
        HOLDT,
        TIL_SENDING,
        SENDT,
        GODTATT,
        AVVIST;

        boolean erBesvart() {
            return this == GODTATT || this == AVVIST;
        }
    }

    /**
     * An oppdrag, without personal data but ids.
     *
     * @param overleveringer copies that may have reached OS
     * @param svar copies that are taken for answered
     * @param avslagFrist when a refusal decides that waits for answers to other copies
     * @param alvorlighetsgrad of the answer that decides, or will
     */
    record Oppdrag(
            long id,
            long melding,
            long sak,
            Fagsystem fagsystem,
            String sakId,
            String fagomrade,
            Tilstand tilstand,
            Instant utledet,
            int overleveringer,
            int svar,
            Optional<Instant> sistOverlevert,
            Optional<Instant> avslagFrist,
            Optional<String> alvorlighetsgrad,
            Optional<String> kodeMelding,
            Optional<String> beskrMelding) {}

    /**
     * Those that OS has not answered, in the order of their ids.
     *
     * @param etter only those with a greater id
     */
    List<Oppdrag> unanswered(long etter, int max) {
        return jdbc.query(
                OPPDRAG.formatted("")
                        + "where o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT') and o.id > ? order by o.id limit ?",
                (row, nr) -> read(row),
                etter,
                max);
    }

    /** One oppdrag, however old it is. */
    Optional<Oppdrag> find(long id) {
        return jdbc.query(OPPDRAG.formatted("_alle") + "where o.id = ?", (row, nr) -> read(row), id).stream()
                .findFirst();
    }

    private static Oppdrag read(ResultSet row) throws SQLException {
        return new Oppdrag(
                row.getLong("id"),
                row.getLong("melding"),
                row.getLong("sak"),
                Fagsystem.valueOf(row.getString("fagsystem")),
                row.getString("sak_id"),
                row.getString("fagomrade"),
                Tilstand.valueOf(row.getString("tilstand")),
                row.getTimestamp("utledet").toInstant(),
                row.getInt("overleveringer"),
                row.getInt("svar"),
                time(row, "sist_overlevert"),
                time(row, "avslag_frist"),
                Optional.ofNullable(row.getString("alvorlighetsgrad")),
                Optional.ofNullable(row.getString("kode_melding")),
                Optional.ofNullable(row.getString("beskr_melding")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    /** The XML as it was, or will be, sent. */
    String xml(long oppdrag) {
        return jdbc.queryForObject("select xml from oppdrag where id = ?", String.class, oppdrag);
    }

    /** Whether a kvittering for it is parked: then OS has said something. */
    boolean hasParked(long oppdrag) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from kvittering where oppdrag = ? and utfall = 'PARKERT')",
                Boolean.class,
                oppdrag));
    }

    /**
     * What decides whether an oppdrag can be sent once more.
     *
     * @param linjer its lines
     * @param nyeLinjer those of them that are new, so that OS refuses a copy
     * @param tilbakekallerAvvent whether it cancels an avvent
     * @param svar answers that OS has really given to it
     * @param nyereOppdrag one of the sak that was derived after it
     * @param nyereMelding a request of the sak that has come after its own and was not refused
     */
    record Grunnlag(
            int linjer,
            int nyeLinjer,
            boolean tilbakekallerAvvent,
            int svar,
            Optional<Long> nyereOppdrag,
            Optional<Long> nyereMelding) {}

    Grunnlag basis(long oppdrag) {
        return jdbc.queryForObject(
                """
                select (select count(*) from oppdragslinje where oppdrag = o.id) as linjer,
                       (select count(*) from oppdragslinje where oppdrag = o.id and ny) as nye,
                       exists (select from oppdragsavvent where oppdrag = o.id and feilregistrering) as tilbakekaller,
                       (select count(*) from kvittering where oppdrag = o.id and utfall not in ('PARKERT', 'FORKASTET')) as svar,
                       (select max(n.id) from oppdrag_alle n
                        where n.fagsystem_id = o.fagsystem_id and n.sak = o.sak and n.id > o.id and n.melding <> o.melding)
                         as nyere_oppdrag,
                       (select max(m.id) from melding_alle m where m.sak = o.sak and m.id > o.melding
                        and (m.tilstand <> 'FERDIG' or m.utfall = 'OK' and not m.dryrun)) as nyere_melding
                from oppdrag o where o.id = ?
                """,
                (row, nr) -> new Grunnlag(
                        row.getInt("linjer"),
                        row.getInt("nye"),
                        row.getBoolean("tilbakekaller"),
                        row.getInt("svar"),
                        Optional.ofNullable(row.getObject("nyere_oppdrag", Long.class)),
                        Optional.ofNullable(row.getObject("nyere_melding", Long.class))),
                oppdrag);
    }

    /** Lets one held oppdrag go; false when it is not held. */
    boolean release(long oppdrag) {
        return jdbc.update(
                        "update oppdrag set tilstand = 'TIL_SENDING', tidligst = now() where id = ? and tilstand = 'HOLDT'",
                        oppdrag)
                > 0;
    }

    /** The uids of an oppdrag that are nobody's now: they were given up when OS refused it. */
    List<Claim> unclaimed(long oppdrag) {
        return jdbc.query(
                """
                select ny.uid, o.sak
                from oppdrag o cross join lateral (select (json ->> 'uid')::uuid as uid
                                                   from json_array_elements(o.versjoner) as v (json)) as ny
                where o.id = ? and not exists (select from utbetaling u where u.uid = ny.uid and u.sak = o.sak)
                """,
                (row, nr) -> new Claim(row.getObject("uid", UUID.class), row.getLong("sak")),
                oppdrag);
    }

    /**
     * Makes an oppdrag one that is to be sent, as unanswered as it was before the first time. That a technical fault has
     * struck is remembered: OS may have booked it after all.
     *
     * @return false when it is not among the hot ones
     */
    boolean sendAgain(long oppdrag) {
        return jdbc.update(
                        """
                        update oppdrag set tilstand = 'TIL_SENDING', tidligst = now(), besvart = null, avslag_frist = null,
                          forsok = case alvorlighetsgrad when '12' then greatest(forsok, 1) else forsok end,
                          alvorlighetsgrad = null, kode_melding = null, beskr_melding = null
                        where id = ?
                        """,
                        oppdrag)
                > 0;
    }

    /** Puts an answered melding in flight again: HOS_OPPDRAG and a final status will be said once more (STS-1). */
    void reopen(long melding) {
        jdbc.update(
                """
                update melding set tilstand = 'UTLEDET', utfall = null, feil = null, ferdig = null, sendt = null
                where id = ? and tilstand = 'FERDIG'
                """,
                melding);
    }
}
