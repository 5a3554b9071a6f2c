package no.nav.utsjekk.konsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nav.utsjekk.database.Testbaser;
import no.nav.utsjekk.konsoll.InnholdRepository.Utvalg;
import no.nav.utsjekk.konsoll.SokRepository.Filter;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a page asks the database costs the same however many saker there are: few rows are read, from small tables or by index. */
@ExtendWith(Testbaser.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SidesporringTest {

    private static final int SAKER = 100_000;
    private static final int RADER_I_SMA_TABELLER = 1_000;
    private static final int RADER_PA_EN_SIDE = 10_000;

    private final SingleConnectionDataSource forbindelse;
    private final JdbcTemplate jdbc;

    SidesporringTest(Testbaser baser) {
        forbindelse = new SingleConnectionDataSource(baser.migrert(), LokalPostgres.NAVN, LokalPostgres.NAVN, true);
        jdbc = new JdbcTemplate(forbindelse);
    }

    @BeforeAll
    void fyll() {
        jdbc.update("insert into sak (fagsystem, sak_id) select 'AAP', 'S' || n from generate_series(1, ?) n", SAKER);
        jdbc.update(
                """
                insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, dryrun, tilstand, utfall,
                                     feil, detaljer, mottatt, utledet, sendt, ferdig)
                select 'nokkel-' || s.id, 'AAP', s.id, 'aap', 0, s.id, '{}', false, 'FERDIG',
                       case when s.id % 5000 = 0 then 'FEILET' else 'OK' end, '{"msg":"nei"}', '{}', t, t, t, t
                from sak s cross join lateral (select now() - s.id * interval '1 minute' as t) as tid
                """);
        jdbc.update(
                """
                insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, overleveringer,
                                     alvorlighetsgrad, sist_overlevert, besvart)
                select id, sak, 'AAP', 'S' || sak, mottatt at time zone 'UTC', '<x/>', '[]',
                       case when id % 2000 = 0 then 'SENDT' else 'GODTATT' end, 1, '00', mottatt,
                       case when id % 2000 = 0 then null else mottatt end
                from melding
                """);
        jdbc.update(
                """
                insert into kvittering (innhold, oppdrag, alvorlighetsgrad, utfall)
                select '', id, '00', 'GODTATT' from oppdrag where tilstand = 'GODTATT'
                """);
        jdbc.update(
                """
                insert into sokeord (slag, verdi, sak)
                select 'PERSON', lpad((id / 3)::text, 11, '0'), id from sak
                union all select 'BEHANDLING', 'B' || id / 2, id from sak
                """);
        jdbc.update(
                """
                insert into drift_handling (hvem, handling, grunn, utfall, melding, oppdrag, tidspunkt)
                select 'A123456', 'SEND_OPPDRAG', 'en god grunn', 'UTFORT', id, array[id], ferdig from melding where id % 2 = 0
                """);
        jdbc.execute("analyze");
    }

    @AfterAll
    void close() {
        forbindelse.destroy();
    }

    private record Sporring(String navn, Supplier<Object> svar) {
        @Override
        public String toString() {
            return navn;
        }
    }

    Stream<Sporring> sporringer() {
        var na = Clock.systemUTC().instant();
        var dager = new Filter(na.minus(Duration.ofDays(3)), na, Optional.empty(), Optional.empty());
        var tekst = new Filter(na.minus(Duration.ofDays(30)), na, Optional.of("AAP"), Optional.of("ja"));
        var sok = new SokRepository(jdbc);
        var historie = new SakshistorieRepository(jdbc);
        var innhold = new InnholdRepository(jdbc);
        var revisjon = new RevisjonRepository(jdbc);
        var tavle = new TavleRepository(jdbc);
        return Stream.of(
                new Sporring("oversikten", () -> tavle.tell(na.minus(Duration.ofDays(30)), na)),
                new Sporring("varslene", () -> tavle.varsler(8)),
                new Sporring("sak", () -> sok.saker("S4711")),
                new Sporring("uid", () -> sok.medUid(new UUID(1, 1))),
                new Sporring("nøkkel", () -> sok.medNokkel("nokkel-4711", 100)),
                new Sporring("behandling", () -> sok.medBehandling("B4711")),
                new Sporring("person", () -> historie.medPerson("00000004711")),
                new Sporring("melding", () -> sok.medId(4711)),
                new Sporring("feilede", () -> sok.ferdige("FEILET", dager, 100)),
                new Sporring("ferdige", () -> sok.ferdige("OK", dager, 100)),
                new Sporring("tekst", () -> sok.ferdige("FEILET", tekst, 100)),
                new Sporring("ventende", () -> sok.underveis("VENTER", dager, 100)),
                new Sporring("sakens meldinger", () -> historie.meldinger(4711, 200)),
                new Sporring("sakens oppdrag", () -> historie.oppdrag(4711, 200)),
                new Sporring("sakens kvitteringer", () -> historie.kvitteringer(List.of(4711L))),
                new Sporring("sakens varsler", () -> historie.varsler(List.of(4711L), List.of(4711L))),
                new Sporring("linjer", () -> historie.linjer(4711)),
                new Sporring("oppdraget", () -> innhold.oppdrag(4711)),
                new Sporring("meldingen", () -> innhold.melding(4711)),
                new Sporring("mangler kvittering", () -> innhold.ubesvarte(Utvalg.MANGLER, na, 0, 100)),
                new Sporring("holdte", () -> innhold.ubesvarte(Utvalg.HOLDT, na, 0, 100)),
                new Sporring(
                        "revisjonen av en sak",
                        () -> revisjon.omSak(4711, List.of(4711L), List.of(4711L), List.of(4711L))),
                new Sporring(
                        "revisjonen",
                        () -> revisjon.list(
                                new RevisjonRepository.Filter(
                                        Optional.empty(), Optional.empty(), Instant.EPOCH, na, Long.MAX_VALUE),
                                100)));
    }

    @ParameterizedTest
    @MethodSource("sporringer")
    void a_page_reads_few_rows_with_many_saker(Sporring sporring) {
        long lest = lest();
        long hentet = hentet();

        assertThat(sporring.svar().get()).isNotNull();

        assertThat(lest() - lest).as("rader lest fra ende til annen").isLessThan(RADER_I_SMA_TABELLER);
        assertThat(hentet() - hentet).as("rader funnet i indekser").isLessThan(RADER_PA_EN_SIDE);
    }

    @Test
    void a_table_that_is_read_from_end_to_end_is_noticed() {
        long lest = lest();
        jdbc.queryForObject("select count(*) from melding where posisjon = 3", Long.class);

        assertThat(lest() - lest).isGreaterThan(RADER_I_SMA_TABELLER);
    }

    /** Rows that have been read by scanning whole tables. */
    private long lest() {
        return sum("seq_tup_read");
    }

    private long hentet() {
        return sum("idx_tup_fetch");
    }

    private long sum(String kolonne) {
        jdbc.execute("select pg_stat_force_next_flush()");
        return jdbc.queryForObject("select sum(" + kolonne + ")::bigint from pg_stat_user_tables", Long.class);
    }
}
