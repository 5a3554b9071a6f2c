package no.nav.utsjekk.rest.utbetaling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.rest.utbetaling.Tilstand.Fremdrift;
import no.nav.utsjekk.rest.utbetaling.Tilstand.Siste;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.saker.SakRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code rest_utbetaling}: the uids that the facade knows. A row is the lock of its uid (RF-L1), taken before that of
 * the sak.
 */
public final class ForesporselRepository {

    private static final String LOCK_TIMEOUT = "5s";
    private static final String STATEMENT_TIMEOUT = "20s";

    private final JdbcTemplate jdbc;
    private final SakRepository saker;
    private final Foresporselsformat format;

    public ForesporselRepository(JdbcTemplate jdbc, SakRepository saker, Foresporselsformat format) {
        this.jdbc = jdbc;
        this.saker = saker;
        this.format = format;
    }

    /** Locks an uid until the end of the transaction, and gives what is known of it. Nobody waits for long (RF-L2). */
    Tilstand lock(UUID uid, Fagsystem fagsystem) {
        jdbc.query(
                "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)",
                row -> {},
                LOCK_TIMEOUT,
                STATEMENT_TIMEOUT);
        jdbc.update(
                "insert into rest_utbetaling (uid, fagsystem) values (?, ?) on conflict do nothing",
                uid,
                fagsystem.name());
        jdbc.query("select from rest_utbetaling where uid = ? for update", row -> {}, uid);
        return find(uid).orElseThrow();
    }

    /** What is known of an uid. */
    Optional<Tilstand> find(UUID uid) {
        return jdbc
                .query(
                        """
                        select r.fagsystem, m.innhold, m.tilstand, m.utfall, m.sendt, f.ny_uid from rest_utbetaling r
                        left join melding_alle m on m.id = r.melding left join rest_flytting f on f.uid = r.uid
                        where r.uid = ?
                        """,
                        (row, nr) -> {
                            var ny = Optional.ofNullable(row.getObject("ny_uid", UUID.class));
                            return new Tilstand(
                                    Fagsystem.valueOf(row.getString("fagsystem")),
                                    siste(row),
                                    saker.committed(ny.orElse(uid)),
                                    ny);
                        },
                        uid)
                .stream()
                .findFirst();
    }

    private Optional<Siste> siste(ResultSet row) throws SQLException {
        var innhold = row.getBytes("innhold");
        return innhold == null ? Optional.empty() : Optional.of(new Siste(format.les(innhold), fremdrift(row)));
    }

    /** 20 §3.8, right column. */
    private static Fremdrift fremdrift(ResultSet row) throws SQLException {
        if (row.getString("tilstand").equals("FERDIG")) {
            return row.getString("utfall").equals("OK") ? Fremdrift.OK : Fremdrift.FEILET_MOT_OPPDRAG;
        }
        return row.getObject("sendt") == null ? Fremdrift.IKKE_PÅBEGYNT : Fremdrift.SENDT_TIL_OPPDRAG;
    }

    /** Notes which request is the newest. */
    void setSiste(UUID uid, long melding) {
        jdbc.update("update rest_utbetaling set melding = ? where uid = ?", melding, uid);
    }

    /** A number that no other request has. */
    long nesteNummer() {
        return jdbc.queryForObject("select nextval('rest_nummer')", Long.class);
    }

    /**
     * Where a stored request stands.
     *
     * @param sak id of its row
     * @param bakAndre whether requests that did not come through the facade are unanswered on its sak
     */
    record Plass(long sak, boolean bakAndre) {}

    Plass plass(long melding) {
        return jdbc.queryForObject(
                """
                select m.sak,
                       exists (select from melding a where a.sak = m.sak and a.tilstand in ('KLAR', 'UTLEDET')
                                 and a.topic <> m.topic and not a.dryrun)
                       or exists (select from melding a where a.sak = m.sak and a.tilstand = 'VENTER'
                                    and a.topic <> m.topic and not a.dryrun) as bak_andre
                from melding m where m.id = ?
                """,
                (row, nr) -> new Plass(row.getLong("sak"), row.getBoolean("bak_andre")),
                melding);
    }
}
