package no.nav.utsjekk.iverksettinger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.iverksetting.Behandling;
import no.nav.utsjekk.iverksetting.Iverksetting;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksetting.TilkjentYtelse;
import no.nav.utsjekk.sak.Fagsystem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code iverksetting}. Whoever adds to it holds the row lock of the sak.
 *
 * <p>How it goes with an iverksetting is told by its melding, and stored nowhere else.
 */
public final class IverksettingRepository {

    private static final String SELECT =
            """
            select i.id, i.nokkel, i.innhold, i.oppdragstatus, i.tilkjent_ytelse, m.tilstand,
                   m.utfall is not distinct from 'OK' as ok, m.detaljer is not null as hadde_oppdrag
            from iverksetting i left join melding_alle m on m.id = i.melding
            """;

    private static final String LOCK_TIMEOUT = "5s";
    private static final String STATEMENT_TIMEOUT = "20s";

    private final JdbcTemplate jdbc;

    public IverksettingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static LagretIverksetting read(ResultSet row) throws SQLException {
        return new LagretIverksetting(
                row.getLong("id"),
                row.getObject("nokkel", UUID.class),
                IverksettingJson.readIverksetting(row.getString("innhold")),
                row.getString("oppdragstatus") != null || row.getString("tilstand") != null,
                status(row),
                Optional.ofNullable(row.getString("tilkjent_ytelse")).map(IverksettingJson::readYtelse));
    }

    private static Iverksettingsstatus status(ResultSet row) throws SQLException {
        var foer = Optional.ofNullable(row.getString("oppdragstatus"));
        if (foer.isPresent()) {
            return Iverksettingsstatus.avOppdragstatus(foer.get());
        }
        return row.getString("tilstand") == null
                ? Iverksettingsstatus.IKKE_PÅBEGYNT
                : Iverksettingsstatus.avMelding(
                        row.getString("tilstand"), row.getBoolean("ok"), row.getBoolean("hadde_oppdrag"));
    }

    private Optional<LagretIverksetting> first(String where, Object... parametre) {
        return jdbc.query(SELECT + where, (row, nr) -> read(row), parametre).stream()
                .findFirst();
    }

    /** The one with exactly this identity; no iverksettingId is equal to no iverksettingId. */
    Optional<LagretIverksetting> finn(long sak, Behandling behandling) {
        var id = behandling.iverksettingId();
        return id.isPresent()
                ? first(
                        "where i.sak = ? and i.behandling_id = ? and i.iverksetting_id = ?",
                        sak,
                        behandling.behandlingId(),
                        id.get())
                : first(
                        "where i.sak = ? and i.behandling_id = ? and i.iverksetting_id is null",
                        sak,
                        behandling.behandlingId());
    }

    /** The one of the behandling that was received last, whatever its iverksettingId (20 §3.7). */
    Optional<LagretIverksetting> sisteAv(long sak, String behandlingId) {
        return first(
                "where i.sak = ? and i.behandling_id = ? order by i.mottatt desc, i.id desc limit 1",
                sak,
                behandlingId);
    }

    /** The sak's last one (IV-50), passing over those that have been replaced (IV-G2). */
    public Optional<LagretIverksetting> siste(long sak) {
        return first("where i.sak = ? and i.erstattet is null order by i.mottatt desc, i.id desc limit 1", sak);
    }

    /** Id of the row of a sak; empty when there is none. */
    public Optional<Long> sak(Fagsystem fagsystem, String sakId) {
        return jdbc
                .queryForList(
                        "select id from sak where fagsystem = ? and sak_id = ?", Long.class, fagsystem.name(), sakId)
                .stream()
                .findFirst();
    }

    /** Until the end of the transaction nobody waits for long: who calls is answered (RF-L2). */
    public void ventIkkeLenge() {
        jdbc.query(
                "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)",
                row -> {},
                LOCK_TIMEOUT,
                STATEMENT_TIMEOUT);
    }

    long nextId() {
        return Optional.ofNullable(
                        jdbc.queryForObject("select nextval(pg_get_serial_sequence('iverksetting', 'id'))", Long.class))
                .orElseThrow();
    }

