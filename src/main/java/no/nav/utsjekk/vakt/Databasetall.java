package no.nav.utsjekk.vakt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.sak.Fagomrade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much of what there is in the database, as gauges. Counted on the rounds of {@link Vakt}, never during a scrape. While
 * the database is away there are no numbers rather than old ones; health says why.
 */
public final class Databasetall implements Runnable {

    /** Each part reads an index that holds only what is not finished: it costs the same however much has been done. */
    private static final String SQL =
            """
            select 'utsjekk.meldinger' as maler, 'tilstand' as merke, 'VENTER' as verdi, count(*)::float8 as tall
              from melding where tilstand = 'VENTER'
            union all
            select 'utsjekk.meldinger', 'tilstand', 'KLAR', count(*) from melding where tilstand = 'KLAR'
            union all
            select 'utsjekk.meldinger', 'tilstand', 'UTLEDET', count(*) from melding where tilstand = 'UTLEDET'
            union all
            select 'utsjekk.oppdrag.ubesvart', 'fagomrade', f.navn, count(o.id)
              from unnest(?) as f (navn)
              left join oppdrag o on o.fagomrade = f.navn and o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT')
              group by f.navn
            union all
            select 'utsjekk.oppdrag.holdt', null, null, count(*) from oppdrag where tilstand = 'HOLDT'
            union all
            select 'utsjekk.oppdrag.usendt.eldste.sekunder', null, null,
                   extract(epoch from greatest(clock_timestamp() - min(tidligst), interval '0'))
              from oppdrag where tilstand = 'TIL_SENDING'
            union all
            select 'utsjekk.utboks.uleverte', 'kanal', 'KAFKA', count(*)
              from utboks where levert is null and kanal = 'KAFKA'
            union all
            select 'utsjekk.utboks.uleverte', 'kanal', 'MQ', count(*)
              from utboks where levert is null and kanal = 'MQ'
            union all
            select 'utsjekk.utboks.eldste.sekunder', 'kanal', 'KAFKA', extract(epoch from clock_timestamp() -
                     (select opprettet from utboks where levert is null and kanal = 'KAFKA' order by id limit 1))
            union all
            select 'utsjekk.utboks.eldste.sekunder', 'kanal', 'MQ', extract(epoch from clock_timestamp() -
                     (select opprettet from utboks where levert is null and kanal = 'MQ' order by id limit 1))
            union all
            select 'utsjekk.utboks.stanset', 'grunn', g.navn, count(s.utboks)
              from unnest(array['TOPIC', 'DODBREV', 'BAK']) as g (navn) left join utboks_stans s on s.grunn = g.navn
              group by g.navn
            union all
            select 'utsjekk.dodbrev', null, null, count(*) from dodbrev where avslutning is null
            union all
            select 'utsjekk.kvitteringer.parkert', null, null, count(*) from kvittering where utfall = 'PARKERT'
            union all
            select 'utsjekk.avstemming.uleverte', null, null, count(m.nr)
              from avstemming a join avstemming_melding m on m.avstemming = a.id and m.levert is null
              where a.levert is null
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Databasetall.class);

    private record Tall(String maler, Tags merke, double tall) {}

    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private boolean known = true;

    /** @param jdbc on connections that the work does not need */
    public Databasetall(JdbcTemplate jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Override
    public void run() {
        try {
            show(count());
            known = true;
        } catch (DataAccessException e) {
            if (known) {
                LOG.warn("Tallene fra databasen er borte: {}", Giftig.name(e));
            }
            known = false;
            show(List.of());
        }
    }

    private List<Tall> count() {
        return jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(SQL);
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "text",
                                    Arrays.stream(Fagomrade.values())
                                            .map(Enum::name)
                                            .toArray()));
                    return statement;
                },
                (row, nr) -> new Tall(
                        row.getString("maler"),
                        row.getString("merke") == null
                                ? Tags.empty()
                                : Tags.of(row.getString("merke"), row.getString("verdi")),
                        row.getDouble("tall")));
    }

    private void show(List<Tall> alle) {
        var byName = alle.stream().collect(Collectors.groupingBy(Tall::maler, LinkedHashMap::new, Collectors.toList()));
        byName.keySet()
                .forEach(name -> gauges.computeIfAbsent(
                        name, ny -> MultiGauge.builder(ny).register(meters)));
        gauges.forEach((name, gauge) -> gauge.register(
                byName.getOrDefault(name, List.of()).stream()
                        .map(tall -> MultiGauge.Row.of(tall.merke(), tall.tall()))
                        .collect(Collectors.toList()),
                true));
    }
}
