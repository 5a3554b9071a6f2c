package no.nav.utsjekk.migrering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.iverksetting.Tilleggsstonad;
import no.nav.utsjekk.sak.Fagsystem;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code migreringskjoring} and {@code migreringssak}. A sak without an outcome waits. */
public final class MigreringskjoringRepository {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String KJORING =
            """
            select k.id, k.fagsystem, k.prove, k.hvem, k.grunn, k.bestilt, s.ferdig, s.saker, s.venter
            from migreringskjoring k cross join lateral
                 (select count(*) as saker, count(*) filter (where utfall is null) as venter, max(ferdig) as ferdig
                  from migreringssak where kjoring = k.id) s
            """;

    private final JdbcTemplate jdbc;

    public MigreringskjoringRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A new run without saker; gives its id. */
    long add(Fagsystem fagsystem, Optional<Long> prove, String hvem, String grunn) {
        return Optional.ofNullable(jdbc.queryForObject(
                        """
                        insert into migreringskjoring (fagsystem, prov, prove, hvem, grunn) values (?, ?, ?, ?, ?) returning id
                        """,
                        Long.class,
                        fagsystem.name(),
                        prove.isEmpty(),
                        prove.orElse(null),
                        hvem,
                        grunn))
                .orElseThrow();
    }

    /** @param uider by sak and stønad */
    void addSaker(long kjoring, Map<String, Map<Tilleggsstonad, UUID>> uider) {
        Rows.of(List.copyOf(uider.entrySet()))
                .bigint(e -> kjoring)
                .text(Map.Entry::getKey)
                .text(e -> write(e.getValue()))
                .update(
                        jdbc,
                        """
                        insert into migreringssak (kjoring, sak_id, uider)
                        select kjoring, sak_id, uider::json from unnest(?, ?, ?) as ny (kjoring, sak_id, uider) order by sak_id
                        """);
    }

    /** All saker of a fagsystem that have iverksettinger; gives how many. */
    int addAlle(long kjoring, Fagsystem fagsystem) {
        return jdbc.update(
                """
                insert into migreringssak (kjoring, sak_id, uider)
                select ?, s.sak_id, '{}' from sak s
                where s.fagsystem = ? and exists (select from iverksetting i where i.sak = s.id) order by s.sak_id
                """,
                kjoring,
                fagsystem.name());
    }

    /** The saker of a trial, which must still be as it has read them. */
    void addFra(long kjoring, long prove) {
        jdbc.update(
                """
                insert into migreringssak (kjoring, sak_id, uider, forventet)
                select ?, sak_id, uider, kilde from migreringssak where kjoring = ? order by id
                """,
                kjoring,
                prove);
    }

    /** The next saker that wait, locked by nobody. */
    List<Long> ventende(int antall) {
        return jdbc.queryForList(
                "select id from migreringssak where utfall is null order by id limit ?", Long.class, antall);
    }

    /** A sak whose turn it is. */
    record Klar(long id, boolean prov, Saksmigrering.Sak sak, String hvem, String grunn) {}

    /** Those of the saker that wait and that no other instance has taken, locked. */
    List<Klar> ta(List<Long> ider) {
        return Rows.of(ider)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        """
                        select s.id, k.prov, k.fagsystem, s.sak_id, s.uider, s.forventet, k.hvem, k.grunn
                        from migreringssak s join migreringskjoring k on k.id = s.kjoring
                        where s.id = any(?) and s.utfall is null order by s.id for update of s skip locked
                        """,
                        (row, nr) -> new Klar(
                                row.getLong("id"),
                                row.getBoolean("prov"),
                                new Saksmigrering.Sak(
                                        Fagsystem.valueOf(row.getString("fagsystem")),
                                        row.getString("sak_id"),
                                        read(row.getString("uider"), new TypeReference<>() {}),
                                        Optional.ofNullable(row.getObject("forventet", Long.class))),
                                row.getString("hvem"),
                                row.getString("grunn")));
    }

    void ferdig(long id, Saksmigrering.Svar svar) {
        jdbc.update(
                """
                update migreringssak
                set utfall = ?, kode = ?, tekst = ?, kilde = ?, status = ?, kjeder = ?::json, ferdig = clock_timestamp()
                where id = ? and utfall is null
                """,
                svar.utfall().name(),
                svar.avvisning().map(a -> a.kode()).orElse(null),
                svar.avvisning().map(a -> a.tekst()).orElse(null),
                svar.kilde().map(k -> k.id()).orElse(null),
                svar.kilde().map(k -> k.status().name()).orElse(null),
                write(svar.linjer()),
                id);
    }

    /** One that nobody could handle. */
    void feilet(long id, String tekst) {
        jdbc.update(
                """
                update migreringssak set utfall = 'AVVIST', kode = 'UVENTET_FEIL', tekst = ?, ferdig = clock_timestamp()
                where id = ? and utfall is null
                """,
                tekst,
                id);
    }

    /** All runs, newest first. */
    List<Kjoring> kjoringer() {
        return jdbc.query(KJORING + "order by k.id desc", (row, nr) -> kjoring(row));
    }

    Optional<Kjoring> kjoring(long id) {
        return jdbc.query(KJORING + "where k.id = ?", (row, nr) -> kjoring(row), id).stream()
                .findFirst();
    }

    private static Kjoring kjoring(ResultSet row) throws SQLException {
        int venter = row.getInt("venter");
        return new Kjoring(
                row.getLong("id"),
                Fagsystem.valueOf(row.getString("fagsystem")),
                Optional.ofNullable(row.getObject("prove", Long.class)),
                row.getString("hvem"),
                row.getString("grunn"),
                row.getTimestamp("bestilt").toInstant(),
                Optional.ofNullable(row.getTimestamp("ferdig"))
                        .filter(ferdig -> venter == 0)
                        .map(Timestamp::toInstant),
                row.getInt("saker"),
                venter);
    }

    /** What a run tells of its saker, in their order. */
    List<Saksrapport> saker(long kjoring) {
        return jdbc.query(
                """
                select s.sak_id, s.utfall, s.kode, s.tekst, s.status, s.kjeder, i.behandling_id, i.iverksetting_id, i.mottatt
                from migreringssak s left join iverksetting i on i.id = s.kilde where s.kjoring = ? order by s.id
                """,
                (row, nr) -> new Saksrapport(
                        row.getString("sak_id"),
                        text(row, "utfall"),
                        text(row, "kode"),
                        text(row, "tekst"),
                        text(row, "behandling_id"),
                        text(row, "iverksetting_id"),
                        Optional.ofNullable(row.getTimestamp("mottatt"))
                                .map(mottatt -> mottatt.toInstant().toString()),
                        text(row, "status"),
                        text(row, "kjeder")
                                .map(json -> read(json, new TypeReference<List<Kjedelinje>>() {}))
                                .orElse(List.of())),
                kjoring);
    }

    private static Optional<String> text(ResultSet row, String navn) throws SQLException {
        return Optional.ofNullable(row.getString(navn));
    }

    private static String write(Object innhold) {
        try {
            return JSON.writeValueAsString(innhold);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + innhold.getClass(), e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read as " + type.getType(), e);
        }
    }
}
