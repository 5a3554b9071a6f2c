package no.nav.utsjekk.alarm;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Possible double payments among what has been answered OK, and the table {@code kjent_dobbeltutbetaling} (OPS-6, OPS-7). */
public final class DobbeltutbetalingRepository {

    private static final String MISTENKTE =
            """
            with svar as (
              select m.id, m.fagsystem, m.detaljer from melding m
              where m.utfall = 'OK' and not m.dryrun and m.id in (
                select o.melding from kvittering k join oppdrag o on o.id = k.oppdrag
                where k.mottatt between ? and ? and k.utfall = 'GODTATT')),
            linje as (
              select s.id, s.fagsystem, l ->> 'behandlingId' as behandling_id, l ->> 'klassekode' as klassekode,
                     (l ->> 'fom')::date as fom, (l ->> 'tom')::date as tom, (l ->> 'beløp')::bigint as belop
              from svar s cross join lateral json_array_elements(s.detaljer -> 'linjer') as l
              where (l ->> 'beløp')::bigint > 0),
            mistenkt as (
              select behandling_id, klassekode, fom, tom, min(fagsystem) as fagsystem, max(belop) as belop,
                     array_agg(distinct id order by id) as kilder
              from linje group by behandling_id, klassekode, fom, tom having count(distinct id) > 1)
            select m.*, k.vurdering, k.hvem, k.grunn, k.tidspunkt
            from mistenkt m left join lateral (
              select vurdering, hvem, grunn, tidspunkt from kjent_dobbeltutbetaling k
              where k.behandling_id = m.behandling_id and k.klassekode = m.klassekode and k.fom = m.fom and k.tom = m.tom
              order by k.id desc limit 1) k on true
            order by m.behandling_id, m.klassekode, m.fom, m.tom
            """;

    private final JdbcTemplate jdbc;

    public DobbeltutbetalingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What makes lines the same payment. */
    public record Nokkel(String behandlingId, String klassekode, LocalDate fom, LocalDate tom) {

        /** For people, and to know it again. */
        String tekst() {
            return "%s %s %s %s".formatted(behandlingId, klassekode, fom, tom);
        }
    }

    /** What an operator has judged it to be. The names are those of the table. */
    public enum Vurdering {
        /** no double payment */
        UFARLIG,
        /** it was one, and has been put right */
        RETTET,
        /** the judgement before was wrong */
        ANGRET
    }

    /** A judgement, by whom and why. */
    public record Bedomt(Vurdering vurdering, String hvem, String grunn, Instant tidspunkt) {}

    /**
     * The same payment in several meldinger.
     *
     * @param belop the largest of the lines, whole kroner per unit
     * @param kilder the meldinger that were answered OK with it
     * @param bedomt the newest judgement
     */
    public record Mistenkt(Nokkel nokkel, String fagsystem, long belop, List<Long> kilder, Optional<Bedomt> bedomt) {

        /** Whether an operator has said what it is, and not taken it back. */
        public boolean erKjent() {
            return bedomt.filter(b -> b.vurdering() != Vurdering.ANGRET).isPresent();
        }
    }

    /** Suspects among what OS has accepted between two moments, those that are known included. */
    public List<Mistenkt> mistenkte(Instant fra, Instant til) {
        return jdbc.query(
                MISTENKTE,
                (row, nr) -> new Mistenkt(
                        new Nokkel(
                                row.getString("behandling_id"),
                                row.getString("klassekode"),
                                row.getDate("fom").toLocalDate(),
                                row.getDate("tom").toLocalDate()),
                        row.getString("fagsystem"),
                        row.getLong("belop"),
                        List.of((Long[]) row.getArray("kilder").getArray()),
                        Optional.ofNullable(row.getString("vurdering"))
                                .map(Vurdering::valueOf)
                                .map(bedomt(
                                        row.getString("hvem"), row.getString("grunn"), row.getTimestamp("tidspunkt")))),
                Timestamp.from(fra),
                Timestamp.from(til));
    }

    private static Function<Vurdering, Bedomt> bedomt(String hvem, String grunn, Timestamp tid) {
        return vurdering -> new Bedomt(vurdering, hvem, grunn, tid.toInstant());
    }

    /** Writes a judgement down; doing it twice is allowed (OPS-7). */
    public void bedom(Nokkel nokkel, Vurdering vurdering, String hvem, String grunn) {
        jdbc.update(
                """
                insert into kjent_dobbeltutbetaling (behandling_id, klassekode, fom, tom, vurdering, hvem, grunn)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                nokkel.behandlingId(),
                nokkel.klassekode(),
                Date.valueOf(nokkel.fom()),
                Date.valueOf(nokkel.tom()),
                vurdering.name(),
                hvem,
                grunn);
    }

    /** The alarms of double payments that are open although they were found longer ago, and that nobody has judged since. */
    List<Funn> apne() {
        return jdbc.query(
                """
                select a.gjelder, a.gruppe, a.tekst from alarm a
                where a.type = 'DOBBELTUTBETALING' and a.borte is null and a.handtert is null
                  and not exists (
                    select from kjent_dobbeltutbetaling k
                    where concat_ws(' ', k.behandling_id, k.klassekode, k.fom, k.tom) = a.gjelder
                      and k.vurdering <> 'ANGRET'
                      and k.id = (select max(n.id) from kjent_dobbeltutbetaling n
                                  where (n.behandling_id, n.klassekode, n.fom, n.tom)
                                      = (k.behandling_id, k.klassekode, k.fom, k.tom)))
                """,
                (row, nr) -> Funn.av(row.getString("gjelder"), row.getString("gruppe"), row.getString("tekst")));
    }
}
