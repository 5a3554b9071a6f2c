package no.nav.utsjekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.nav.utsjekk.lokal.LokalPostgres;
import no.nav.utsjekk.setninger.Setning;
import no.nav.utsjekk.setninger.Setninger;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A new version starts beside the old one, on one database (docs/adr/0017). */
@ExtendWith(Testbaser.Extension.class)
class VersjonerTest {

    private final Testbaser baser;
    private final String url;

    VersjonerTest(Testbaser baser) {
        this.baser = baser;
        this.url = baser.tom();
    }

    static List<Setninger> iBruk() {
        return Setninger.iBruk();
    }

    // --- the old version on the new schema

    @ParameterizedTest
    @MethodSource("iBruk")
    void every_statement_of_a_version_in_use_can_be_run_on_the_newest_schema(Setninger gamle) {
        assertThat(feil(baser.migrert(), gamle)).isEmpty();
        assertThat(gamle.alle()).hasSizeGreaterThan(40);
    }

    /** Postgres parses and checks each; gives what it says of those that it cannot run. */
    private static List<String> feil(String url, Setninger setninger) {
        var forbindelse = new SingleConnectionDataSource(url, LokalPostgres.NAVN, LokalPostgres.NAVN, true);
        try {
            var jdbc = new JdbcTemplate(forbindelse);
            return setninger.alle().stream()
                    .flatMap(setning -> feil(jdbc, setning).stream())
                    .toList();
        } finally {
            forbindelse.destroy();
        }
    }

