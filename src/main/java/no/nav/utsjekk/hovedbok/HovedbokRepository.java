package no.nav.utsjekk.hovedbok;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.nav.utsjekk.hovedbok.Oppdragsleser.UkjentKode;
import no.nav.utsjekk.hovedbok.Saksbilde.Post;
import no.nav.utsjekk.hovedbok.Saksbilde.Rad;
import no.nav.utsjekk.hovedbok.Saksbilde.Tilstand;
import no.nav.utsjekk.oppdrag.xml.UnreadableXml;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.status.UtbetalingJson;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that the tables say of one sak. Writes nothing and locks nothing. */
public final class HovedbokRepository {

    /** Documents come some at a time, and are read and let go: a sak may have very many. */
    private static final int FETCH_SIZE = 50;

    /** The ledger has no use for the klassekode of versions, and must be able to show what no format knows any more. */
    private static final UtbetalingJson JSON = new UtbetalingJson((fagomrade, navn) -> new Stonad(navn, ""));

    private final JdbcTemplate jdbc;

    public HovedbokRepository(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(FETCH_SIZE);
    }

    private record Sak(long id, Set<Fagomrade> kjentHosOs) {}

    private record Versjon(UUID uid, Optional<Utbetaling> utbetaling) {}

    /**
     * A sak as it is; empty when nobody has ever asked for anything on it.
     *
     * <p>To be called in a transaction that sees one snapshot (repeatable read).
     */
    Optional<Saksbilde> les(Fagsystem fagsystem, String sakId) {
        return jdbc
                .query(
                        "select id, kjent_hos_os from sak where fagsystem = ? and sak_id = ?",
                        (row, nr) -> new Sak(row.getLong("id"), fagomrader(row.getArray("kjent_hos_os"))),
                        fagsystem.name(),
                        sakId)
                .stream()
                .findFirst()
                .map(sak -> les(sak, fagsystem, sakId));
    }

    private Saksbilde les(Sak sak, Fagsystem fagsystem, String sakId) {
        var versjoner = versjoner(sak.id());
        return new Saksbilde(
                fagsystem,
                sakId,
                sak.kjentHosOs(),
                versjoner.stream().flatMap(v -> v.utbetaling().stream()).toList(),
                versjoner.stream()
                        .filter(v -> v.utbetaling().isEmpty())
                        .map(Versjon::uid)
                        .toList(),
                oppdrag(sak.id(), sakId),
                forsteVersjoner(sak.id(), sakId),
                ventende(sak.id()));
    }

    private static Set<Fagomrade> fagomrader(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(Fagomrade::valueOf)
                .collect(Collectors.toSet());
    }

    private List<Versjon> versjoner(long sak) {
        return jdbc.query(
                "select uid, versjon from utbetaling where sak = ? and versjon is not null order by indeks, uid",
                (row, nr) -> versjon(row),
                sak);
    }

    private static Versjon versjon(ResultSet row) throws SQLException {
        return new Versjon(row.getObject("uid", UUID.class), utbetaling(row.getString("versjon")));
    }

    private static Optional<Utbetaling> utbetaling(String json) {
        try {
            return Optional.of(JSON.read(json));
        } catch (RuntimeException unreadable) { // whatever is wrong with it, the ledger tells of it
            return Optional.empty();
        }
    }

    /** What the first accepted oppdrag on each utbetaling made committed. */
    private Map<UUID, Utbetaling> forsteVersjoner(long sak, String sakId) {
        return jdbc
                .query(
                        """
                        select distinct on (uid) coalesce(m.ny_uid, (v.versjon ->> 'uid')::uuid) as uid, v.versjon
                        from oppdrag_alle o cross join lateral json_array_elements(o.versjoner) as v (versjon)
                             left join flyttet_uid m on m.uid = (v.versjon ->> 'uid')::uuid
                        where o.fagsystem_id = ? and o.sak = ? and o.tilstand = 'GODTATT'
                        order by uid, o.id
                        """,
                        (row, nr) -> versjon(row),
                        sakId,
                        sak)
                .stream()
                .filter(v -> v.utbetaling().isPresent())
                .collect(Collectors.toMap(Versjon::uid, v -> v.utbetaling().orElseThrow()));
    }

    private List<Post> oppdrag(long sak, String sakId) {
        var linjer = linjer(sak, sakId);
        return jdbc.query(
                """
                select id, fagomrade, tilstand, utledet, overleveringer, case when tilstand = 'GODTATT' then xml end as xml,
                       (select array_agg(distinct coalesce(k.alvorlighetsgrad, '')) from kvittering_alle k
                        where k.oppdrag = o.id and k.utfall = 'PARKERT') as motsagt
                from oppdrag_alle o where fagsystem_id = ? and sak = ? order by id
                """,
                (row, nr) -> new Post(
                        row.getLong("id"),
                        Fagomrade.valueOf(row.getString("fagomrade")),
                        Tilstand.valueOf(row.getString("tilstand")),
                        row.getObject("utledet", LocalDateTime.class),
                        row.getInt("overleveringer"),
                        Optional.ofNullable(row.getString("xml")).flatMap(HovedbokRepository::ordre),
                        linjer.getOrDefault(row.getLong("id"), List.of()),
                        texts(row.getArray("motsagt"))),
                sakId,
                sak);
    }

    private static Optional<Ordre> ordre(String xml) {
        try {
            return Optional.of(Oppdragsleser.les(xml));
        } catch (UnreadableXml | UkjentKode unreadable) { // the ledger tells of it
            return Optional.empty();
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private Map<Long, List<Rad>> linjer(long sak, String sakId) {
        var linjer = new HashMap<Long, List<Rad>>();
        jdbc.query(
                """
                select o.fagsystem_id, l.oppdrag, coalesce(m.ny_uid, l.uid) as uid, l.delytelse_id, l.ny, l.opphor_fom, l.klassekode, l.fom, l.tom, l.sats,
                       l.satstype, l.ref
                from oppdrag_alle o join oppdragslinje_alle l on l.oppdrag = o.id
                  left join flyttet_uid m on m.uid = l.uid
                where o.fagsystem_id = ? and o.sak = ? order by l.oppdrag, l.nr
                """,
                row -> {
                    linjer.computeIfAbsent(row.getLong("oppdrag"), ny -> new ArrayList<>())
                            .add(new Rad(row.getObject("uid", UUID.class), linje(row)));
                },
                sakId,
                sak);
        return linjer;
    }

    /** What is not in the table is as every oppdrag of ours has it (03 §9). */
    private static Linje linje(ResultSet row) throws SQLException {
        var fom = row.getObject("fom", LocalDate.class);
        var ref = Optional.ofNullable(row.getString("ref"));
        var fagsystemId = row.getString("fagsystem_id");
        return new Linje(
                row.getBoolean("ny") ? KodeEndring.NY : KodeEndring.ENDR,
                Optional.ofNullable(row.getObject("opphor_fom", LocalDate.class)),
                row.getString("delytelse_id"),
                row.getString("klassekode"),
                Optional.of(fom),
                fom,
                row.getObject("tom", LocalDate.class),
                row.getBigDecimal("sats"),
                row.getString("satstype"),
                ref.map(r -> fagsystemId),
                ref);
    }

    private int ventende(long sak) {
        return Optional.ofNullable(jdbc.queryForObject(
                        // one count per index
                        """
                        select (select count(*) from melding where sak = ? and tilstand = 'VENTER')
                             + (select count(*) from melding where sak = ? and tilstand = 'KLAR')
                        """,
                        Integer.class,
                        sak,
                        sak))
                .orElse(0);
    }
}
