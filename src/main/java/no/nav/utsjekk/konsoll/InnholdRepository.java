package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** One oppdrag or melding with all that it holds; lists of oppdrag that OS has not answered. */
public final class InnholdRepository {

    private final JdbcTemplate jdbc;

    public InnholdRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An oppdrag, its XML too: it holds personal data. */
    public record Oppdrag(
            long id,
            long melding,
            long sak,
            String fagsystem,
            String sakId,
            String fagomrade,
            String tilstand,
            Optional<Instant> utledet,
            int overleveringer,
            int svar,
            Optional<Instant> sistOverlevert,
            Optional<Instant> besvart,
            String alvorlighetsgrad,
            String kodeMelding,
            String beskrMelding,
            String xml) {}

    Optional<Oppdrag> oppdrag(long id) {
        return jdbc
                .query(
                        """
                        select o.id, o.melding, o.sak, s.fagsystem, s.sak_id, o.fagomrade, o.tilstand, m.utledet,
                               o.overleveringer, o.svar, o.sist_overlevert, o.besvart, o.alvorlighetsgrad, o.kode_melding,
                               o.beskr_melding, o.xml
                        from oppdrag_alle o join sak s on s.id = o.sak join melding_alle m on m.id = o.melding where o.id = ?
                        """,
                        (row, nr) -> new Oppdrag(
                                row.getLong("id"),
                                row.getLong("melding"),
                                row.getLong("sak"),
                                row.getString("fagsystem"),
                                row.getString("sak_id"),
                                row.getString("fagomrade"),
                                row.getString("tilstand"),
                                tid(row, "utledet"),
                                row.getInt("overleveringer"),
                                row.getInt("svar"),
                                tid(row, "sist_overlevert"),
                                tid(row, "besvart"),
                                tekst(row, "alvorlighetsgrad"),
                                tekst(row, "kode_melding"),
                                tekst(row, "beskr_melding"),
                                tekst(row, "xml")),
                        id)
                .stream()
                .findFirst();
    }

    /** A melding, its content too: it holds personal data. */
    public record Melding(
            long id,
            String nokkel,
            String fagsystem,
            Optional<Long> sak,
            String sakId,
            String topic,
            int partisjon,
            long posisjon,
            boolean dryrun,
            String tilstand,
            String status,
            Instant mottatt,
            Optional<Instant> utledet,
            Optional<Instant> sendt,
            Optional<Instant> ferdig,
            String feil,
            String innhold,
            List<Long> oppdrag) {}

    Optional<Melding> melding(long id) {
        return jdbc
                .query(
                        """
                        select m.*, s.sak_id,
                               array(select o.id from oppdrag o where o.melding = m.id union
                                     select o.id from oppdrag_arkiv o where o.melding = m.id order by 1) as oppdragene
                        from melding_alle m left join sak s on s.id = m.sak where m.id = ?
                        """,
                        (row, nr) -> melding(row),
                        id)
                .stream()
                .findFirst();
    }

    private static Melding melding(ResultSet row) throws SQLException {
        return new Melding(
                row.getLong("id"),
                row.getString("nokkel"),
                row.getString("fagsystem"),
                Optional.ofNullable(row.getObject("sak", Long.class)),
                tekst(row, "sak_id"),
                row.getString("topic"),
                row.getInt("partisjon"),
                row.getLong("posisjon"),
                row.getBoolean("dryrun"),
                row.getString("tilstand"),
                Optional.ofNullable(row.getString("utfall")).orElse(row.getString("tilstand")),
                row.getTimestamp("mottatt").toInstant(),
                tid(row, "utledet"),
                tid(row, "sendt"),
                tid(row, "ferdig"),
                tekst(row, "feil"),
                new String(row.getBytes("innhold"), UTF_8),
                List.of((Long[]) row.getArray("oppdragene").getArray()));
    }

    /** What a list of oppdrag without an answer shows. */
    enum Utvalg {
        UBESVART("Alle ubesvarte", "o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT')"),
        MANGLER(
                "Mangler kvittering",
                """
                o.tilstand = 'SENDT' and o.sist_overlevert < ? and not exists (
                  select from drift_handling h where h.oppdrag @> array[o.id] and h.handling = 'LUKK_FRIST'
                  and h.utfall = 'UTFORT' and h.tidspunkt > o.sist_overlevert)
                """),
        HOLDT("Holdt tilbake", "o.tilstand = 'HOLDT'"),
        TILSENDING("Til sending", "o.tilstand = 'TIL_SENDING'");

        private final String tekst;
        private final String vilkar;

        Utvalg(String tekst, String vilkar) {
            this.tekst = tekst;
            this.vilkar = vilkar;
        }

        String tekst() {
            return tekst;
        }

        private Object[] parametre(Instant frist, long etter, int max) {
            return this == MANGLER ? new Object[] {Timestamp.from(frist), etter, max} : new Object[] {etter, max};
        }
    }

    /** An oppdrag in a list. */
    public record Rad(
            long id,
            String fagsystem,
            String sakId,
            String fagomrade,
            String tilstand,
            Optional<Instant> utledet,
            Optional<Instant> sistOverlevert,
            int overleveringer,
            String varsler) {}

    /**
     * The oldest ones first.
     *
     * @param frist what was handed over before then should have been answered
     * @param etter only those with a greater id
     */
    List<Rad> ubesvarte(Utvalg utvalg, Instant frist, long etter, int max) {
        return jdbc.query(
                """
                select o.id, s.fagsystem, s.sak_id, o.fagomrade, o.tilstand, m.utledet, o.sist_overlevert, o.overleveringer,
                       (select string_agg(v.tekst, '; ' order by v.id) from varsel v where v.melding = o.melding) as varsler
                from oppdrag o join sak s on s.id = o.sak join melding m on m.id = o.melding
                where %s and o.id > ? order by o.id limit ?
                """
                        .formatted(utvalg.vilkar),
                (row, nr) -> new Rad(
                        row.getLong("id"),
                        row.getString("fagsystem"),
                        row.getString("sak_id"),
                        row.getString("fagomrade"),
                        row.getString("tilstand"),
                        tid(row, "utledet"),
                        tid(row, "sist_overlevert"),
                        row.getInt("overleveringer"),
                        tekst(row, "varsler")),
                utvalg.parametre(frist, etter, max));
    }

    private static Optional<Instant> tid(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(kolonne)).map(Timestamp::toInstant);
    }

    private static String tekst(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getString(kolonne)).orElse("");
    }
}
