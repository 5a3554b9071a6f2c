package no.nav.utsjekk.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.utsjekk.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code alarm} and {@code alarm_runde}. */
public final class AlarmRepository {

    private static final String KOLONNER =
            "id, type, gjelder, gruppe, tekst, forst, reist, ganger, borte, handtert, handtert_av, grunn";

    private final JdbcTemplate jdbc;

    public AlarmRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn to look at a list; false when it has been looked at less than a pause ago, by any instance. */
    boolean taTur(Alarmtype type, Instant moment, Duration pause) {
        return !jdbc.queryForList(
                        """
                        insert into alarm_runde (type, kjort) values (?, ?)
                        on conflict (type) do update set kjort = excluded.kjort where alarm_runde.kjort <= ?
                        returning type
                        """,
                        String.class,
                        type.name(),
                        Timestamp.from(moment),
                        Timestamp.from(moment.minus(pause)))
                .isEmpty();
    }

    /** When each list was last looked at; those that never were are missing. */
    Map<Alarmtype, Instant> kjort() {
        return jdbc
                .query(
                        "select type, kjort from alarm_runde where type = any(?)",
                        (row, nr) -> Map.entry(
                                Alarmtype.valueOf(row.getString("type")),
                                row.getTimestamp("kjort").toInstant()),
                        (Object) navn())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] navn() {
        return Arrays.stream(Alarmtype.values()).map(Enum::name).toArray(String[]::new);
    }

    /** Notes all that is wrong now, and that everything else of the type is gone. What was never told leaves no trace. */
    void noter(Alarmtype type, List<Funn> funn, Instant moment) {
        var gjelder = funn.stream().map(Funn::gjelder).toArray(String[]::new);
        jdbc.update(
                "delete from alarm where type = ? and borte is null and reist is null and gjelder <> all(?)",
                type.name(),
                gjelder);
        jdbc.update(
                "update alarm set borte = ? where type = ? and borte is null and gjelder <> all(?)",
                Timestamp.from(moment),
                type.name(),
                gjelder);
        leggTil(type, funn, moment);
    }

    /** Notes something that is wrong, beside the rest. */
    void leggTil(Alarmtype type, List<Funn> funn, Instant moment) {
        Rows.of(funn)
                .text(f -> type.name())
                .text(Funn::gjelder)
                .text(Funn::gruppe)
                .text(Funn::tekst)
                .asText(f -> moment)
                .asText(f -> f.straks() ? moment : moment.plus(type.talmod()))
                .update(
                        jdbc,
                        """
                        insert into alarm (type, gjelder, gruppe, tekst, forst, tidligst)
                        select type, gjelder, gruppe, tekst, forst::timestamptz, tidligst::timestamptz
                        from unnest(?, ?, ?, ?, ?, ?) as ny (type, gjelder, gruppe, tekst, forst, tidligst)
                        on conflict (type, gjelder) where borte is null do update set tekst = excluded.tekst
                        where alarm.tekst <> excluded.tekst
                        """);
    }

    /** Notes that one thing is no longer wrong. */
    void fjern(Alarmtype type, String gjelder, Instant moment) {
        jdbc.update(
                "update alarm set borte = ? where type = ? and gjelder = ? and borte is null",
                Timestamp.from(moment),
                type.name(),
                gjelder);
    }

    /**
     * Notes that alarms are told now, and gives them: those that have not been told yet, and when a repetition is due, all
     * that are open (OPS-31).
     *
     * @param gjenta how long after it was told an alarm is told again
     */
    List<Alarm> reis(Alarmtype type, Instant moment, Duration gjenta) {
        return jdbc.query(
                """
                update alarm set reist = ?, ganger = ganger + 1
                where type = ? and borte is null and handtert is null and tidligst <= ?
                  and (reist is null or (select min(a.reist) from alarm a
                                         where a.type = ? and a.borte is null and a.handtert is null) <= ?)
                returning
                """
                        + " " + KOLONNER,
                AlarmRepository::les,
                Timestamp.from(moment),
                type.name(),
                Timestamp.from(moment),
                type.name(),
                Timestamp.from(moment.minus(gjenta)));
    }

    /**
     * Alarms, the newest first.
     *
     * @param eldreEnn only those with a smaller id
     * @param alle also those that are gone or handled
     */
    public List<Alarm> list(long eldreEnn, int antall, boolean alle) {
        return jdbc.query(
                "select " + KOLONNER
                        + """
                         from alarm where id < ? and (? or borte is null and handtert is null) and type = any(?)
                        order by id desc limit ?
                        """,
                AlarmRepository::les,
                eldreEnn,
                alle,
                navn(),
                antall);
    }

    public Optional<Alarm> finn(long id) {
        return jdbc
                .query(
                        "select " + KOLONNER + " from alarm where id = ? and type = any(?)",
                        AlarmRepository::les,
                        id,
                        navn())
                .stream()
                .findFirst();
    }

    /** Those of the alarms that are open are handled now; gives their ids. */
    public List<Long> handter(List<Long> ider, String hvem, String grunn, Instant moment) {
        return jdbc.queryForList(
                """
                update alarm set handtert = ?, handtert_av = ?, grunn = ?
                where id = any(?) and borte is null and handtert is null returning id
                """,
                Long.class,
                Timestamp.from(moment),
                hvem,
                grunn,
                ider.toArray(Long[]::new));
    }

    /** How many are open, by type. */
    Map<Alarmtype, Long> antall() {
        return jdbc
                .query(
                        """
                        select type, count(*) as antall from alarm
                        where borte is null and handtert is null and reist is not null and type = any(?) group by type
                        """,
                        (row, nr) -> Map.entry(Alarmtype.valueOf(row.getString("type")), row.getLong("antall")),
                        (Object) navn())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    private static Alarm les(ResultSet row, int nr) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                Alarmtype.valueOf(row.getString("type")),
                row.getString("gjelder"),
                row.getString("gruppe"),
                row.getString("tekst"),
                row.getTimestamp("forst").toInstant(),
                tid(row, "reist"),
                row.getInt("ganger"),
                tid(row, "borte"),
                Optional.ofNullable(row.getTimestamp("handtert"))
                        .map(handtert -> handtering(row, handtert.toInstant())));
    }

    private static Alarm.Handtering handtering(ResultSet row, Instant tidspunkt) {
        try {
            return new Alarm.Handtering(tidspunkt, row.getString("handtert_av"), row.getString("grunn"));
        } catch (SQLException e) {
            throw new IllegalStateException("The row of an alarm cannot be read", e);
        }
    }

    private static Optional<Instant> tid(ResultSet row, String kolonne) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(kolonne)).map(Timestamp::toInstant);
    }
}
