package no.nav.utsjekk.saker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Avvent;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.status.UtbetalingJson;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code sak} and {@code utbetaling}. Whoever changes them holds the row lock of the sak. */
public final class SakRepository {

    /** Room for the utbetalinger of one oppdrag in the order of the sak index. */
    private static final long INDEX_STEP = 100_000;

    private final JdbcTemplate jdbc;
    private final UtbetalingJson json;

    public SakRepository(JdbcTemplate jdbc, UtbetalingJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A sak to be read: its row's id and the uids that a melding mentions. */
    public record Request(long sak, Collection<UUID> uids) {}

    private record SakRow(long id, Fagsystem fagsystem, String sakId, Set<Fagomrade> kjentHosOs) {}

    private record UtbetalingRow(UUID uid, long sak, Fagsystem fagsystem, Optional<String> versjon) {}

    /** The settled state of saker, by row id. */
    public Map<Long, Sak> load(List<Request> requests) {
        var rows = Rows.of(requests)
                .bigint(Request::sak)
                .query(
                        jdbc,
                        "select id, fagsystem, sak_id, kjent_hos_os from sak where id = any(?)",
                        (row, nr) -> new SakRow(
                                row.getLong("id"),
                                Fagsystem.valueOf(row.getString("fagsystem")),
                                row.getString("sak_id"),
                                fagomrader(row.getArray("kjent_hos_os"))));
        var utbetalinger = loadUtbetalinger(requests).stream().collect(groupingBy(UtbetalingRow::sak));
        var avvent = loadAvvent(requests);
        var owners = loadOwners(requests);
        var uids = requests.stream().collect(Collectors.toMap(Request::sak, Request::uids));
        return rows.stream()
                .collect(Collectors.toMap(
                        SakRow::id,
                        row -> new Sak(
                                row.fagsystem(),
                                row.sakId(),
                                row.kjentHosOs(),
                                committed(utbetalinger.getOrDefault(row.id(), List.of())),
                                avvent.getOrDefault(row.id(), Map.of()),
                                ownedByOthers(row.id(), uids.get(row.id()), owners))));
    }

    private static Set<Fagomrade> fagomrader(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(Fagomrade::valueOf)
                .collect(Collectors.toSet());
    }

    private List<UtbetalingRow> loadUtbetalinger(List<Request> requests) {
        return Rows.of(requests)
                .bigint(Request::sak)
                .query(
                        jdbc,
                        """
                        select uid, sak, sak.fagsystem, versjon from utbetaling join sak on sak.id = utbetaling.sak
                        where sak = any(?) and versjon is not null and klassekode is null order by sak, indeks
                        """,
                        (row, nr) -> new UtbetalingRow(
                                row.getObject("uid", UUID.class),
                                row.getLong("sak"),
                                Fagsystem.valueOf(row.getString("fagsystem")),
                                Optional.of(row.getString("versjon"))));
    }

    /** The committed version of an utbetaling, an ended one too, whichever sak it is of. */
    public Optional<Utbetaling> committed(UUID uid) {
        return jdbc
                .query(
                        "select versjon from utbetaling where uid = ? and versjon is not null",
                        (row, nr) -> json.read(row.getString("versjon")),
                        uid)
                .stream()
                .findFirst();
    }

    private record AvventRow(long sak, Fagomrade fagomrade, Avvent avvent) {}

    private Map<Long, Map<Fagomrade, List<Avvent>>> loadAvvent(List<Request> requests) {
        return Rows.of(requests)
                .bigint(Request::sak)
                .query(
                        jdbc,
                        """
                        select a.sak, o.fagomrade, a.fom, a.tom, a.overfores, a.arsak, a.feilregistrering
                        from oppdragsavvent a join oppdrag_alle o on o.id = a.oppdrag
                        where a.sak = any(?) and o.tilstand = 'GODTATT' order by o.id
                        """,
                        (row, nr) -> new AvventRow(
                                row.getLong("sak"), Fagomrade.valueOf(row.getString("fagomrade")), avvent(row)))
                .stream()
                .collect(groupingBy(
                        AvventRow::sak,
                        groupingBy(AvventRow::fagomrade, mapping(AvventRow::avvent, toUnmodifiableList()))));
    }

    private static Avvent avvent(ResultSet row) throws SQLException {
        return new Avvent(
                row.getObject("fom", LocalDate.class),
                row.getObject("tom", LocalDate.class),
                Optional.ofNullable(row.getObject("overfores", LocalDate.class)),
                Optional.ofNullable(row.getString("arsak")).map(Avvent.Arsak::valueOf),
                row.getBoolean("feilregistrering"));
    }

    private Map<UUID, UtbetalingRow> loadOwners(List<Request> requests) {
        var uids = requests.stream().flatMap(r -> r.uids().stream()).distinct().toList();
        return Rows.of(uids)
                .asText(Function.identity())
                .query(
                        jdbc,
                        """
                        select uid, sak, sak.fagsystem from utbetaling join sak on sak.id = utbetaling.sak
                        where uid = any(?::uuid[])
                        """,
                        (row, nr) -> new UtbetalingRow(
                                row.getObject("uid", UUID.class),
                                row.getLong("sak"),
                                Fagsystem.valueOf(row.getString("fagsystem")),
                                Optional.empty()))
                .stream()
                .collect(Collectors.toMap(UtbetalingRow::uid, Function.identity()));
    }

    private List<Utbetaling> committed(List<UtbetalingRow> rows) {
        return rows.stream()
                .flatMap(row -> row.versjon().stream())
                .map(json::read)
                .toList();
    }

    private static Map<UUID, Fagsystem> ownedByOthers(
            long sak, Collection<UUID> uids, Map<UUID, UtbetalingRow> owners) {
        var others = new HashMap<UUID, Fagsystem>();
        for (var uid : uids) {
            var owner = owners.get(uid);
            if (owner != null && owner.sak() != sak) {
                others.put(uid, owner.fagsystem());
            }
        }
        return others;
    }

    /** A new uid and the sak that it is to belong to. */
    public record Claim(UUID uid, long sak) {}

    /**
     * Makes uids the property of saker (D26), so that no other sak can take them while their first oppdrag is unanswered.
     *
     * @throws UidTaken when another sak was quicker; derived again, the melding is refused by rule
     */
    public void claim(List<Claim> claims) {
        int claimed = Rows.of(claims)
                .asText(Claim::uid)
                .bigint(Claim::sak)
                .update(
                        jdbc,
                        """
                        insert into utbetaling (uid, sak) select uid, sak from unnest(?::uuid[], ?) as ny (uid, sak)
                        order by uid on conflict do nothing
                        """);
        if (claimed < claims.size()) {
            throw new UidTaken();
        }
    }

    /**
     * A chain of iverksettinger.
     *
     * @param uid its uid in the books
     */
    public record Kjede(UUID uid, long sak, String klassekode, Optional<String> meldekort) {}

    /** Makes chains of iverksettinger known that are not; no melding can change them. */
    public void claimKjeder(List<Kjede> kjeder) {
        Rows.of(kjeder)
                .asText(Kjede::uid)
                .bigint(Kjede::sak)
                .text(Kjede::klassekode)
                .optionalText(Kjede::meldekort)
                .update(
                        jdbc,
                        """
                        insert into utbetaling (uid, sak, klassekode, meldekort)
                        select uid, sak, klassekode, meldekort
                        from unnest(?::uuid[], ?, ?, ?) as ny (uid, sak, klassekode, meldekort)
                        order by uid on conflict do nothing
                        """);
    }

    private record Klassekode(long sak, String kode) {}

    /** Klassekoder of the chains of iverksettinger that have not been migrated, by sak (MG-45). */
    public Map<Long, Set<String>> umigrerte(Collection<Long> saker) {
        return Rows.of(List.copyOf(saker))
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select distinct sak, klassekode from utbetaling
                        where sak = any(?) and klassekode is not null and versjon is not null
                        """,
                        (row, nr) -> new Klassekode(row.getLong("sak"), row.getString("klassekode")))
                .stream()
                .collect(groupingBy(Klassekode::sak, mapping(Klassekode::kode, Collectors.toSet())));
    }

    /** Gives up uids whose first oppdrag OS has refused. */
    public void release(List<UUID> uids) {
        Rows.of(uids)
                .asText(Function.identity())
                .update(jdbc, "delete from utbetaling where uid = any(?::uuid[]) and versjon is null");
    }

    /**
     * A version that OS has accepted.
     *
     * @param versjon as published
     * @param nr place among the utbetalinger of its oppdrag
     */
    public record Commit(UUID uid, Handling handling, String versjon, long oppdrag, int nr) {}

    private record Eier(UUID uid, boolean migrert) {}

    /**
     * Makes accepted versions the committed ones (STS-5, STS-6).
     *
     * @return those of them that are to be published; chains of iverksettinger are not, until they are migrated
     * @throws IllegalStateException when nobody owns an accepted uid: OS pays what we would forget
     */
    public Set<UUID> commit(List<Commit> commits) {
        var eiere = Rows.of(commits)
                .asText(Commit::uid)
                .text(c -> c.handling().name())
                .text(Commit::versjon)
                .bigint(c -> c.oppdrag() * INDEX_STEP + c.nr())
                .query(
                        jdbc,
                        """
                        update utbetaling set versjon = ny.versjon::json, handling = ny.handling,
                               indeks = case when ny.handling = 'CREATE' then ny.indeks else utbetaling.indeks end
                        from unnest(?::uuid[], ?, ?, ?) as ny (uid, handling, versjon, indeks)
                        where utbetaling.uid = ny.uid
                        returning utbetaling.uid, utbetaling.klassekode is null as migrert
                        """,
                        (row, nr) -> new Eier(row.getObject("uid", UUID.class), row.getBoolean("migrert")));
        if (eiere.size() < commits.size()) {
            throw new IllegalStateException("an accepted utbetaling is nobody's");
        }
        return eiere.stream().filter(Eier::migrert).map(Eier::uid).collect(Collectors.toSet());
    }

    /** That OS knows a sak in a fagområde. */
    public record Known(long sak, String fagomrade) {}

    /** Notes what OS has accepted for the first time (FM-22). */
    public void knownByOs(List<Known> known) {
        Rows.of(new ArrayList<>(known))
                .bigint(Known::sak)
                .text(Known::fagomrade)
                .update(
                        jdbc,
                        """
                        update sak set kjent_hos_os = kjent_hos_os || ny.fagomrader
                        from (select sak, array_agg(fagomrade) as fagomrader from unnest(?, ?) as k (sak, fagomrade)
                              group by sak) as ny
                        where sak.id = ny.sak and not ny.fagomrader <@ kjent_hos_os
                        """);
    }

    /** Another sak took an uid in the same moment. */
    public static final class UidTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UidTaken() {
            super("an uid was taken by another sak in the same moment");
        }
    }
}
