package no.nav.utsjekk.dodbrev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.dodbrev.LagretBrev.Art;
import no.nav.utsjekk.dodbrev.LagretBrev.Avslutning;
import no.nav.utsjekk.sak.Fagsystem;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code dodbrev}, for operators: looking at letters and closing them. */
public final class LagretBrevRepository {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String SELECT =
            """
            select d.id, d.rute, d.topic, d.partisjon, d.posisjon, d.opprettet, d.sist_feilet, d.forsok, d.arsak, d.melding,
                   d.oppdrag, d.kvittering, d.utboks, d.avslutning, d.avsluttet, d.avsluttet_av, d.ny_melding,
                   m.tilstand as m_tilstand, m.utfall as m_utfall, o.tilstand as o_tilstand, k.utfall as k_utfall,
                   u.levert is not null as u_levert
            from dodbrev d
            left join melding_alle m on m.id = d.ny_melding
            left join oppdrag_alle o on o.id = d.oppdrag
            left join kvittering_alle k on k.id = d.kvittering
            left join utboks_alle u on u.id = d.utboks
            """;

    private final JdbcTemplate jdbc;

    public LagretBrevRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Letters in the order of their ids.
     *
     * @param etter only those with a greater id
     * @param alle also those that are closed
     */
    public List<LagretBrev> list(long etter, int max, boolean alle) {
        return jdbc.query(
                SELECT + "where d.id > ? and (? or d.avslutning is null) order by d.id limit ?",
                (row, nr) -> read(row),
                etter,
                alle,
                max);
    }

    public Optional<LagretBrev> find(long id) {
        return jdbc.query(SELECT + "where d.id = ?", (row, nr) -> read(row), id).stream()
                .findFirst();
    }

    /** Locks a letter until the transaction ends; false when there is none. */
    public boolean lock(long id) {
        return !jdbc.queryForList("select id from dodbrev where id = ? for update", Long.class, id)
                .isEmpty();
    }

    private static LagretBrev read(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return new LagretBrev(
                row.getLong("id"),
                row.getString("rute"),
                topic == null
                        ? Optional.empty()
                        : Optional.of(new LagretBrev.Sted(topic, row.getInt("partisjon"), row.getLong("posisjon"))),
                row.getTimestamp("opprettet").toInstant(),
                row.getTimestamp("sist_feilet").toInstant(),
                row.getInt("forsok"),
                row.getString("arsak"),
                id(row, "melding"),
                id(row, "oppdrag"),
                id(row, "kvittering"),
                id(row, "utboks"),
                avslutning(row));
    }

    private static Optional<Long> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    private static Optional<Avslutning> avslutning(ResultSet row) throws SQLException {
        var art = row.getString("avslutning");
        return art == null
                ? Optional.empty()
                : Optional.of(new Avslutning(
                        Art.valueOf(art),
                        row.getTimestamp("avsluttet").toInstant(),
                        row.getString("avsluttet_av"),
                        Art.valueOf(art) == Art.FORKASTET ? "forkastet" : utfall(row)));
    }

    private static String utfall(ResultSet row) throws SQLException {
        if (row.getString("ny_melding") != null) {
            return "melding %d: %s".formatted(row.getLong("ny_melding"), melding(row));
        }
        if (row.getString("kvittering") != null) {
            return "kvittering %d: %s".formatted(row.getLong("kvittering"), row.getString("k_utfall"));
        }
        if (row.getString("oppdrag") != null) {
            return "oppdrag %d: %s".formatted(row.getLong("oppdrag"), row.getString("o_tilstand"));
        }
        if (row.getString("utboks") != null) {
            return row.getBoolean("u_levert") ? "levert" : "venter på å bli levert";
        }
        return "tatt inn";
    }

    private static String melding(ResultSet row) throws SQLException {
        var utfall = Optional.ofNullable(row.getString("m_utfall"));
        var tilstand = Optional.ofNullable(row.getString("m_tilstand"));
        return utfall.or(() -> tilstand).orElse("ukjent");
    }

    /** The record or message that failed, if the letter keeps one with all that is needed to handle it again. */
    public Optional<Dodbrev.Post> post(long id) {
        return jdbc
                .query(
                        """
                        select topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder from dodbrev
                        where id = ? and topic is not null and hoder is not null
                        """,
                        (row, nr) -> new Dodbrev.Post(
                                row.getString("topic"),
                                row.getInt("partisjon"),
                                row.getLong("posisjon"),
                                id(row, "tidspunkt"),
                                Optional.ofNullable(row.getBytes("nokkel")),
                                Optional.ofNullable(row.getBytes("innhold")),
                                readHeaders(row.getString("hoder"))),
                        id)
                .stream()
                .findFirst();
    }

    private static Map<String, String> readHeaders(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be read as JSON", e);
        }
    }

    /** All that is known of a letter; holds personal data. */
    public record Innhold(
            Optional<byte[]> nokkel, Optional<byte[]> innhold, Map<String, String> hoder, String detaljer) {}

    /** What a letter holds, or what it is about. */
    public Innhold innhold(long id) {
        return jdbc.queryForObject(
                """
                select coalesce(d.nokkel, u.nokkel) as nokkel, d.detaljer, coalesce(u.hoder, d.hoder, '{}') as hoder,
                       coalesce(d.innhold, k.innhold, u.innhold, convert_to(o.xml, 'UTF8')) as innhold
                from dodbrev d
                left join oppdrag_alle o on o.id = d.oppdrag
                left join kvittering_alle k on k.id = d.kvittering
                left join utboks_alle u on u.id = d.utboks
                where d.id = ?
                """,
                (row, nr) -> new Innhold(
                        Optional.ofNullable(row.getBytes("nokkel")),
                        Optional.ofNullable(row.getBytes("innhold")),
                        readHeaders(row.getString("hoder")),
                        row.getString("detaljer")),
                id);
    }

    /**
     * The newest request of a sak that has come after the letter's, has not been refused, and is not itself an older letter
     * that was sent again: what the letter asks for may have been overtaken by it.
     *
     * @param egne meldinger that the letter has just become
     */
    public Optional<Long> newerMelding(long id, Fagsystem fagsystem, String sakId, List<Long> egne) {
        return jdbc
                .queryForList(
                        """
                        select m.id from dodbrev d join melding_alle m on m.id > d.etter_melding join sak s on s.id = m.sak
                        where d.id = ? and s.fagsystem = ? and s.sak_id = ? and not m.dryrun
                          and m.utfall is distinct from 'FEILET' and m.id <> all(?)
                          and not exists (select from dodbrev e where e.ny_melding = m.id
                                          and (e.etter_melding, e.id) < (d.etter_melding, d.id))
                        order by m.id desc limit 1
                        """,
                        Long.class,
                        id,
                        fagsystem.name(),
                        sakId,
                        egne.toArray(Long[]::new))
                .stream()
                .findFirst();
    }

    /** Closes a letter. */
    public void close(long id, Art art, String hvem, Optional<Long> nyMelding) {
        jdbc.update(
                """
                update dodbrev set avslutning = ?, avsluttet = clock_timestamp(), avsluttet_av = ?, ny_melding = ? where id = ?
                """,
                art.name(),
                hvem,
                nyMelding.orElse(null),
                id);
    }
}
