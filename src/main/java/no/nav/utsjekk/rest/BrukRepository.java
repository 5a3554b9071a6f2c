package no.nav.utsjekk.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.rest.Bruk.Kallsted;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code rest_bruk}: who calls what, per day. */
public final class BrukRepository {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public BrukRepository(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Map<Kallsted, Long> talt) {
        var dag = LocalDate.now(clock.withZone(OSLO));
        var rader = talt.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Kallsted, Long> e) -> e.getKey().klient())
                        .thenComparing(e -> e.getKey().endepunkt()))
                .toList();
        Rows.of(rader)
                .asText(e -> dag)
                .text(e -> e.getKey().klient())
                .text(e -> e.getKey().endepunkt())
                .bigint(Map.Entry::getValue)
                .update(
                        jdbc,
                        """
                        insert into rest_bruk (dag, klient, endepunkt, antall, sist)
                        select dag::date, klient, endepunkt, antall, now() from unnest(?, ?, ?, ?) as b (dag, klient, endepunkt, antall)
                        on conflict (dag, klient, endepunkt)
                        do update set antall = rest_bruk.antall + excluded.antall, sist = excluded.sist
                        """);
    }

    /**
     * How much a client has called an endpoint.
     *
     * @param sist the last time, ISO-8601
     */
    record Linje(String klient, String endepunkt, long antall, String forste, String sist) {}

    /** Who has called what in the last so many days, the latest first. */
    List<Linje> bruk(int dager) {
        return jdbc.query(
                """
                select klient, endepunkt, sum(antall) as antall, min(dag) as forste, max(sist) as sist from rest_bruk
                where dag > ?::date - ? group by klient, endepunkt order by max(sist) desc, klient, endepunkt
                """,
                (row, nr) -> new Linje(
                        row.getString("klient"),
                        row.getString("endepunkt"),
                        row.getLong("antall"),
                        row.getString("forste"),
                        row.getObject("sist", java.time.OffsetDateTime.class)
                                .toInstant()
                                .toString()),
                LocalDate.now(clock.withZone(OSLO)).toString(),
                dager);
    }
}
