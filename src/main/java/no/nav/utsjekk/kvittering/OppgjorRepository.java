package no.nav.utsjekk.kvittering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.kvittering.Oppdragstilstand.Fase;
import no.nav.utsjekk.melding.Mottaker;
import no.nav.utsjekk.status.Svar;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code kvittering}, and {@code oppdrag} as far as answers to it go. */
public final class OppgjorRepository {

    private final JdbcTemplate jdbc;

    public OppgjorRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of these messages have been handled before; a broker delivers again what it is not sure of. */
    public Set<String> handled(List<String> jmsIds) {
        return Set.copyOf(Rows.of(jmsIds)
                .text(Function.identity())
                .query(
                        jdbc,
                        "select jms_id from kvittering where jms_id = any(?)",
                        (row, nr) -> row.getString("jms_id")));
    }

    /** Fresh ids for kvitteringer. */
    public List<Long> nextIds(int count) {
        return jdbc.query(
                "select nextval(pg_get_serial_sequence('kvittering', 'id')) from generate_series(1, ?)",
                (row, nr) -> row.getLong(1),
                count);
    }

    /**
     * A handled kvittering to be stored.
     *
     * @param grunn why it was parked
     */
    public record Behandlet(
            long id, MottattKvittering mottatt, Optional<Long> oppdrag, Avgjorelse avgjorelse, Optional<String> grunn) {

        static Behandlet parkert(long id, MottattKvittering mottatt, Optional<Long> oppdrag, String grunn) {
            return new Behandlet(id, mottatt, oppdrag, Avgjorelse.PARKERT, Optional.of(grunn));
        }
    }