    /** An iverksetting to be stored. */
    record Ny(long id, long sak, UUID nokkel, Iverksetting iverksetting, Optional<Long> forrige, long melding) {}

    void add(Ny ny) {
        jdbc.update(
                """
                insert into iverksetting (id, sak, behandling_id, iverksetting_id, nokkel, innhold, forrige, melding)
                values (?, ?, ?, ?, ?, ?::json, ?, ?)
                """,
                ny.id(),
                ny.sak(),
                ny.iverksetting().behandling().behandlingId(),
                ny.iverksetting().behandling().iverksettingId().orElse(null),
                ny.nokkel(),
                IverksettingJson.write(ny.nokkel(), ny.iverksetting()),
                ny.forrige().orElse(null),
                ny.melding());
    }

    /**
     * An iverksetting whose turn it is.
     *
     * @param forrige what the one before it left, without what has been migrated since
     */
    public record Klar(long melding, UUID nokkel, Iverksetting iverksetting, TilkjentYtelse forrige) {
        private Klar uten(Set<Kjedenokkel> migrerte) {
            return new Klar(melding, nokkel, iverksetting, forrige.uten(migrerte));
        }
    }

    private record Rad(long sak, Klar klar) {}

    /** Those of the meldinger that are iverksettinger, by melding. */
    public Map<Long, Klar> klare(List<Long> meldinger) {
        var rader = Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select i.sak, i.melding, i.nokkel, i.innhold, f.tilkjent_ytelse
                        from iverksetting i left join iverksetting f on f.id = i.forrige where i.melding = any(?)
                        """,
                        (row, nr) -> new Rad(
                                row.getLong("sak"),
                                new Klar(
                                        row.getLong("melding"),
                                        row.getObject("nokkel", UUID.class),
                                        IverksettingJson.readIverksetting(row.getString("innhold")),
                                        Optional.ofNullable(row.getString("tilkjent_ytelse"))
                                                .map(IverksettingJson::readYtelse)
                                                .orElse(TilkjentYtelse.TOM))));
        var migrerte = migrerte(rader.stream().map(Rad::sak).distinct().toList());
        return rader.stream()
                .map(rad -> rad.klar().uten(migrerte.getOrDefault(rad.sak(), Set.of())))
                .collect(Collectors.toMap(Klar::melding, Function.identity()));
    }

    private record Migrert(long sak, Kjedenokkel kjede) {}

    private Map<Long, Set<Kjedenokkel>> migrerte(List<Long> saker) {
        return Rows.of(saker)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select sak, klassekode, meldekort from migrering where sak = any(?)",
                        (row, nr) -> new Migrert(
                                row.getLong("sak"),
                                new Kjedenokkel(
                                        row.getString("klassekode"), Optional.ofNullable(row.getString("meldekort")))))
                .stream()
                .collect(Collectors.groupingBy(Migrert::sak, Collectors.mapping(Migrert::kjede, Collectors.toSet())));
    }

    /** The chains of a sak that have been migrated: iverksettinger do not change them any more (MG-72). */
    Set<Kjedenokkel> migrerte(long sak) {
        return migrerte(List.of(sak)).getOrDefault(sak, Set.of());
    }

    /** What an iverksetting leaves. */
    public record Utledet(long melding, UUID nokkel, TilkjentYtelse ytelse) {}

    /** Notes what iverksettinger leave; it holds once OS has accepted. */
    public void derived(List<Utledet> utledede) {
        Rows.of(utledede)
                .bigint(Utledet::melding)
                .text(u -> IverksettingJson.write(u.nokkel(), u.ytelse()))
                .update(
                        jdbc,
                        """
                        update iverksetting set tilkjent_ytelse = u.ytelse::json
                        from unnest(?, ?) as u (melding, ytelse) where iverksetting.melding = u.melding
                        """);
    }

    /** Lets the one before be the sak's last one. */
    void erstatt(long id, String hvem, String grunn) {
        jdbc.update(
                """
                        update iverksetting set erstattet = clock_timestamp(), erstattet_av = ?, erstattet_grunn = ?
                        where id = ? and erstattet is null
                        """,
                hvem,
                grunn,
                id);
    }
}
