package no.nav.utsjekk.konsoll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that has happened on a sak, for people: from the hot tables and from the archive. */
public final class SakshistorieRepository {

    private final JdbcTemplate jdbc;

    public SakshistorieRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> sak(String fagsystem, String sakId) {
        return jdbc
                .queryForList("select id from sak where fagsystem = ? and sak_id = ?", Long.class, fagsystem, sakId)
                .stream()
                .findFirst();
    }

    /** Saker that have an oppdrag for a person. */
    List<SokRepository.Sak> medPerson(String person) {
        return jdbc.query(
                """
                select s.fagsystem, s.sak_id from sokeord o join sak s on s.id = o.sak
                where o.slag = 'PERSON' and o.verdi = ? order by 1, 2 limit 200
                """,
                (row, nr) -> new SokRepository.Sak(row.getString("fagsystem"), row.getString("sak_id")),
                person);
    }

    /** A melding of the sak; without its content. */
    public record Melding(
            long id,
            String nokkel,
            String kilde,
            String tilstand,
            String status,
            boolean dryrun,
            Instant mottatt,
            Optional<Instant> utledet,
            Optional<Instant> sendt,
            Optional<Instant> ferdig,
            String feil) {}

    /** The newest ones first. */
    List<Melding> meldinger(long sak, int max) {
        return jdbc.query(
                """
                select id, nokkel, topic, partisjon, posisjon, tilstand, utfall, dryrun, mottatt, utledet, sendt, ferdig,
                       feil ->> 'msg' as feil
                from melding_alle where sak = ? order by id desc limit ?
                """,
                (row, nr) -> new Melding(
                        row.getLong("id"),
                        row.getString("nokkel"),
                        row.getInt("partisjon") < 0
                                ? row.getString("topic")
                                : "%s [%d] %d"
                                        .formatted(
                                                row.getString("topic"),
                                                row.getInt("partisjon"),
                                                row.getLong("posisjon")),
                        row.getString("tilstand"),
                        Optional.ofNullable(row.getString("utfall")).orElse(row.getString("tilstand")),
                        row.getBoolean("dryrun"),
                        row.getTimestamp("mottatt").toInstant(),
                        tid(row, "utledet"),
                        tid(row, "sendt"),
                        tid(row, "ferdig"),
                        tekst(row, "feil")),
                sak,
                max);
    }

    /** An oppdrag of the sak; without its XML. */
    public record Oppdrag(
            long id,
            long melding,
            String fagomrade,
            String tilstand,
            int linjer,
            Optional<Instant> sistOverlevert,
            int overleveringer,
            Optional<Instant> besvart,
            String alvorlighetsgrad,
            String kodeMelding,
            String beskrMelding) {}

    /** The newest ones first. */
    List<Oppdrag> oppdrag(long sak, int max) {
        return jdbc.query(
                """
                select o.id, o.melding, o.fagomrade, o.tilstand, o.sist_overlevert, o.overleveringer, o.besvart,
                       o.alvorlighetsgrad, o.kode_melding, o.beskr_melding,
                       (select count(*) from oppdragslinje_alle l where l.oppdrag = o.id) as linjer
                from oppdrag_alle o where o.sak = ? order by o.id desc limit ?
                """,
                (row, nr) -> new Oppdrag(
                        row.getLong("id"),
                        row.getLong("melding"),
                        row.getString("fagomrade"),
                        row.getString("tilstand"),
                        row.getInt("linjer"),
                        tid(row, "sist_overlevert"),
                        row.getInt("overleveringer"),
                        tid(row, "besvart"),
                        tekst(row, "alvorlighetsgrad"),
                        tekst(row, "kode_melding"),
                        tekst(row, "beskr_melding")),
                sak,
                max);
    }

    /** A line of an oppdrag. */
    public record Linje(
            int nr,
            String uid,
            String delytelseId,
            boolean ny,
            Optional<LocalDate> opphorFom,
            String klassekode,
            LocalDate fom,
            LocalDate tom,
            long sats,
            String satstype,
            String ref) {}

    List<Linje> linjer(long oppdrag) {
        return jdbc.query(
                """
                select nr, uid, delytelse_id, ny, opphor_fom, klassekode, fom, tom, sats, satstype, ref
                from oppdragslinje_alle where oppdrag = ? order by nr limit 500
                """,
                (row, nr) -> new Linje(
                        row.getInt("nr"),
                        row.getString("uid"),
                        row.getString("delytelse_id"),
                        row.getBoolean("ny"),
                        Optional.ofNullable(row.getObject("opphor_fom", LocalDate.class)),
                        row.getString("klassekode"),
                        row.getObject("fom", LocalDate.class),
                        row.getObject("tom", LocalDate.class),
                        row.getLong("sats"),
                        row.getString("satstype"),
                        tekst(row, "ref")),
                oppdrag);
    }

    /** What OS has answered; without its content. */
    public record Kvittering(
            long id,
            long oppdrag,
            Instant mottatt,
            String utfall,
            String alvorlighetsgrad,
            String kodeMelding,
            String beskrMelding,
            String grunn) {}

    List<Kvittering> kvitteringer(List<Long> oppdrag) {
        return jdbc.query(
                """
                select id, oppdrag, mottatt, utfall, alvorlighetsgrad, kode_melding, beskr_melding, grunn
                from kvittering_alle where oppdrag = any(?) order by id limit 500
                """,
                (row, nr) -> new Kvittering(
                        row.getLong("id"),
                        row.getLong("oppdrag"),
                        row.getTimestamp("mottatt").toInstant(),
                        row.getString("utfall"),
                        tekst(row, "alvorlighetsgrad"),
                        tekst(row, "kode_melding"),
                        tekst(row, "beskr_melding"),
                        tekst(row, "grunn")),
                (Object) oppdrag.toArray(Long[]::new));
    }

    /** What a person was told to look at. */
    public record Varsel(Instant opprettet, String type, String tekst) {}

    List<Varsel> varsler(List<Long> meldinger, List<Long> oppdrag) {
        return jdbc.query(
                """
                select id, opprettet, type, tekst from varsel_alle where melding = any(?)
                union select id, opprettet, type, tekst from varsel_alle where oppdrag = any(?) order by id limit 200
                """,
                (row, nr) -> new Varsel(
                        row.getTimestamp("opprettet").toInstant(), row.getString("type"), row.getString("tekst")),
                meldinger.toArray(Long[]::new),
                oppdrag.toArray(Long[]::new));
    }

    private static Optional<Instant> tid(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(kolonne)).map(Timestamp::toInstant);
    }

    private static String tekst(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getString(kolonne)).orElse("");
    }
}
