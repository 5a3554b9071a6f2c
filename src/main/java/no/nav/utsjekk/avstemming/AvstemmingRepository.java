package no.nav.utsjekk.avstemming;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import no.nav.utsjekk.avstemming.Avstemmingsmelding.Aksjon;
import no.nav.utsjekk.avstemming.Kjoring.Slag;
import no.nav.utsjekk.database.Rows;
import no.nav.utsjekk.sak.Fagomrade;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code avstemming}, {@code avstemming_fagomrade} and {@code avstemming_melding}, but for their delivery. */
public final class AvstemmingRepository {

    private final JdbcTemplate jdbc;

    public AvstemmingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last day that a daily run has covered. */
    Optional<LocalDate> sisteTom() {
        return Optional.ofNullable(
                jdbc.queryForObject("select max(tom) from avstemming where slag = 'DAGLIG'", LocalDate.class));
    }

    /** Whether there has been a daily run that day (AVS-5). */
    boolean erAvstemt(LocalDate dag) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from avstemming where slag = 'DAGLIG' and dag = ?)", Boolean.class, dag));
    }

    /** Whether there is anything that a run on this day could cover: a new installation has nothing to miss. */
    boolean harNoeForst(LocalDate dag) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select from avstemming where slag = 'DAGLIG')
                       or coalesce((select utledet < ? from oppdrag order by id limit 1), false)
                """,
                Boolean.class,
                dag.atStartOfDay()));
    }

    /**
     * Takes the daily run of a day. Waits while another instance is about to take it.
     *
     * @return its id; empty when the day is taken
     */
    Optional<Long> nyDaglig(LocalDate dag, Avstemmingsperiode periode, Instant beregnet) {
        return jdbc
                .queryForList(
                        """
                        insert into avstemming (slag, dag, fom, tom, beregnet) values ('DAGLIG', ?, ?, ?, ?)
                        on conflict do nothing returning id
                        """,
                        Long.class,
                        dag,
                        periode.fom(),
                        periode.tom(),
                        Timestamp.from(beregnet))
                .stream()
                .findFirst();
    }

    /** A run of a period of somebody's choice; gives its id. */
    long nyManuell(LocalDate dag, Avstemmingsperiode periode, Instant beregnet) {
        return jdbc.queryForList(
                        """
                        insert into avstemming (slag, dag, fom, tom, beregnet) values ('MANUELL', ?, ?, ?, ?) returning id
                        """,
                        Long.class,
                        dag,
                        periode.fom(),
                        periode.tom(),
                        Timestamp.from(beregnet))
                .get(0);
    }

    private record Meldingsrad(Fagomrade fagomrade, Avstemmingsmelding melding) {}

    /** Stores all that a run says; without messages there is nothing to deliver. */
    void lagre(long avstemming, List<Fagomradeavstemming> fagomrader) {
        fagomrader.forEach(fagomrade -> lagre(avstemming, fagomrade));
        var meldinger = fagomrader.stream()
                .flatMap(f -> f.meldinger().stream().map(melding -> new Meldingsrad(f.fagomrade(), melding)))
                .toList();
        Rows.of(IntStream.range(0, meldinger.size()).boxed().toList())
                .bigint(i -> avstemming)
                .integer(i -> i + 1)
                .text(i -> meldinger.get(i).fagomrade().name())
                .text(i -> meldinger.get(i).melding().aksjon().name())
                .text(i -> meldinger.get(i).melding().xml())
                .update(
                        jdbc,
                        """
                        insert into avstemming_melding (avstemming, nr, fagomrade, aksjon, xml)
                        select * from unnest(?, ?, ?, ?, ?)
                        """);
        if (meldinger.isEmpty()) {
            jdbc.update("update avstemming set levert = beregnet where id = ?", avstemming);
        }
    }

    private void lagre(long avstemming, Fagomradeavstemming fagomrade) {
        var godkjent = fagomrade.grunnlag().sum(Gruppe.GODKJENT);
        var varsel = fagomrade.grunnlag().sum(Gruppe.VARSEL);
        var avvist = fagomrade.grunnlag().sum(Gruppe.AVVIST);
        var mangler = fagomrade.grunnlag().sum(Gruppe.MANGLER);
        jdbc.update(
                """
                insert into avstemming_fagomrade
                  (avstemming, fagomrade, avstemming_id, oppdrag, godkjent_antall, godkjent_belop, varsel_antall, varsel_belop,
                   avvist_antall, avvist_belop, mangler_antall, mangler_belop)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                avstemming,
                fagomrade.fagomrade().name(),
                fagomrade.avstemmingId(),
                fagomrade.oppdrag().toArray(Long[]::new),
                godkjent.antall(),
                godkjent.belop(),
                varsel.antall(),
                varsel.belop(),
                avvist.antall(),
                avvist.belop(),
                mangler.antall(),
                mangler.belop());
    }

    private static final String KJORINGER =
            """
            select a.id, a.slag, a.dag, a.fom, a.tom, a.beregnet, a.levert, a.i_tvil, m.antall, m.leverte
            from avstemming a
            cross join lateral (select count(*) as antall, count(levert) as leverte
                                from avstemming_melding where avstemming = a.id) as m
            """;

    /** The newest runs first. */
    List<Kjoring> kjoringer(int max) {
        return jdbc.query(KJORINGER + "order by a.id desc limit ?", (row, nr) -> kjoring(row), max);
    }

    Optional<Kjoring> kjoring(long id) {
        return jdbc.query(KJORINGER + "where a.id = ?", (row, nr) -> kjoring(row), id).stream()
                .findFirst();
    }

    /** Those that OS does not have all of, oldest first. */
    List<Kjoring> uleverte() {
        return jdbc.query(KJORINGER + "where a.levert is null order by a.id", (row, nr) -> kjoring(row));
    }

    private static Kjoring kjoring(ResultSet row) throws SQLException {
        return new Kjoring(
                row.getLong("id"),
                Slag.valueOf(row.getString("slag")),
                row.getObject("dag", LocalDate.class),
                new Avstemmingsperiode(row.getObject("fom", LocalDate.class), row.getObject("tom", LocalDate.class)),
                row.getTimestamp("beregnet").toInstant(),
                Optional.ofNullable(row.getTimestamp("levert")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("i_tvil")).map(Timestamp::toInstant),
                row.getInt("antall"),
                row.getInt("leverte"));
    }

    /** What the last daily run said of each fagområde that it had anything of. */
    List<Sist> sistePerFagomrade() {
        return jdbc.query(
                """
                select distinct on (f.fagomrade) a.fom, a.tom, f.* from avstemming_fagomrade f
                join avstemming a on a.id = f.avstemming where a.slag = 'DAGLIG' order by f.fagomrade, a.id desc
                """,
                (row, nr) -> new Sist(
                        Fagomrade.valueOf(row.getString("fagomrade")),
                        row.getLong("avstemming"),
                        new Avstemmingsperiode(
                                row.getObject("fom", LocalDate.class), row.getObject("tom", LocalDate.class)),
                        grunnlag(row)));
    }

    /** What a run said of each fagområde, with its messages. */
    List<Fagomradeavstemming> fagomrader(long avstemming) {
        var meldinger = jdbc.query(
                "select fagomrade, aksjon, xml from avstemming_melding where avstemming = ? order by nr",
                (row, nr) -> new Meldingsrad(
                        Fagomrade.valueOf(row.getString("fagomrade")),
                        new Avstemmingsmelding(Aksjon.valueOf(row.getString("aksjon")), row.getString("xml"))),
                avstemming);
        return jdbc.query(
                """
                select * from avstemming_fagomrade f where avstemming = ?
                order by (select min(nr) from avstemming_melding m where m.avstemming = f.avstemming and m.fagomrade = f.fagomrade)
                """,
                (row, nr) -> fagomrade(row, meldinger),
                avstemming);
    }

    private static Fagomradeavstemming fagomrade(ResultSet row, List<Meldingsrad> meldinger) throws SQLException {
        var fagomrade = Fagomrade.valueOf(row.getString("fagomrade"));
        return new Fagomradeavstemming(
                fagomrade,
                row.getString("avstemming_id"),
                grunnlag(row),
                ider(row.getArray("oppdrag")),
                meldinger.stream()
                        .filter(rad -> rad.fagomrade() == fagomrade)
                        .map(Meldingsrad::melding)
                        .toList());
    }

    private static Grunnlag grunnlag(ResultSet row) throws SQLException {
        var summer = new EnumMap<Gruppe, Sum>(Gruppe.class);
        for (var gruppe : Gruppe.values()) {
            var navn = gruppe.name().toLowerCase(Locale.ROOT);
            summer.put(gruppe, new Sum(row.getInt(navn + "_antall"), row.getLong(navn + "_belop")));
        }
        return new Grunnlag(summer);
    }

    private static List<Long> ider(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }
}
