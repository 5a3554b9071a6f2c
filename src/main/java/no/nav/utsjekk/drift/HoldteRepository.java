package no.nav.utsjekk.drift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.melding.Mottaker;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.Svar;
import org.springframework.jdbc.core.JdbcTemplate;

/** Held oppdrag (D10) in the tables {@code oppdrag} and {@code melding}, and what operators did about them. */
public final class HoldteRepository {

    private final JdbcTemplate jdbc;

    public HoldteRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A held oppdrag, without personal data but ids.
     *
     * @param belop sum of the rates of its new lines, whole kroner
     * @param overleveringer copies that may have reached OS
     * @param varsler why it is held
     */
    public record Holdt(
            long oppdrag,
            long melding,
            Fagsystem fagsystem,
            String sakId,
            String fagomrade,
            Instant utledet,
            int linjer,
            long belop,
            int overleveringer,
            String varsler) {}

    /** The oldest ones first. */
    List<Holdt> list(int max) {
        return jdbc.query(
                """
                select o.id, o.melding, s.fagsystem, s.sak_id, o.fagomrade, m.utledet, l.antall, l.belop, o.overleveringer,
                       (select string_agg(v.tekst, '; ' order by v.id) from varsel v where v.melding = o.melding) as varsler
                from oppdrag o
                join melding m on m.id = o.melding
                join sak s on s.id = o.sak
                cross join lateral (select count(*) as antall, coalesce(sum(sats) filter (where ny), 0) as belop
                                    from oppdragslinje where oppdrag = o.id) as l
                where o.tilstand = 'HOLDT' order by o.id limit ?
                """,
                (row, nr) -> new Holdt(
                        row.getLong("id"),
                        row.getLong("melding"),
                        Fagsystem.valueOf(row.getString("fagsystem")),
                        row.getString("sak_id"),
                        row.getString("fagomrade"),
                        row.getTimestamp("utledet").toInstant(),
                        row.getInt("antall"),
                        row.getLong("belop"),
                        row.getInt("overleveringer"),
                        Optional.ofNullable(row.getString("varsler")).orElse("")),
                max);
    }

    /** The sak of a held oppdrag. */
    Optional<Long> sakOf(long oppdrag) {
        return jdbc
                .query(
                        "select sak from oppdrag where id = ? and tilstand = 'HOLDT'",
                        (row, nr) -> row.getLong("sak"),
                        oppdrag)
                .stream()
                .findFirst();
    }

    /**
     * Whose melding an oppdrag is part of, and whether all of that melding can still be refused: held, and no copy has been
     * handed to MQ.
     */
    record Melding(long id, Svar svar, String detaljer, boolean kanAvvises) {}

    /** The melding of an oppdrag. */
    Melding meldingOf(long oppdrag) {
        return jdbc.queryForObject(
                "select " + Mottaker.COLUMNS
                        + """
                , melding.detaljer,
                       not exists (select from oppdrag o where o.melding = melding.id
                                   and (o.tilstand <> 'HOLDT' or o.overleveringer > 0)) as kan_avvises
                from melding where id = (select melding from oppdrag where id = ?)
                """,
                (row, nr) -> new Melding(
                        row.getLong("id"),
                        Mottaker.read(row),
                        row.getString("detaljer"),
                        row.getBoolean("kan_avvises")),
                oppdrag);
    }

    /** Lets the held oppdrag of a melding go; gives their ids. */
    List<Long> release(long melding) {
        return jdbc.queryForList(
                """
                update oppdrag set tilstand = 'TIL_SENDING', tidligst = clock_timestamp()
                where melding = ? and tilstand = 'HOLDT' returning id
                """,
                Long.class,
                melding);
    }

    /** Refuses the held oppdrag of a melding, which OS has never seen; gives their ids. */
    List<Long> refuse(long melding) {
        return jdbc.queryForList(
                """
                update oppdrag set tilstand = 'AVVIST', besvart = clock_timestamp()
                where melding = ? and tilstand = 'HOLDT' returning id
                """,
                Long.class,
                melding);
    }

    /** The uids of the oppdrag of a melding. */
    List<UUID> uids(long melding) {
        return jdbc.queryForList(
                """
                select (versjon ->> 'uid')::uuid from oppdrag, json_array_elements(versjoner) as versjon where melding = ?
                """,
                UUID.class,
                melding);
    }
}