    private static List<String> feil(JdbcTemplate jdbc, Setning setning) {
        try {
            jdbc.execute(setning.forbered("provd"));
            jdbc.execute("deallocate provd");
            return List.of();
        } catch (DataAccessException e) {
            return List.of(e.getMostSpecificCause().getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table melding drop column detaljer cascade",
                "alter table oppdrag rename column besvart to ferdig",
                "drop table utboks_kanal",
                "drop view oppdrag_alle"
            })
    void a_statement_that_no_longer_can_be_run_is_told_of(String endring) {
        var ny = baser.migrert();
        Testbaser.jdbc(ny).execute(endring);
        var nyeste = iBruk().get(iBruk().size() - 1);
        assertThat(feil(ny, nyeste)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("iBruk")
    void what_a_version_in_use_writes_is_taken_by_the_newest_schema(Setninger gamle) {
        assertThat(skjema(gamle.skjema()).brudd(Skjema.les(Testbaser.jdbc(baser.migrert()))))
                .isEmpty();
    }

    private Skjema skjema(int versjon) {
        var gammel = baser.tom();
        Migration.configuration(gammel, LokalPostgres.NAVN, LokalPostgres.NAVN)
                .target(MigrationVersion.fromVersion(String.valueOf(versjon)))
                .load()
                .migrate();
        return Skjema.les(Testbaser.jdbc(gammel));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table varsel drop column tekst cascade | varsel.tekst er borte",
                "alter table varsel rename column tekst to beskjed | varsel.tekst er borte",
                "drop table dodbrev | dodbrev.id er borte",
                "alter table dodbrev alter column partisjon type bigint | dodbrev.partisjon er bigint, ikke integer",
                "alter table dodbrev add column ny int not null | dodbrev.ny er ny og må oppgis",
                "alter table dodbrev alter column topic set not null | dodbrev.topic kan ikke lenger være null",
                "alter table dodbrev alter column opprettet drop default | dodbrev.opprettet må nå oppgis",
                "alter table dodbrev add check (partisjon < 9) | dodbrev har et nytt krav: CHECK ((partisjon < 9))",
                "alter table dodbrev add check (partisjon < 9) not valid | dodbrev har et nytt krav: CHECK ((partisjon < 9)) NOT VALID",
                "alter table dodbrev add foreign key (posisjon) references sak | dodbrev har et nytt krav: FOREIGN KEY (posisjon) REFERENCES sak(id)",
                "create unique index x on dodbrev (arsak) | dodbrev har et nytt krav: unique  btree (arsak)"
            })
    void what_the_newest_schema_would_not_take_is_told_of(String endring, String brudd) {
        var ny = Testbaser.jdbc(baser.migrert());
        var gammelt = Skjema.les(ny);
        ny.execute(endring);
        assertThat(gammelt.brudd(Skjema.les(ny))).contains(brudd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table dodbrev add column ny int",
                "alter table dodbrev add column ny int not null default 3",
                "alter table dodbrev alter column arsak drop not null",
                "create table ny (id int primary key, navn text not null check (navn <> ''))",
                "create index x on dodbrev (arsak)",
                "alter table varsel drop constraint varsel_melding_fkey"
            })
    void what_only_adds_or_lets_go_is_no_breach(String endring) {
        var ny = Testbaser.jdbc(baser.migrert());
        var gammelt = Skjema.les(ny);
        ny.execute(endring);
        assertThat(gammelt.brudd(Skjema.les(ny))).isEmpty();
    }

    @Test
    void a_version_starts_on_a_schema_that_is_newer_than_itself() {
        migrer("V9001");
        try (var database = Database.open(url, LokalPostgres.NAVN, LokalPostgres.NAVN, 2, Duration.ofMinutes(1))) {
            assertThat(new JdbcTemplate(database).queryForObject("select count(*) from melding", Integer.class))
                    .isZero();
        }
        assertThat(anvendt("9001")).isEqualTo(1);
    }

    // --- the new version while the old one works

    @Test
    void instances_that_start_together_migrate_once() {
        var starter = IntStream.range(0, 4)
                .mapToObj(nr -> CompletableFuture.runAsync(() -> migrer("V9001")))
                .toList();
        starter.forEach(CompletableFuture::join);
        assertThat(anvendt("1")).isEqualTo(1);
        assertThat(anvendt("9001")).isEqualTo(1);
    }

    @Test
    void an_index_is_built_beside_a_transaction_of_the_old_version_and_waits_for_it() throws Exception {
        migrer();
        try (var gammel = skriver()) {
            var migrering = CompletableFuture.runAsync(() -> migrer("V9002"));
            await().until(() -> Testbaser.jdbc(url)
                            .queryForObject(
                                    """
                                    select count(*) from pg_stat_activity
                                    where application_name = 'utsjekk-migrering' and query like 'create index%' and wait_event_type = 'Lock'
                                      and datname = current_database()
                                    """,
                                    Integer.class)
                    == 1);
            gammel.commit();
            migrering.join();
        }
        assertThat(Testbaser.jdbc(url)
                        .queryForObject(
                                "select indisvalid from pg_index where indexrelid = 'varsel_type'::regclass",
                                Boolean.class))
                .isTrue();
    }

    @Test
    void a_migration_that_gets_no_lock_gives_up_so_that_the_old_version_goes_on_and_the_next_start_tries_again()
            throws Exception {
        migrer();
        try (var gammel = skriver()) {
            assertThatThrownBy(() -> migrer("V9001"))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("lock timeout");
            gammel.commit();
        }
        assertThat(anvendt("9001")).isZero();
        migrer("V9001");
        assertThat(anvendt("9001")).isEqualTo(1);
    }

    /** A transaction that has written to {@code varsel}. */
    private Connection skriver() throws Exception {
        var connection = Testbaser.jdbc(url).getDataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into varsel (type, tekst) values ('x', 'y')");
        }
        return connection;
    }

    private void migrer(String... kommende) {
        Kommende.migrer(url, LokalPostgres.NAVN, LokalPostgres.NAVN, kommende);
    }

    private int anvendt(String versjon) {
        return Testbaser.jdbc(url)
                .queryForObject(
                        "select count(*) from flyway_schema_history where version = ? and success",
                        Integer.class,
                        versjon);
    }
}
