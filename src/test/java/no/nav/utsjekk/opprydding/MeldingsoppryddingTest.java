package no.nav.utsjekk.opprydding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.nav.utsjekk.arkiv.ArkivRepository;
import no.nav.utsjekk.database.Testbaser;
import no.nav.utsjekk.dodbrev.Dodbrev;
import no.nav.utsjekk.dodbrev.DodbrevRepository;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.VarselRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Handled meldinger leave the hot tables with all that belongs to them, and nothing that is needed ever does. */
@ExtendWith(Testbaser.Extension.class)
class MeldingsoppryddingTest {

    private static final Duration ALDER = Duration.ofDays(90);
    private static final int SAKER = 60;

    private final JdbcTemplate jdbc;
    private final String url;
    private final MeterRegistry meters = new SimpleMeterRegistry();

    MeldingsoppryddingTest(Testbaser baser) {
        url = baser.migrert();
        jdbc = Testbaser.jdbc(url);
    }

    static LongStream seeds() {
        return LongStream.generate(() -> Long.getLong("opprydding.seed", new Random().nextLong()))
                .limit(Integer.getInteger("opprydding.runder", 5));
    }

    @ParameterizedTest(name = "-Dopprydding.seed={0}")
    @MethodSource("seeds")
    void what_is_history_leaves_and_what_somebody_needs_never_does(long seed) {
        try (var historie = new Historie(url, seed)) {
            historie.saker(SAKER);
            var for_ = historie.innhold();
            var alle = historie.meldinger("melding");

            ryddAlt(new Instans(jdbc), 1 + new Random(seed).nextInt(20));

            assertThat(historie.meldinger("melding")).isEqualTo(historie.skalBli());
            var flyttet = new HashSet<>(alle);
            flyttet.removeAll(historie.skalBli());
            assertThat(flyttet).isNotEmpty();
            assertThat(historie.meldinger("melding_arkiv")).isEqualTo(flyttet);
            assertThat(historie.innhold())
                    .as("nothing is lost, doubled or changed")
                    .isEqualTo(for_);
            assertThat(historie.adskilt()).isEmpty();
            assertThat(meters.get("utsjekk.opprydding.rader")
                            .tag("tabell", "melding")
                            .counter()
                            .count())
                    .isEqualTo(flyttet.size());
        }
    }

    @ParameterizedTest(name = "-Dopprydding.seed={0}")
    @MethodSource("seeds")
    void what_is_asked_for_again_comes_back_as_it_was_and_leaves_again(long seed) {
        try (var historie = new Historie(url, seed)) {
            historie.saker(SAKER);
            var for_ = historie.innhold();
            ryddAlt(new Instans(jdbc), 500);
            var oppdrag = historie.arkiverteOppdrag();

            new Instans(jdbc).iTransaksjon(() -> new ArkivRepository(jdbc).hentFram(oppdrag));

            assertThat(historie.arkiverteOppdrag()).isEmpty();
            assertThat(historie.meldinger("melding")).containsAll(historie.skalBli());
            assertThat(historie.innhold()).isEqualTo(for_);
            ryddAlt(new Instans(jdbc), 500);
            assertThat(historie.meldinger("melding")).isEqualTo(historie.skalBli());
            assertThat(historie.innhold()).isEqualTo(for_);
        }
    }

