package no.nav.utsjekk.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.nav.utsjekk.vakt.Varsel;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is wrong, as the database tells it. Things that have happened stay on their list for a day, and as long as their alarm
 * is open: no window of time silences them (FM-43). A window has two ends, so that Postgres takes it for small, and uses an index.
 */
public final class AlarmkildeRepository {

    private static final Duration DOGN = Duration.ofDays(1);

    /** The list is looked at each hour, not to the second. */
    private static final Duration TO_TIMER = Duration.ofHours(2);

    /** What an open alarm of something that has happened said of it. */
    private static final String APNE =
            """
            select a.gjelder, a.gruppe, a.tekst from alarm a
            where a.type = ? and a.borte is null and a.handtert is null
            """;

    private final JdbcTemplate jdbc;

    public AlarmkildeRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static Funn les(ResultSet row, int nr) throws SQLException {
        return Funn.av(row.getString("gjelder"), row.getString("gruppe"), row.getString("tekst"));
    }

    /** Oppdrag that OS has had since then at least, without an answer: each has its own clock (ALM-1, FM-44). */
    List<Funn> utenKvittering(Instant senest) {
        return jdbc.query(
                """
                select 'oppdrag ' || o.id as gjelder, o.fagomrade as gruppe,
                       o.fagsystem_id || ' (oppdrag ' || o.id || ')' as tekst
                from oppdrag o where o.tilstand = 'SENDT' and o.sist_overlevert <= ? order by o.id
                """,
                AlarmkildeRepository::les,
                Timestamp.from(senest));
    }

    /**
     * Utbetalinger that OS has accepted lately, or whose alarm is open, and that are stored otherwise than they were
     * when the newest oppdrag that OS has accepted of them was sent (ALM-2, OPS-9).
     */
    List<Funn> avvikendeUtbetalinger(Instant moment) {
        return jdbc.query(
                """
                with godtatt as (
                  select o.id, o.versjoner from kvittering k join oppdrag o on o.id = k.oppdrag
                  where k.mottatt between ? and ? and k.utfall = 'GODTATT'
                  union all
                  select o.id, o.versjoner from alarm a join oppdrag_alle o on o.id = split_part(a.gjelder, ' ', 2)::bigint
                  where a.type = 'UTBETALING_AVVIKER' and a.borte is null),
                sendt as (
                  select distinct on (v.json ->> 'uid') (v.json ->> 'uid')::uuid as uid, v.json, g.id as oppdrag
                  from godtatt g cross join lateral json_array_elements(g.versjoner) as v (json)
                  order by v.json ->> 'uid', g.id desc)
                select u.uid || ' ' || sendt.oppdrag as gjelder, s.fagsystem as gruppe,
                       s.sak_id || ' (' || u.uid || ', oppdrag ' || sendt.oppdrag || ')' as tekst
                from sendt join utbetaling u on u.uid = sendt.uid join sak s on s.id = u.sak
                where u.versjon is null
                   or (u.versjon -> 'perioder')::jsonb is distinct from (sendt.json -> 'perioder')::jsonb
                   or (u.versjon ->> 'lastPeriodeId') is distinct from (sendt.json ->> 'lastPeriodeId')
                order by u.uid
                """,
                AlarmkildeRepository::les,
                Timestamp.from(moment.minus(TO_TIMER)),
                Timestamp.from(moment.plus(DOGN)));
    }

    /** Meldinger that were answered FEILET in the last day, or whose alarm is open; not those whose outcome has changed (ALM-4). */
    List<Funn> feilet(Instant moment) {
        return jdbc.query(
                """
                select 'melding ' || m.id || ' ' || extract(epoch from m.ferdig) as gjelder, m.fagsystem as gruppe,
                       'melding ' || m.id as tekst
                from melding m where m.utfall = 'FEILET' and not m.dryrun and m.ferdig > ?
                union
                select a.gjelder, a.gruppe, a.tekst
                from alarm a join melding_alle m on m.id = split_part(a.gjelder, ' ', 2)::bigint
                where a.type = 'UTBETALING_FEILET' and a.borte is null and a.handtert is null and m.utfall = 'FEILET'
                  and extract(epoch from m.ferdig)::text = split_part(a.gjelder, ' ', 3)
                order by gjelder
                """,
                AlarmkildeRepository::les,
                Timestamp.from(moment.minus(DOGN)));
    }

