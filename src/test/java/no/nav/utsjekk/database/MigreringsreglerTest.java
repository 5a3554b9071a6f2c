package no.nav.utsjekk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.utsjekk.lokal.LokalPostgres;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Migrations can be applied while instances of the version before are at work. */
@ExtendWith(Testbaser.Extension.class)
class MigreringsreglerTest {

    private static final Path MAPPE = Path.of("src/main/resources/db/migration");
    private static final Pattern NAVN = Pattern.compile("V(\\d+)__\\w+\\.sql");

    /** The newest migration that had never met data when it was written. */
    private static final int FORSTE_UTGAVE = 5;

    private final Testbaser baser;

    MigreringsreglerTest(Testbaser baser) {
        this.baser = baser;
    }

    static List<Path> migreringer() throws IOException {
        try (var filer = Files.list(MAPPE)) {
            return filer.filter(fil -> fil.toString().endsWith(".sql"))
                    .sorted((a, b) -> Integer.compare(versjon(a), versjon(b)))
                    .toList();
        }
    }

    private static int versjon(Path fil) {
        var navn = NAVN.matcher(fil.getFileName().toString());
        assertThat(navn.matches()).as("%s is named V<number>__<name>.sql", fil).isTrue();
        return Integer.parseInt(navn.group(1));
    }

    @ParameterizedTest
    @MethodSource("migreringer")
    void no_migration_after_the_first_release_locks_a_table_for_long_or_takes_anything_away(Path migrering)
            throws IOException {
        if (versjon(migrering) > FORSTE_UTGAVE) {
            assertThat(Migreringsregler.brudd(Files.readString(migrering))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table melding add column ny int not null",
                "alter table melding add column ny int not null default random() * 10; update melding set ny = 1",
                "alter table melding add ny int not null",
                "alter table melding alter column nokkel type varchar(10)",
                "alter table melding alter nokkel set data type varchar(10)",
                "alter table melding alter column sak set not null",
                "alter table melding add constraint c check (dryrun)",
                "alter table melding add check (dryrun)",
                "alter table melding\\n  add constraint c\\n  foreign key (sak) references sak",
                "alter table melding add constraint c unique (nokkel)",
                "create index x on melding (nokkel)",
                "create unique index x on melding (nokkel) where dryrun",
                "-- a comment\\nCREATE INDEX x ON melding (nokkel)",
                "create table ny (id int); create index x on melding (nokkel)",
                "alter table melding rename column nokkel to navn",
                "alter table melding rename to henvendelse",
                "update melding set nokkel = nokkel",
                "delete from mottatt",
                "lock table melding",
                "vacuum full melding"
            })
    void what_is_refused(String sql) {
        assertThat(Migreringsregler.brudd(sql.replace("\\n", "\n"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table melding add column ny int",
                "alter table melding add column ny int not null default 0",
                "alter table melding add column ny timestamptz not null default now()",
                "create index concurrently x on melding (nokkel)",
                "create unique index concurrently x on melding (nokkel)",
                "alter table melding add constraint c check (dryrun) not valid",
                "alter table melding validate constraint c",
                "alter table melding add constraint c unique using index x",
                "create table ny (id int primary key, m bigint not null references melding); create index x on ny (m)",
                "alter table melding set (autovacuum_vacuum_scale_factor = 0.1)",
                "comment on table melding is 'update melding; delete from melding'",
                "insert into utboks_kanal (kanal) values ('MQ')"
            })
    void what_is_allowed(String sql) {
        assertThat(Migreringsregler.brudd(sql)).isEmpty();
    }

    /** A rewritten table has a new file. */
    @Test
    void no_migration_writes_a_table_anew() {
        var url = baser.tom();
        var jdbc = Testbaser.jdbc(url);
        Map<String, Long> forrige = Map.of();
        for (var versjon : versjoner()) {
            Migration.configuration(url, LokalPostgres.NAVN, LokalPostgres.NAVN)
                    .target(MigrationVersion.fromVersion(versjon))
                    .load()
                    .migrate();
            assertThat(filer(jdbc)).as("after %s", versjon).containsAllEntriesOf(forrige);
            fyll(jdbc);
            forrige = filer(jdbc);
        }
        jdbc.execute("alter table mottatt alter column partisjon type bigint");
        assertThat(filer(jdbc)).as("the test must be able to fail").isNotEqualTo(forrige);
    }

    private static List<String> versjoner() {
        try {
            return migreringer().stream()
                    .map(fil -> String.valueOf(versjon(fil)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Long> filer(JdbcTemplate jdbc) {
        return jdbc
                .query(
                        """
                        select relname, pg_relation_filenode(oid) as fil from pg_class
                        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
                        """,
                        (row, nr) -> Map.entry(row.getString("relname"), row.getLong("fil")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void fyll(JdbcTemplate jdbc) {
        Stream.of(
                        "insert into sak (fagsystem, sak_id) values ('AAP', gen_random_uuid()::text)",
                        """
                        insert into mottatt (topic, partisjon, posisjon, tidspunkt)
                        select 't', 0, count(*), 0 from mottatt
                        """,
                        "insert into utboks (kanal, mottaker) values ('KAFKA', 't')")
                .forEach(jdbc::execute);
    }
}