    /** Stores kvitteringer as they came, with what became of them. */
    public void add(List<Behandlet> kvitteringer) {
        Rows.of(kvitteringer)
                .bigint(Behandlet::id)
                .optionalText(k -> k.mottatt().message().id())
                .bytes(k -> k.mottatt().message().body())
                .bigint(k -> k.oppdrag().orElse(null))
                .optionalText(k -> k.mottatt().kvittering().flatMap(Kvittering::alvorlighetsgrad))
                .optionalText(k -> k.mottatt().kvittering().flatMap(Kvittering::kodeMelding))
                .optionalText(k -> k.mottatt().kvittering().flatMap(Kvittering::beskrMelding))
                .text(k -> k.avgjorelse().name())
                .optionalText(Behandlet::grunn)
                .update(
                        jdbc,
                        """
                        insert into kvittering (id, jms_id, innhold, oppdrag, alvorlighetsgrad, kode_melding, beskr_melding,
                                                utfall, grunn)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
    }

    /**
     * An oppdrag, locked, and how far it has come.
     *
     * @param versjoner JSON array of the utbetalinger that become committed
     */
    public record Oppdragsrad(
            long id, long melding, long sak, String fagomrade, Oppdragstilstand tilstand, String versjoner) {}

    private static final String SELECT =
            """
            select id, melding, sak, fagomrade, tilstand, overleveringer, svar, forsok, alvorlighetsgrad, kode_melding,
                   beskr_melding, versjoner
            from oppdrag
            """;

    /** Reads and locks oppdrag. The caller holds the locks of their saker. */
    public List<Oppdragsrad> lock(List<Long> oppdrag) {
        return Rows.of(oppdrag)
                .bigint(Function.identity())
                .query(jdbc, SELECT + "where id = any(?) order by id for update", (row, nr) -> read(row));
    }

    /** Oppdrag whose refusal has waited long enough for the answers to other copies (D7); those that wait longest first. */
    public List<Long> pastFrist(int max) {
        return jdbc.queryForList(
                "select id from oppdrag where avslag_frist < now() order by avslag_frist limit ?", Long.class, max);
    }

    /** The saker of oppdrag, wherever these are. */
    public List<Long> sakerOf(List<Long> oppdrag) {
        return Rows.of(oppdrag)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select distinct sak from oppdrag_alle where id = any(?)",
                        (row, nr) -> row.getLong("sak"));
    }

    /** Those of the oppdrag whose refusal has waited long enough; locked. */
    public List<Oppdragsrad> lockPastFrist(List<Long> oppdrag) {
        return Rows.of(oppdrag)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        SELECT + "where id = any(?) and avslag_frist < now() order by id for update",
                        (row, nr) -> read(row));
    }

    /** Lets a kept refusal wait for a person instead; gives the melding, if there was such a refusal. */
    Optional<Long> stopFrist(long oppdrag) {
        return jdbc
                .queryForList(
                        "update oppdrag set avslag_frist = null where id = ? and avslag_frist is not null returning melding",
                        Long.class,
                        oppdrag)
                .stream()
                .findFirst();
    }

    /** Lets a kept refusal decide at once; false when the oppdrag has none, or is answered. */
    boolean startFrist(long oppdrag) {
        return jdbc.update(
                        """
                        update oppdrag set avslag_frist = now()
                        where id = ? and tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT') and alvorlighetsgrad is not null
                        """,
                        oppdrag)
                > 0;
    }

    private static Oppdragsrad read(ResultSet row) throws SQLException {
        var avslag = Optional.ofNullable(row.getString("alvorlighetsgrad")).isPresent()
                ? Optional.of(readAvslag(row))
                : Optional.<Osmelding>empty();
        return new Oppdragsrad(
                row.getLong("id"),
                row.getLong("melding"),
                row.getLong("sak"),
                row.getString("fagomrade"),
                new Oppdragstilstand(
                        fase(row.getString("tilstand")),
                        row.getInt("overleveringer"),
                        row.getInt("svar"),
                        row.getInt("forsok"),
                        avslag),
                row.getString("versjoner"));
    }

    private static boolean erGodtatt(ResultSet row) throws SQLException {
        return row.getString("tilstand").equals("GODTATT");
    }

    private static Osmelding readAvslag(ResultSet row) throws SQLException {
        return new Osmelding(
                Alvorlighetsgrad.fraKode(row.getString("alvorlighetsgrad")),
                Optional.ofNullable(row.getString("kode_melding")),
                Optional.ofNullable(row.getString("beskr_melding")));
    }

    private static Fase fase(String tilstand) {
        return switch (tilstand) {
            case "GODTATT" -> Fase.GODTATT;
            case "AVVIST" -> Fase.AVVIST;
            default -> Fase.UBESVART;
        };
    }

    /**
     * What answers have made of an oppdrag.
     *
     * @param sisteSvar copies answered from now on
     * @param svar what decides, or will decide
     * @param tidligst when it is to be sent again
     * @param frist when a refusal decides although other copies may be unanswered
     */
    public record Endring(
            long oppdrag,
            Avgjorelse avgjorelse,
            int sisteSvar,
            Osmelding svar,
            Optional<Instant> tidligst,
            Optional<Instant> frist) {}

    /** Writes what answers have made of oppdrag. */
    public void update(List<Endring> endringer) {
        Rows.of(endringer)
                .bigint(Endring::oppdrag)
                .text(e -> e.avgjorelse().name())
                .integer(Endring::sisteSvar)
                .text(e -> e.svar().grad().kode())
                .optionalText(e -> e.svar().kodeMelding())
                .optionalText(e -> e.svar().beskrMelding())
                .asText(e -> e.tidligst().orElse(null))
                .asText(e -> e.frist().orElse(null))
                .update(
                        jdbc,
                        """
                        update oppdrag set
                          tilstand = case e.avgjorelse when 'GODTATT' then 'GODTATT' when 'AVVIST' then 'AVVIST'
                                                       when 'SENDES_IGJEN' then 'TIL_SENDING' else oppdrag.tilstand end,
                          besvart = case when e.avgjorelse in ('GODTATT', 'AVVIST') then clock_timestamp() end,
                          forsok = oppdrag.forsok + case e.avgjorelse when 'SENDES_IGJEN' then 1 else 0 end,
                          svar = e.svar,
                          alvorlighetsgrad = case e.avgjorelse when 'SENDES_IGJEN' then null else e.alvorlighetsgrad end,
                          kode_melding = case e.avgjorelse when 'SENDES_IGJEN' then null else e.kode_melding end,
                          beskr_melding = case e.avgjorelse when 'SENDES_IGJEN' then null else e.beskr_melding end,
                          tidligst = coalesce(e.tidligst::timestamptz, oppdrag.tidligst),
                          avslag_frist = e.frist::timestamptz
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                          as e (id, avgjorelse, svar, alvorlighetsgrad, kode_melding, beskr_melding, tidligst, frist)
                        where oppdrag.id = e.id
                        """);
    }

    /** Whom the statuses of meldinger go to. */
    public Map<Long, Svar> recipients(List<Long> meldinger) {
        return Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select " + Mottaker.COLUMNS + " from melding where id = any(?)",
                        (row, nr) -> Mottaker.read(row))
                .stream()
                .collect(Collectors.toMap(svar -> svar.melding().orElseThrow(), Function.identity()));
    }

    /**
     * A melding all of whose oppdrag have been answered.
     *
     * @param ok whether all were accepted
     * @param delvis whether some were accepted and some refused (FM-21)
     * @param svar what OS said of the first one that was refused, or else warned of, or else of the first one
     */
    public record Avsluttet(Svar mottaker, String detaljer, boolean ok, boolean delvis, Osmelding svar) {}

    /** Those of the meldinger that have no unanswered oppdrag left (D2); AVVIST sorts before GODTATT. */
    public List<Avsluttet> answered(List<Long> meldinger) {
        return Rows.of(meldinger)
                .bigint(Function.identity())
                .query(
                        jdbc,
                        "select "
                                + Mottaker.COLUMNS
                                + """
                        , melding.detaljer, o.tilstand, o.alvorlighetsgrad, o.kode_melding, o.beskr_melding,
                               o.noe_godtatt
                        from melding
                        cross join lateral (select tilstand, alvorlighetsgrad, kode_melding, beskr_melding,
                                                   bool_and(besvart is not null) over () as alle,
                                                   bool_or(tilstand = 'GODTATT') over () as noe_godtatt
                                            from oppdrag where oppdrag.melding = melding.id
                                            order by tilstand, alvorlighetsgrad is not distinct from '04' desc, id limit 1) as o
                        where melding.id = any(?) and melding.tilstand = 'UTLEDET' and o.alle
                        order by melding.id
                        """,
                        (row, nr) -> new Avsluttet(
                                Mottaker.read(row),
                                row.getString("detaljer"),
                                erGodtatt(row),
                                !erGodtatt(row) && row.getBoolean("noe_godtatt"),
                                readAvslag(row)));
    }
}