    /** Three instances tidy up and bring back at the same time, and lose their connections all the while. */
    @ParameterizedTest(name = "-Dopprydding.seed={0}")
    @MethodSource("seeds")
    void several_instances_that_are_killed_at_any_moment_lose_and_double_nothing(long seed) throws Exception {
        try (var historie = new Historie(url, seed)) {
            historie.saker(SAKER);
            var for_ = historie.innhold();
            var ferdig = new AtomicBoolean();
            var pool = Executors.newCachedThreadPool();
            try {
                var arbeid = IntStream.range(0, 3)
                        .mapToObj(nr -> pool.submit((Callable<Void>) () -> {
                            arbeid(new Random(seed + nr));
                            return null;
                        }))
                        .toList();
                var drap = pool.submit((Callable<Integer>) () -> drep(ferdig, seed));
                for (var instans : arbeid) {
                    instans.get();
                }
                ferdig.set(true);
                assertThat(drap.get())
                        .as("the test itself must have killed somebody")
                        .isPositive();
            } finally {
                ferdig.set(true);
                pool.shutdown();
            }
            assertThat(historie.innhold()).isEqualTo(for_);
            ryddAlt(new Instans(jdbc), 100);
            assertThat(historie.meldinger("melding")).isEqualTo(historie.skalBli());
            assertThat(historie.innhold()).isEqualTo(for_);
            assertThat(historie.adskilt()).isEmpty();
        }
    }

    private void arbeid(Random random) {
        var instans = new Instans(Testbaser.jdbc(url + "?ApplicationName=instans"));
        for (int nr = 0; nr < 60; nr++) {
            try {
                if (random.nextInt(4) == 0) {
                    instans.hentFramNoe(random);
                } else {
                    instans.rydd(1 + random.nextInt(30));
                }
            } catch (DataAccessException | TransactionException killed) {
                // the next round begins anew, as it does in the product
            }
        }
    }

    private int drep(AtomicBoolean ferdig, long seed) {
        var random = new Random(seed);
        int drept = 0;
        while (!ferdig.get()) {
            drept += jdbc.queryForList(
                            """
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where application_name = 'instans' and datname = current_database() and random() < ?
                            """,
                            random.nextDouble() / 2)
                    .size();
        }
        return drept;
    }

    @ParameterizedTest
    @CsvSource({
        "melding for update, melding_arkiv",
        "melding for key share, melding_arkiv",
        "oppdrag for update, oppdrag_arkiv",
        "transaksjon for update, transaksjon_arkiv"
    })
    void a_melding_that_somebody_is_working_on_is_left_for_another_time(String las, String arkiv) {
        try (var historie = new Historie(url, 7)) {
            historie.saker(SAKER);
            var instans = new Instans(jdbc);
            var kandidater = instans.meldinger.kandidater(1000);
            var andre = new Instans(Testbaser.jdbc(url));
            andre.iTransaksjon(() -> {
                andre.jdbc.queryForList("select * from " + las);
                instans.iTransaksjon(() -> {
                    instans.jdbc.execute("set local lock_timeout = '1s'");
                    instans.meldinger.arkiver(kandidater);
                });
            });
            assertThat(antall(arkiv)).isZero();
            ryddAlt(instans, 500);
            assertThat(antall(arkiv)).isPositive();
            assertThat(historie.meldinger("melding")).isEqualTo(historie.skalBli());
        }
    }

    private int antall(String tabell) {
        return jdbc.queryForObject("select count(*) from " + tabell, Integer.class);
    }

    /** A foreign key that nobody has thought of would hold every melding back, one dead letter for each. */
    @Test
    void every_table_that_refers_to_what_moves_is_known() {
        assertThat(jdbc.queryForList(
                        """
                        select conrelid::regclass || '.' || attname || ' -> ' || confrelid::regclass
                        from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
                        where contype = 'f'
                          and confrelid in ('melding'::regclass, 'oppdrag'::regclass, 'kvittering'::regclass,
                                            'transaksjon'::regclass, 'utboks'::regclass)
                        """,
                        String.class))
                .containsExactlyInAnyOrder(
                        "meldingsdel.melding -> melding",
                        "transaksjon.melding -> melding",
                        "transaksjonsdel.transaksjon -> transaksjon",
                        "oppdrag.melding -> melding",
                        "oppdragslinje.oppdrag -> oppdrag",
                        "kvittering.oppdrag -> oppdrag",
                        "varsel.melding -> melding",
                        "varsel.oppdrag -> oppdrag",
                        "varsel.kvittering -> kvittering",
                        // gone when the dry run is answered, and until then it is not moved
                        "simulering.melding -> melding");
    }