    /** Varsler of the last day, and those whose alarm is open. */
    List<Funn> varsler(Alarmtype type, List<Varsel.Type> typer, Instant moment) {
        return jdbc.query(
                """
                select 'varsel ' || v.id as gjelder, v.type as gruppe,
                       'varsel ' || v.id || coalesce(' (melding ' || v.melding || ')', ' (oppdrag ' || v.oppdrag || ')', '') as tekst
                from varsel v where v.type = any(?) and v.opprettet between ? and ?
                union
                """
                        + APNE + "  and a.gjelder like 'varsel %' order by gjelder",
                AlarmkildeRepository::les,
                navn(typer),
                Timestamp.from(moment.minus(DOGN)),
                Timestamp.from(moment.plus(DOGN)),
                type.name());
    }

    private static String[] navn(List<Varsel.Type> typer) {
        return typer.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Answers of OS whose grade nobody knows (ALM-6). */
    List<Funn> ukjenteSvar() {
        return jdbc.query(
                """
                select 'kvittering ' || k.id as gjelder, 'alvorlighetsgrad' as gruppe,
                       'kvittering ' || k.id || coalesce(' (oppdrag ' || k.oppdrag || ')', '') as tekst
                from kvittering k where k.utfall = 'PARKERT' and k.grunn like '%ukjent alvorlighetsgrad%' order by k.id
                """,
                AlarmkildeRepository::les);
    }

    /** What has been put aside for an operator, until he has dealt with it (ALM-7). */
    List<Funn> parkerte() {
        return jdbc.query(
                """
                select 'kvittering ' || k.id as gjelder, 'kvitteringer' as gruppe,
                       'kvittering ' || k.id || coalesce(' (oppdrag ' || k.oppdrag || ')', '') as tekst
                from kvittering k where k.utfall = 'PARKERT'
                union all
                select 'dodbrev ' || d.id || ' ' || d.forsok, 'døde brev', 'brev ' || d.id || ' (' || d.rute || ')'
                from dodbrev d where d.avslutning is null
                order by gjelder
                """,
                AlarmkildeRepository::les);
    }

    /** Whether there have been instances, none of which was able to work after a moment (ALM-8). */
    List<Funn> ingenKlar(Instant siden) {
        return jdbc.query(
                "select max(klar) as sist from instans having max(klar) <= ?",
                (row, nr) -> Funn.av(
                        "instanser", "sist klar " + row.getTimestamp("sist").toInstant()),
                Timestamp.from(siden));
    }

    /**
     * Oppdrag that are neither sent nor held (ALM-12). Those that are asked about again (D5) wait for their time first.
     *
     * @param senest when they must have been derived, at the latest
     */
    List<Funn> usendteOppdrag(Instant senest) {
        return jdbc.query(
                """
                select 'oppdrag ' || o.id as gjelder, o.fagomrade as gruppe,
                       o.fagsystem_id || ' (oppdrag ' || o.id || ')' as tekst
                from oppdrag o where o.tilstand = 'TIL_SENDING'
                  and case when o.forsok = 0 then o.utledet at time zone 'Europe/Oslo' else o.tidligst end <= ?
                order by o.id
                """,
                AlarmkildeRepository::les,
                Timestamp.from(senest));
    }

    /**
     * Saker whose meldinger have waited behind an unanswered oppdrag (ALM-13).
     *
     * @param senest when they must have come, at the latest
     */
    List<Funn> ventendeMeldinger(Instant senest) {
        return jdbc.query(
                """
                select 'sak ' || s.id as gjelder, s.fagsystem as gruppe,
                       s.sak_id || ' (' || count(*) || ' meldinger)' as tekst
                from melding m join sak s on s.id = m.sak
                where m.tilstand = 'VENTER' and not m.dryrun and m.mottatt <= ? group by s.id order by s.id
                """,
                AlarmkildeRepository::les,
                Timestamp.from(senest));
    }

    /** Names of all types of varsel but those that alarms of their own tell of. */
    static List<Varsel.Type> utenom(Varsel.Type... egne) {
        var dekket = Arrays.asList(egne);
        return Arrays.stream(Varsel.Type.values())
                .filter(type -> !dekket.contains(type))
                .toList();
    }
}
