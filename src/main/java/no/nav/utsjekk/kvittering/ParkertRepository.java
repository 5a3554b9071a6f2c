package no.nav.utsjekk.kvittering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.mq.MqMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code kvittering}, as far as parked ones go (OPS-14). */
public final class ParkertRepository {

    private static final String SELECT =
            "select id, mottatt, grunn, utfall, oppdrag, alvorlighetsgrad, kode_melding, beskr_melding from kvittering ";

    private final JdbcTemplate jdbc;

    public ParkertRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A kvittering that is, or was, parked; without its content.
     *
     * @param grunn why
     * @param utfall what became of it: {@code PARKERT} as long as nobody has dealt with it
     * @param oppdrag that it is about, if that is known
     */
    public record Parkert(
            long id,
            Instant mottatt,
            String grunn,
            String utfall,
            Optional<Long> oppdrag,
            Optional<String> alvorlighetsgrad,
            Optional<String> kodeMelding,
            Optional<String> beskrMelding) {

        public boolean erParkert() {
            return utfall.equals(Avgjorelse.PARKERT.name());
        }
    }

    /**
     * Those that nobody has dealt with, the oldest first.
     *
     * @param etter only those with a greater id
     */
    public List<Parkert> list(long etter, int max) {
        return jdbc.query(
                SELECT + "where utfall = 'PARKERT' and id > ? order by id limit ?", (row, nr) -> read(row), etter, max);
    }

    /** One that is, or was, parked. */
    public Optional<Parkert> find(long id) {
        return find(id, "");
    }

    /** The same, locked. */
    public Optional<Parkert> lock(long id) {
        return find(id, " for update");
    }

    private Optional<Parkert> find(long id, String lock) {
        return jdbc.query(SELECT + "where id = ? and grunn is not null" + lock, (row, nr) -> read(row), id).stream()
                .findFirst();
    }

    private static Parkert read(ResultSet row) throws SQLException {
        return new Parkert(
                row.getLong("id"),
                row.getTimestamp("mottatt").toInstant(),
                row.getString("grunn"),
                row.getString("utfall"),
                Optional.ofNullable(row.getObject("oppdrag", Long.class)),
                Optional.ofNullable(row.getString("alvorlighetsgrad")),
                Optional.ofNullable(row.getString("kode_melding")),
                Optional.ofNullable(row.getString("beskr_melding")));
    }

    /** The message as it came; holds personal data. */
    public MqMessage message(long id) {
        return jdbc.queryForObject(
                "select jms_id, innhold from kvittering where id = ?",
                (row, nr) -> new MqMessage(Optional.ofNullable(row.getString("jms_id")), row.getBytes("innhold"), true),
                id);
    }

    /** What became of a parked kvittering after all. */
    void settled(Behandlet behandlet) {
        var lest = behandlet.mottatt().kvittering();
        jdbc.update(
                """
                update kvittering set utfall = ?, oppdrag = ?, alvorlighetsgrad = ?, kode_melding = ?, beskr_melding = ?
                where id = ?
                """,
                behandlet.avgjorelse().name(),
                behandlet.oppdrag().orElse(null),
                lest.flatMap(Kvittering::alvorlighetsgrad).orElse(null),
                lest.flatMap(Kvittering::kodeMelding).orElse(null),
                lest.flatMap(Kvittering::beskrMelding).orElse(null),
                behandlet.id());
    }

    /** Puts a parked kvittering away: it will never be settled. */
    public void forkast(long id) {
        jdbc.update("update kvittering set utfall = 'FORKASTET' where id = ? and utfall = 'PARKERT'", id);
    }

    /** Puts all parked kvitteringer of an oppdrag away; gives their ids. */
    List<Long> forkastFor(long oppdrag) {
        return jdbc.queryForList(
                "update kvittering set utfall = 'FORKASTET' where oppdrag = ? and utfall = 'PARKERT' returning id",
                Long.class,
                oppdrag);
    }
}