    /** Rows move with {@code select *}. */
    @Test
    void an_archive_and_its_view_have_the_columns_of_the_hot_table_in_the_same_order() {
        assertThat(Historie.MED_ARKIV).allSatisfy(tabell -> {
            assertThat(kolonner(tabell + "_arkiv")).isEqualTo(kolonner(tabell));
            assertThat(kolonner(tabell + "_alle")).isEqualTo(kolonner(tabell));
        });
    }

    private List<String> kolonner(String tabell) {
        return jdbc.queryForList(
                """
                select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                """,
                String.class,
                tabell);
    }

    @Test
    void a_melding_that_cannot_be_moved_stays_and_a_person_is_told_once() {
        try (var historie = new Historie(url, 3)) {
            historie.saker(20);
            jdbc.execute("create table ny (melding bigint references melding)");
            jdbc.execute("insert into ny select id from melding");
            var instans = new Instans(jdbc);
            var kandidater = instans.meldinger.kandidater(1000);
            assertThatThrownBy(() -> instans.iTransaksjon(() -> instans.meldinger.arkiver(kandidater)))
                    .isInstanceOf(DataAccessException.class);
            for (long melding : kandidater) {
                instans.iTransaksjon(() -> instans.meldinger.giOpp(melding, new IllegalStateException("x")));
            }
            instans.iTransaksjon(() -> instans.meldinger.arkiver(instans.meldinger.kandidater(1000)));
            assertThat(historie.meldinger("melding_arkiv")).isEmpty();
            assertThat(jdbc.queryForList("select melding from dodbrev where rute = 'opprydding-melding'", Long.class))
                    .containsExactlyInAnyOrderElementsOf(kandidater);
        }
    }

    /** Otherwise what is archived would look newer than the record, which could then never be sent again. */
    @Test
    void a_dead_letter_knows_the_newest_melding_also_when_that_has_left() {
        try (var historie = new Historie(url, 5)) {
            historie.saker(20);
            var instans = new Instans(jdbc);
            ryddAlt(instans, 500);
            long nyeste = 1 + jdbc.queryForObject("select max(id) from melding_alle", Long.class);
            jdbc.update("update melding_arkiv set id = ? where id = (select min(id) from melding_arkiv)", nyeste);

            instans.iTransaksjon(() -> instans.dodbrev.add(List.of(new Dodbrev(
                    "mottak", Optional.empty(), Optional.empty(), Optional.empty(), "IllegalStateException", "x"))));

            assertThat(jdbc.queryForObject("select etter_melding from dodbrev where rute = 'mottak'", Long.class))
                    .isEqualTo(nyeste);
        }
    }

    private void ryddAlt(Instans instans, int porsjon) {
        int runder = antall("melding") / porsjon + 2;
        for (int nr = 0; nr < runder; nr++) {
            instans.rydd(porsjon);
        }
    }

    /** One instance's housekeeping. */
    private final class Instans {

        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaksjon;
        private final DodbrevRepository dodbrev;
        private final Meldingsopprydding meldinger;

        Instans(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            transaksjon = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
            var metrics = new Metrics(meters);
            dodbrev = new DodbrevRepository(
                    jdbc, new UtboksRepository(jdbc), new VarselRepository(jdbc, metrics), Clock.systemUTC());
            meldinger = new Meldingsopprydding(new ArkivRepository(jdbc), dodbrev, metrics, ALDER);
        }

        void rydd(int porsjon) {
            var kandidater = meldinger.kandidater(porsjon);
            iTransaksjon(() -> meldinger.arkiver(kandidater));
        }

        void hentFramNoe(Random random) {
            var oppdrag = jdbc.queryForList("select id from oppdrag_arkiv", Long.class).stream()
                    .filter(id -> random.nextInt(4) == 0)
                    .collect(Collectors.toSet());
            iTransaksjon(() -> new ArkivRepository(jdbc).hentFram(oppdrag));
        }

        void iTransaksjon(Runnable steg) {
            transaksjon.executeWithoutResult(status -> steg.run());
        }
    }
}
